import type { CaseListItem } from '@tasuki/domain/transfer/case-list.contract'
import { useMessages } from '../../ui/language'
import { StateMark, type MarkTone } from '../../ui/StateMark'
import { caseMessages } from '../case.messages'
import classes from '../lists/CasesPage.module.css'

/** ○2 …1 ×1, and how many haven't been opened: how the candidates of a case stand, at a glance. */
export const CandidateCounts = ({ counts, overdue }: { counts: CaseListItem['counts']; overdue: boolean }) => {
  const words = useMessages(caseMessages)
  if (counts.asked === 0) return <span className={classes.none}>{words.notAsked}</span>
  const shown: { tone: MarkTone; count: number; label: string; word?: string }[] = [
    { tone: 'yes', count: counts.acceptable, label: words.countAcceptable(counts.acceptable) },
    { tone: 'thinking', count: counts.considering, label: words.countConsidering(counts.considering) },
    { tone: 'no', count: counts.declined, label: words.countDeclined(counts.declined) },
    { tone: 'none', count: counts.unread, label: words.countUnread(counts.unread), word: words.countUnread(counts.unread) },
  ]
  return (
    <span className={classes.counts}>
      {shown
        .filter(({ count }) => count > 0)
        .map(({ tone, count, label, word }) => (
          <span key={tone} title={label}>
            <StateMark tone={tone}>
              <span aria-hidden>{word ?? count}</span>
              <span className="visuallyHidden">{label}</span>
            </StateMark>
          </span>
        ))}
      {overdue ? <StateMark tone="waits">{words.overdueShort}</StateMark> : null}
    </span>
  )
}
