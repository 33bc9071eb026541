import type { CaseEvent } from '@tasuki/domain/transfer/case.contract'
import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { RelativeTime } from '../ui/RelativeTime'
import { SkeletonRows } from '../ui/SkeletonRows'
import { eventMessages } from './event.messages'
import { caseEventText } from './case-event-text'
import { useRoomVocabulary } from './room-event'
import classes from './SenderCase.module.css'
import { caseEventsQuery } from './transfer.queries'

/** What happened to a case, newest first. */
export const HistoryTab = ({ caseId }: { caseId: string }) => {
  const words = useMessages(eventMessages)
  const vocabulary = useRoomVocabulary()
  const { data, error, refetch } = useQuery(caseEventsQuery(caseId))
  if (data === undefined) return error === null ? <SkeletonRows rows={5} columns={3} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  if (data.events.length === 0) return <EmptyState title={words.historyEmpty} />
  const who = (event: CaseEvent) => [event.hospital?.shortName ?? words.system, event.personName ?? ''].filter((part) => part !== '').join('　')
  const concerned = (event: CaseEvent) => (event.concerns === null || event.concerns.id === event.hospital?.id ? '' : `${event.concerns.shortName}：`)
  return (
    <ol className={classes.history} aria-label={words.historyTitle}>
      {[...data.events].reverse().map((event) => (
        <li key={event.id}>
          <span className={classes.when}>
            <RelativeTime at={event.at} withClock />
          </span>
          <span>
            {concerned(event)}
            {caseEventText(event, vocabulary)}
          </span>
          <span className={classes.about}>{who(event)}</span>
        </li>
      ))}
    </ol>
  )
}
