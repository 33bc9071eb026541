import { NativeSelect } from '@mantine/core'
import { type HospitalSeats, type Seat } from '@tasuki/domain/account/seat/seat.contract'
import { fiscalYearEnd } from '@tasuki/domain/account/seat/seat.rules'
import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { SeatList } from '../../account/seat/SeatList'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { useFieldErrors } from '../../ui/field-errors'
import { FilterBar } from '../../ui/FilterBar'
import { FormGate } from '../../ui/form-gate'
import inline from '../../ui/inline-form.module.css'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { NumberField } from '../../ui/NumberField'
import { Page, Section } from '../../ui/Page'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { allotmentMessages } from './allotment.messages'
import { hospitalSeatsQuery, seatBudgetQuery, useGiveSeats, useTakeSeat } from './allotment.queries'
import { officeFormsMessages } from '../seat-form/office-forms.messages'
import classes from '../seat-form/OfficeForms.module.css'

const route = getRouteApi('/office/allotments/$hospitalId')

const isValidIn = (seat: Seat, year: number): boolean => seat.firstDay <= fiscalYearEnd(year) && (seat.lastDay === null || seat.lastDay >= `${year}-04-01`)

/** One hospital's seats: who holds them and who held them, those that the prefecture gives, and those it takes back (要綱7条, 9条). */
export const HospitalSeatsPage = () => {
  const words = useMessages(allotmentMessages)
  const { hospitalId } = route.useParams()
  const isOfficer = useIsOfficer()
  const read = useQuery(hospitalSeatsQuery(hospitalId))
  const links = (
    <>
      <Link to="/office/hospitals/$hospitalId" params={{ hospitalId }} data-lone>{words.toRegister}</Link>
      <Link to="/office/allotments" activeOptions={{ exact: true }} data-lone>{words.toList}</Link>
    </>
  )
  if (read.data === undefined)
    return (
      <Page title={words.title} passing>
        {read.error === null ? <SkeletonRows rows={6} columns={3} /> : <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />}
        {links}
      </Page>
    )
  return (
    <Page title={words.seatsOf(read.data.hospital.name)} actions={links}>
      {isOfficer ? <GiveSeats hospitalId={hospitalId} /> : null}
      <SeatsOf of={read.data} takes={isOfficer} />
    </Page>
  )
}

const GiveSeats = ({ hospitalId }: { hospitalId: string }) => {
  const words = useMessages(allotmentMessages)
  const budget = useQuery(seatBudgetQuery).data
  const give = useGiveSeats()
  const take = useTakeSeat()
  const [seats, setSeats] = useState<number | null>(null)
  const before = useQuery(hospitalSeatsQuery(hospitalId)).data?.seats.map(({ id }) => id) ?? []
  const undo = async (given: HospitalSeats) => {
    for (const { id } of given.seats.filter((seat) => !before.includes(seat.id))) await take.mutateAsync({ params: { seatId: id } })
  }
  const { form, errorOf } = useFieldErrors({ seats: seats === null ? words.needGive : undefined }, () => {
    if (seats === null) return
    give.mutate(
      { params: { hospitalId }, body: { seats } },
      {
        onSuccess: (given) => {
          setSeats(null)
          notify({ text: words.wasGiven(seats), undo: () => void undo(given).catch(() => undefined) })
        },
      },
    )
  })
  return (
    <Section title={words.give}>
      {budget === undefined ? null : budget.budget === null ? (
        <p>
          {words.noBudget(budget.fiscalYear)} <Link to="/office/allotments">{words.toBudget}</Link>
        </p>
      ) : (
        <p>{words.budgetLeft(budget.fiscalYear, Math.max(0, budget.budget - budget.allotted))}</p>
      )}
      <FormGate>
        <form className={inline.form} {...form} data-print="hide">
          <NumberField label={<RequiredLabel>{words.giveCount}</RequiredLabel>} value={seats} onChange={setSeats} min={1} max={999} unit={words.seatsUnit} wrong={words.wrongGive} error={errorOf('seats')} />
          <ActionButton type="submit" gated busy={give.isPending}>
            {words.giveAct}
          </ActionButton>
        </form>
        <UnsavedGuard when={seats !== null && !give.isPending} />
      </FormGate>
      <ProblemPanel error={give.error ?? take.error} />
    </Section>
  )
}

const SeatsOf = ({ of, takes }: { of: HospitalSeats; /** Whether seats are taken back here. */ takes: boolean }) => {
  const words = useMessages(allotmentMessages)
  const forms = useMessages(officeFormsMessages)
  const navigate = useNavigate()
  const { year } = route.useSearch()
  const take = useTakeSeat()
  const give = useGiveSeats()
  const thisYear = fiscalYearOf(monthOf(of.today))
  const first = of.seats.reduce((earliest, seat) => Math.min(earliest, fiscalYearOf(monthOf(seat.firstDay))), thisYear)
  const years = Array.from({ length: thisYear + 2 - first }, (_, n) => thisYear + 1 - n)
  const shown = of.seats.filter((seat) => (year === undefined ? seat.standing !== 'over' : isValidIn(seat, year)))
  const sum = { prefecture: shown.filter(({ funding }) => funding === 'prefecture').length, hospital: shown.filter(({ funding }) => funding === 'hospital').length, free: shown.filter(({ standing }) => standing === 'free').length }
  const params = { hospitalId: of.hospital.id }
  const takeBack = (seat: Seat) =>
    take.mutate({ params: { seatId: seat.id } }, { onSuccess: () => notify({ text: words.wasTaken(seat.number), undo: () => give.mutate({ params, body: { seats: 1 } }) }) })
  const acts = (seat: Seat) =>
    takes && seat.funding === 'prefecture' && (seat.standing === 'free' || seat.standing === 'freed') ? (
      <ActionButton size="xs" busy={take.isPending && take.variables.params.seatId === seat.id} onAct={() => takeBack(seat)}>
        {words.take}
      </ActionButton>
    ) : null
  return (
    <Section title={words.seatsTitle}>
      <FilterBar label={words.filters} summary={forms.seatSum(sum)}>
        <NativeSelect
          label={words.shown}
          value={year === undefined ? '' : String(year)}
          data={[{ value: '', label: words.now }, ...years.map((value) => ({ value: String(value), label: words.fiscalYear(value) }))]}
          onChange={(event) => void navigate({ to: '/office/allotments/$hospitalId', params, search: event.currentTarget.value === '' ? {} : { year: Number(event.currentTarget.value) }, replace: true })}
        />
      </FilterBar>
      <ProblemPanel error={take.error ?? give.error} />
      {of.seats.length === 0 ? <EmptyState title={words.noSeats}>{words.noSeatsText}</EmptyState> : shown.length === 0 ? <EmptyState title={words.noSeatsIn} /> : <SeatList seats={shown} label={words.seatsTitle} acts={acts} />}
      {sum.hospital > 0 ? <p className={classes.small}>{words.paidStays}</p> : null}
    </Section>
  )
}
