import type { SeatEstimate } from '@tasuki/domain/account/seat/seat-fee.rules'
import { ApiRefusal } from '../../platform/api-problem'
import { useProblemText } from '../../platform/ProblemPanel'
import { useLanguage, useMessages } from '../../ui/language'
import { fullDayText } from '../../ui/time-text'
import { seatMessages } from './seat.messages'
import classes from './SeatCost.module.css'

/** What the server adds to a refusal, beside the field that it concerns. */
export const useEstimateRefusal = (error: unknown): { field: string; text: string } | undefined => {
  const words = useMessages(seatMessages)
  const { language } = useLanguage()
  const problemText = useProblemText()
  if (!(error instanceof ApiRefusal)) return undefined
  const { details } = error
  const field = details.fields?.[0]
  if (field === undefined) return undefined
  const day = (value: unknown) => fullDayText(String(value), language)
  const said = {
    start_too_early: () => words.onlyEarliest(String(details.earliest)),
    start_too_late: () => words.onlyUntil(String(details.latest)),
    applications_paused: () => words.pausedFrom(day(details.from), day(details.until)),
  }[error.code as string]
  const text = problemText(error)
  return { field, text: [text.what, said?.() ?? text.todo ?? ''].join('') }
}

/** From when, how much, billed when. */
export const EstimateResult = ({ estimate, seats }: { estimate: SeatEstimate; seats: number }) => {
  const words = useMessages(seatMessages)
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{words.startMonth}</dt>
        <dd>
          {words.startOn(estimate.startMonth)}
          <span className={classes.soft}>{words.fiscalYearText(estimate.fiscalYear)}</span>
        </dd>
      </div>
      <div>
        <dt>{words.amount}</dt>
        <dd>
          <strong className={classes.amount}>{words.yen(estimate.amount)}</strong>
          <span className={classes.soft}>{words.sum({ ...estimate, seats })}</span>
        </dd>
      </div>
      <div>
        <dt>{words.billMonth}</dt>
        <dd>{words.billOn(estimate.billMonth)}</dd>
      </div>
    </dl>
  )
}
