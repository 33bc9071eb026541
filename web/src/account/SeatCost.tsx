import { NativeSelect } from '@mantine/core'
import { MONTHS_AHEAD, readSeatCount, type SeatEstimate } from '@tasuki/domain/account/seat-fee.rules'
import type { SeatTerms } from '@tasuki/domain/account/seat-terms.contract'
import { addMonths, monthOf } from '@tasuki/domain/base/month'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel, useProblemText } from '../platform/ProblemPanel'
import { useLanguage, useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { TextField } from '../ui/TextField'
import { fullDayText } from '../ui/time-text'
import { seatMessages } from './seat.messages'
import { seatEstimateQuery, seatTermsQuery } from './seat.queries'
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

/** What the server adds to a refusal, beside the field that it concerns. */
const useFieldErrors = (error: unknown): { field: string; text: string } | undefined => {
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
  const refused = useFieldErrors(estimate.error)
  const errorOf = (field: string) => (refused?.field === field ? refused.text : undefined)
  const first = addMonths(monthOf(isDay ? asked.appliedOn : terms.today), 1)
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, n) => addMonths(first, n))
  const counted = readSeatCount(asked.seats)
  return (
    <div className={classes.columns}>
      <div className={classes.fields}>
        <TextField label={words.seats} value={seats} inputMode="numeric" autoComplete="off" rightSection={<span>{words.seatsUnit}</span>} rightSectionWidth="5em" rightSectionPointerEvents="none" error={errorOf('seats')} onChange={(event) => setSeats(event.currentTarget.value)} />
        <TextField type="date" label={words.appliedOn} value={appliedOn} required withAsterisk={false} error={errorOf('appliedOn')} onChange={(event) => setAppliedOn(event.currentTarget.value)} />
        <NativeSelect label={words.wishedStart} value={wishedStart} error={errorOf('wishedStart')} data={[{ value: '', label: words.earliest }, ...months.map((value) => ({ value, label: words.month(value) }))]} onChange={(event) => setWishedStart(event.currentTarget.value)} />
        {refused === undefined ? <ProblemPanel error={estimate.error} onRetry={() => void estimate.refetch()} /> : null}
      </div>
      <section className={classes.result} aria-live="polite" aria-label={words.result}>
        {estimate.data === undefined || !counted.ok || estimate.error !== null ? <p className={classes.soft}>{estimate.isFetching ? words.calculating : '—'}</p> : <Result estimate={estimate.data} seats={counted.value} />}
      </section>
    </div>
  )
}

const Result = ({ estimate, seats }: { estimate: SeatEstimate; seats: number }) => {
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

const SeatFacts = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatMessages)
  const { language } = useLanguage()
  return (
    <div className={classes.columns}>
      <section>
        <h2 className={classes.heading}>{words.deadlines}</h2>
        <ul className={classes.list}>
          {terms.deadlines.map(({ day, startMonth }) => (
            <li key={day}>{words.deadlineLine(fullDayText(day, language), startMonth)}</li>
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
