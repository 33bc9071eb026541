import { NativeSelect } from '@mantine/core'
import type { SeatBudget } from '@tasuki/domain/account/seat/seat.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { useFieldErrors } from '../../ui/field-errors'
import { FormGate } from '../../ui/form-gate'
import inline from '../../ui/inline-form.module.css'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { NumberField } from '../../ui/NumberField'
import { Section } from '../../ui/Page'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { StateMark } from '../../ui/StateMark'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { allotmentMessages } from './allotment.messages'
import { seatBudgetQuery, useSetBudget } from './allotment.queries'

type Year = SeatBudget['years'][number]

/** 県費負担アカウント year by year: the budget, how many are given, and what has to be done about it (要綱9条1項). */
export const SeatBudgets = () => {
  const words = useMessages(allotmentMessages)
  const read = useQuery(seatBudgetQuery)
  const isOfficer = useIsOfficer()
  const thisYear = read.data?.fiscalYear ?? 0
  const yearText = (year: number) => (year === thisYear ? words.thisYear(year) : year === thisYear + 1 ? words.nextYear(year) : words.fiscalYear(year))
  const columns: Column<Year>[] = [
    { id: 'year', header: words.year, cell: ({ fiscalYear }) => yearText(fiscalYear), card: 'title', width: '16em' },
    { id: 'seats', header: words.seats, cell: ({ budget }) => (budget === null ? words.notSet : words.count(budget)), align: 'end', width: '7em' },
    { id: 'given', header: words.given, cell: ({ given }) => words.count(given), align: 'end', width: '7em' },
    { id: 'left', header: words.left, cell: ({ budget, given }) => (budget === null ? '' : words.count(Math.max(0, budget - given))), align: 'end', width: '7em' },
    { id: 'standing', header: words.standing, cell: (year) => <Standing year={year} thisYear={thisYear} /> },
  ]
  return (
    <Section title={words.budget}>
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      {read.error !== null && read.data === undefined ? null : <DataTable label={words.budget} columns={columns} rows={read.data?.years} rowKey={({ fiscalYear }) => String(fiscalYear)} empty={null} />}
      {read.data === undefined || !isOfficer ? null : <SetBudget of={read.data} yearText={yearText} />}
    </Section>
  )
}

const Standing = ({ year: { fiscalYear, budget, given }, thisYear }: { year: Year; thisYear: number }) => {
  const words = useMessages(allotmentMessages)
  if (fiscalYear < thisYear) return null
  if (budget === null) return <StateMark tone="waits">{fiscalYear === thisYear ? words.notSetNow : words.notSetNext}</StateMark>
  return budget < given ? <StateMark tone="waits">{words.overNext(given - budget)}</StateMark> : <StateMark tone="yes">{words.enough}</StateMark>
}

const SetBudget = ({ of, yearText }: { of: SeatBudget; yearText: (year: number) => string }) => {
  const words = useMessages(allotmentMessages)
  const set = useSetBudget()
  const [fiscalYear, setFiscalYear] = useState(of.years.find(({ fiscalYear: year, budget }) => year === of.fiscalYear && budget === null)?.fiscalYear ?? of.fiscalYear + 1)
  const [seats, setSeats] = useState<number | null>(null)
  const before = of.years.find((year) => year.fiscalYear === fiscalYear)?.budget ?? null
  const { form, errorOf } = useFieldErrors({ seats: seats === null ? words.needCount : undefined }, () => {
    if (seats === null) return
    const undo = before === null ? undefined : () => set.mutate({ body: { fiscalYear, seats: before } })
    set.mutate(
      { body: { fiscalYear, seats } },
      {
        onSuccess: () => {
          setSeats(null)
          notify({ text: words.wasSet(fiscalYear, seats), ...(undo !== undefined && { undo }) })
        },
      },
    )
  })
  return (
    <FormGate>
      <form className={inline.form} {...form} data-print="hide">
        <NativeSelect label={words.setYear} value={String(fiscalYear)} data={[of.fiscalYear, of.fiscalYear + 1].map((year) => ({ value: String(year), label: yearText(year) }))} onChange={(event) => setFiscalYear(Number(event.currentTarget.value))} />
        <NumberField key={fiscalYear} label={<RequiredLabel>{words.setSeats}</RequiredLabel>} value={seats} onChange={setSeats} max={100_000} unit={words.seatsUnit} wrong={words.wrongCount} error={errorOf('seats')} placeholder={before === null ? '' : String(before)} width="9em" />
        <ActionButton type="submit" gated busy={set.isPending}>
          {words.set}
        </ActionButton>
        <ProblemPanel error={set.error} />
      </form>
      <UnsavedGuard when={seats !== null && !set.isPending} />
    </FormGate>
  )
}
