import { readSeatCount } from '@tasuki/domain/account/seat/seat-fee.rules'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useMessages } from '../../ui/language'
import { EstimateResult, useEstimateRefusal } from '../seat/EstimateResult'
import { seatFormMessages } from './seat-form.messages'
import { seatMessages } from '../seat/seat.messages'
import { seatEstimateQuery } from '../seat/seat.queries'
import classes from '../seat/SeatCost.module.css'

/** What the application would cost if it were handed in now, reckoned as one types. */
export const FormEstimate = ({ seats, wishedStart, today }: { seats: string; wishedStart: string | null; today: string }) => {
  const words = useMessages(seatFormMessages)
  const seatWords = useMessages(seatMessages)
  const asked = useDeferredValue({ seats, wishedStart })
  const estimate = useQuery({
    ...seatEstimateQuery({ seats: asked.seats, appliedOn: today, ...(asked.wishedStart !== null && { wishedStart: asked.wishedStart }) }),
    enabled: asked.seats.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const refused = useEstimateRefusal(estimate.error)
  const counted = readSeatCount(asked.seats)
  return (
    <section className={classes.result} aria-live="polite" aria-label={words.estimate}>
      <h3 className={classes.heading}>{words.estimate}</h3>
      {refused === undefined ? <ProblemPanel error={estimate.error} onRetry={() => void estimate.refetch()} /> : <p>{refused.text}</p>}
      {estimate.error === null ? estimate.data === undefined || !counted.ok ? <p className={classes.soft}>{estimate.isFetching ? seatWords.calculating : '—'}</p> : <EstimateResult estimate={estimate.data} seats={counted.value} /> : null}
    </section>
  )
}
