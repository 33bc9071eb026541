import { NativeSelect } from '@mantine/core'
import { closingReminderDay } from '@tasuki/domain/account/seat/renewal-reminder.rules'
import { undecidedSeats } from '@tasuki/domain/account/seat/renewal.rules'
import { renewalAmount } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { SeatRenewal } from '@tasuki/domain/account/seat/seat.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useLanguage, useMessages } from '../../ui/language'
import { QuietZero } from '../../ui/QuietZero'
import { DatedText, RelativeTime } from '../../ui/RelativeTime'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { fullDayText } from '../../ui/time-text'
import { AcceptEachDialog } from '../seat-form/AcceptEachDialog'
import { allotmentMessages } from './allotment.messages'
import { seatRenewalsQuery, useAcceptRenewals, useRenewalsChanged } from './allotment.queries'
import classes from '../seat-form/OfficeForms.module.css'
import { renewalReminderMessages } from './renewal-reminder.messages'
import { RemindUnanswered, RenewalReminderCell } from './RenewalReminders'

const STATES = ['unanswered', 'answered', 'accepted'] as const
const TONES = { unanswered: 'thinking', answered: 'waits', accepted: 'yes' } as const satisfies Record<SeatRenewal['state'], MarkTone>
type Filters = { year?: number | undefined; state?: SeatRenewal['state'] | undefined }

const goingOn = ({ seats }: SeatRenewal) => seats.filter(({ goesOn }) => goesOn)
/** Said to go on and not accepted yet. */
const joining = (renewal: SeatRenewal) => goingOn(renewal).filter(({ accepted }) => !accepted)
const endingOf = ({ seats }: SeatRenewal) => seats.filter(({ goesOn }) => !goesOn)
const sumOf = (renewals: readonly SeatRenewal[], count: (renewal: SeatRenewal) => number) => renewals.reduce((sum, renewal) => sum + count(renewal), 0)

/** 年度の更新: hospital by hospital what goes on, what nobody answered about, and what ends at 04-01 00:00 (要綱10条5項; rule 36). */
export const SeatRenewals = ({ year, state, onFilter }: Filters & { onFilter: (next: Filters) => void }) => {
  const words = useMessages(allotmentMessages)
  const reminding = useMessages(renewalReminderMessages)
  const { language } = useLanguage()
  const read = useQuery(seatRenewalsQuery(year))
  const isOfficer = useIsOfficer()
  const { data } = read
  const all = data?.renewals ?? []
  const period = all[0]
  const isPast = data !== undefined && data.today >= `${data.fiscalYear}-04-01`
  const amount = (renewal: SeatRenewal) => {
    const sum = renewalAmount({ ...renewal, more: joining(renewal).length })
    return sum === null ? words.noPrice : words.yen(sum)
  }
  // Before anybody has answered, nothing costs anything yet.
  const answers: Column<SeatRenewal>[] = [
    { id: 'cost', header: words.cost, cell: (renewal) => (renewal.version === 0 ? '' : amount(renewal)), align: 'end', width: '6em' },
    { id: 'answered', header: words.answeredAt, cell: ({ answeredAt }) => (answeredAt === null ? '' : <RelativeTime at={answeredAt} />), width: '7em' },
  ]
  const reminded: Column<SeatRenewal> = { id: 'reminded', header: reminding.told, cell: (renewal) => <RenewalReminderCell renewal={renewal} today={data?.today ?? ''} open={renewal.open} />, width: '11em' }
  const isAnswered = all.some(({ version }) => version > 0)
  const columns: Column<SeatRenewal>[] = [
    { id: 'hospital', header: words.hospital, cell: ({ hospital }) => <Link data-row-link to="/office/allotments/$hospitalId" params={{ hospitalId: hospital.id }}>{hospital.name}</Link>, card: 'title', width: '14em' },
    { id: 'state', header: words.renewalState, cell: (renewal) => (
        <>
          <StateMark tone={TONES[renewal.state]}>{words.states(renewal.state)}</StateMark>
          {renewal.version > 0 && undecidedSeats(renewal).length > 0 && !isPast ? <span className={classes.small}>{words.undecided(undecidedSeats(renewal).length)}</span> : null}
        </>
      ), width: '11em' },
    { id: 'goOn', header: words.renewing, cell: (renewal) => <QuietZero of={goingOn(renewal).length}>{words.count(goingOn(renewal).length)}</QuietZero>, align: 'end', width: '6em' },
    { id: 'ends', header: words.ending(isPast), cell: (renewal) => <QuietZero of={endingOf(renewal).length}>{words.count(endingOf(renewal).length)}</QuietZero>, align: 'end', width: '7em' },
    { id: 'holders', header: words.holders, cell: (renewal) => endingOf(renewal).map(({ number, holder }) => words.seatOf(number, holder ?? words.free)).join('、') },
    ...(isAnswered ? answers : []),
    ...(all.some(({ open, remindedAt }) => open || remindedAt !== null) ? [reminded] : []),
  ]
  const of = (wanted: SeatRenewal['state']) => all.filter((renewal) => renewal.state === wanted)
  const waitsLate = isPast && period?.acceptable === true && of('answered').length > 0
  const undecided = sumOf(all, (renewal) => undecidedSeats(renewal).length)
  const ends = { without: sumOf(all, (renewal) => endingOf(renewal).length) - undecided, open: undecided }
  return (
    <>
      {data === undefined ? null : <p>{words.renewalLead(data.fiscalYear)}</p>}
      <FilterBar label={words.filters} summary={period === undefined ? '' : words.sums({ accepted: sumOf(all, (renewal) => goingOn(renewal).length - joining(renewal).length), answered: sumOf(all, (renewal) => joining(renewal).length) })} {...(state !== undefined && { onClear: () => onFilter({ year }) })}>
        <NativeSelect label={words.renewalYear} value={String(data?.fiscalYear ?? year ?? '')} data={(data?.years ?? []).map((value) => ({ value: String(value), label: words.fiscalYear(value) }))} onChange={(event) => onFilter({ state, year: Number(event.currentTarget.value) })} />
        <NativeSelect label={words.renewalState} value={state ?? ''} data={[{ value: '', label: words.everyState }, ...STATES.map((value) => ({ value, label: words.states(value) }))]} onChange={(event) => onFilter({ year, state: STATES.find((one) => one === event.currentTarget.value) })} />
      </FilterBar>
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      {period === undefined ? null : (
        <div className={classes.bar}>
          <div>
            <p><DatedText>{words.renewalPeriod(fullDayText(period.firstDay, language), fullDayText(period.lastDay, language))}</DatedText></p>
            <p>{words.ends(period.fiscalYear, { ...ends, past: isPast })}</p>
            {waitsLate ? <p>{words.lateAcceptance(fullDayText(period.acceptUntil, language))}</p> : null}
            {isPast ? null : <p>{reminding.byItself(fullDayText(period.firstDay, language), fullDayText(closingReminderDay(period.lastDay), language))}</p>}
          </div>
          {!isOfficer || (isPast && !waitsLate) ? null : (
            <div className={classes.end}>
              {isPast ? null : <RemindUnanswered renewals={of('unanswered')} today={data?.today ?? ''} open={period.open} />}
              <AcceptAnswered answered={of('answered')} open={period.acceptable} />
            </div>
          )}
        </div>
      )}
      {read.error !== null && data === undefined ? null : (
        <DataTable
          label={words.tab_renewals}
          columns={columns}
          rows={data === undefined ? undefined : all.filter((renewal) => state === undefined || renewal.state === state)}
          rowKey={({ hospital }) => hospital.id}
          waits={(renewal) => renewal.state === 'answered'}
          empty={<EmptyState title={words.noRenewals}>{words.noRenewalsText}</EmptyState>}
        />
      )}
    </>
  )
}

const amountOfJoining = (renewal: SeatRenewal, words: { noPrice: string; yen: (amount: number) => string }) => {
  const sum = renewalAmount({ ...renewal, fixedAmount: 0, more: joining(renewal).length })
  return sum === null ? words.noPrice : words.yen(sum)
}

type AcceptAnsweredProps = { answered: readonly SeatRenewal[]; open: boolean }

const AcceptAnswered = ({ answered, open }: AcceptAnsweredProps) => {
  const words = useMessages(allotmentMessages)
  const [asked, setAsked] = useState<readonly SeatRenewal[]>()
  const accept = useAcceptRenewals()
  const changed = useRenewalsChanged()
  const reason = !open ? words.notOpen : answered.length === 0 ? words.nothingToAccept : undefined
  const close = () => {
    setAsked(undefined)
    void changed()
  }
  return (
    <>
      <ActionButton tone="primary" reason={reason} onAct={() => setAsked(answered)}>
        {words.acceptRenewals(answered.length)}
      </ActionButton>
      {asked === undefined ? null : (
        <AcceptEachDialog
          title={words.acceptRenewalsTitle(asked.length)}
          actLabel={words.acceptRenewals(asked.length)}
          items={asked.map((renewal) => ({ id: renewal.hospital.id, title: renewal.hospital.name, text: words.willGoOn({ inAddition: renewal.seats.some(({ accepted }) => accepted), goOn: joining(renewal).length, month: renewal.startMonth, billMonth: renewal.billMonth, ends: endingOf(renewal).length, amount: amountOfJoining(renewal, words) }) }))}
          accept={(hospitalId) => accept.mutateAsync({ body: { renewals: [{ hospitalId, version: asked.find(({ hospital }) => hospital.id === hospitalId)?.version ?? 0 }] } })}
          onClose={close}
        >
          <p>{words.acceptRenewalsText}</p>
        </AcceptEachDialog>
      )}
    </>
  )
}
