import type { Colleague } from '@tasuki/domain/account/account.contract'
import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../../account/account.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { dayText } from '../../ui/time-text'
import { careMessages } from './care.messages'
import { absencesQuery } from './care.queries'
import classes from './InChargeLine.module.css'

type InChargeLineProps = {
  personInCharge: Colleague | null
  deputy: Colleague | null
  onTakeOver: () => void
  onChange: () => void
  busy: boolean
  error: unknown
}

/** Who of us is in charge of this side, who is away, and 「自分が担当になる」 for everybody else (rule 82). */
export const InChargeLine = ({ personInCharge, deputy, onTakeOver, onChange, busy, error }: InChargeLineProps) => {
  const words = useMessages(careMessages)
  const { language } = useLanguage()
  const now = useNow()
  const me = useQuery(meQuery).data
  const away = new Map((useQuery(absencesQuery).data?.absences ?? []).filter((absence) => absence.now).map((absence) => [absence.person.personId, absence.lastDay]))
  const nameOf = (person: Colleague | null) => {
    if (person === null) return <span className={classes.nobody}>{words.nobody}</span>
    const until = away.get(person.personId)
    return (
      <>
        {person.displayName}
        {until === undefined ? null : <span className={classes.away}>（{words.awayUntil(dayText(until, now, language))}）</span>}
      </>
    )
  }
  return (
    <div className={classes.line}>
      <span>
        {words.inCharge}：{nameOf(personInCharge)}
      </span>
      {deputy === null ? null : (
        <span>
          {words.deputy}：{nameOf(deputy)}
        </span>
      )}
      <span className={classes.acts} data-print="hide">
        {me === undefined || me === null || personInCharge?.personId === me.personId ? null : (
          <ActionButton size="xs" onAct={onTakeOver} busy={busy}>
            {words.takeOver}
          </ActionButton>
        )}
        <ActionButton size="xs" tone="quiet" onAct={onChange}>
          {words.change}
        </ActionButton>
      </span>
      <ProblemPanel error={error} />
    </div>
  )
}
