import { NativeSelect } from '@mantine/core'
import { MONTHS_AHEAD, readSeatCount } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { SeatTerms } from '@tasuki/domain/account/seat/seat-terms.contract'
import { addMonths, monthOf } from '@tasuki/domain/base/month'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useLanguage, useMessages } from '../../ui/language'
import { DatedText } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { TextField } from '../../ui/TextField'
import { fullDayText } from '../../ui/time-text'
import { seatMessages } from './seat.messages'
import { seatEstimateQuery, seatTermsQuery } from './seat.queries'
import { EstimateResult, useEstimateRefusal } from './EstimateResult'
import classes from './SeatCost.module.css'

/** When seats applied for on a day begin, and what they cost: reckoned as one types (要綱10条, 11条). */
export const SeatCost = () => {
  const terms = useQuery(seatTermsQuery)
  if (terms.data === undefined) return terms.error === null ? <SkeletonRows rows={4} columns={2} /> : <ProblemPanel error={terms.error} onRetry={() => void terms.refetch()} />
  return (
    <>
      <EstimateForm terms={terms.data} />
      <SeatFacts terms={terms.data} />
    </>
  )
}

const EstimateForm = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatMessages)
  const [seats, setSeats] = useState('1')
  const [appliedOn, setAppliedOn] = useState(terms.today)
  const [wishedStart, setWishedStart] = useState('')
  const asked = useDeferredValue({ seats, appliedOn, wishedStart })
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asked.appliedOn)
  const estimate = useQuery({
    ...seatEstimateQuery({ seats: asked.seats, appliedOn: asked.appliedOn, ...(asked.wishedStart !== '' && { wishedStart: asked.wishedStart }) }),
    enabled: isDay && asked.seats.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const refused = useEstimateRefusal(estimate.error)
  const errorOf = (field: string) => (refused?.field === field ? refused.text : undefined)
  const first = addMonths(monthOf(isDay ? asked.appliedOn : terms.today), 1)
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, n) => addMonths(first, n))
  const counted = readSeatCount(asked.seats)
  return (
    <div className={classes.columns}>
      <div className={classes.fields}>
        <TextField label={words.seats} value={seats} inputMode="numeric" autoComplete="off" rightSection={<span>{words.seatsUnit}</span>} rightSectionWidth="5em" rightSectionPointerEvents="none" error={errorOf('seats')} onChange={(event) => setSeats(event.currentTarget.value)} />
        <TextField type="date" label={words.appliedOn} value={appliedOn} error={errorOf('appliedOn')} onChange={(event) => setAppliedOn(event.currentTarget.value)} />
        <NativeSelect label={words.wishedStart} value={wishedStart} error={errorOf('wishedStart')} data={[{ value: '', label: words.earliest }, ...months.map((value) => ({ value, label: words.month(value) }))]} onChange={(event) => setWishedStart(event.currentTarget.value)} />
        {refused === undefined ? <ProblemPanel error={estimate.error} onRetry={() => void estimate.refetch()} /> : null}
      </div>
      <section className={classes.result} aria-live="polite" aria-label={words.result}>
        {estimate.data === undefined || !counted.ok || estimate.error !== null ? <p className={classes.soft}>{estimate.isFetching ? words.calculating : '—'}</p> : <EstimateResult estimate={estimate.data} seats={counted.value} />}
      </section>
    </div>
  )
}

const SeatFacts = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatMessages)
  const { language } = useLanguage()
  return (
    <div className={classes.columns}>
      <section>
        <h2 className={classes.heading}>{words.deadlines}</h2>
        <ul className={classes.list}>
          {terms.deadlines.map(({ day, startMonth }) => (
            <li key={day}><DatedText>{words.deadlineLine(fullDayText(day, language), startMonth)}</DatedText></li>
          ))}
        </ul>
        {terms.pauses.map(({ id, firstDay, lastDay }) => (
          <p key={id}>{words.pausedFrom(fullDayText(firstDay, language), fullDayText(lastDay, language))}</p>
        ))}
      </section>
      <section>
        <h2 className={classes.heading}>{words.rules}</h2>
        <ul className={classes.list}>
          {[words.ruleDeadline, words.ruleYear, words.ruleLess, words.ruleBill].map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}
