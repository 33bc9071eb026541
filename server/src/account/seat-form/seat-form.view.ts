import { amountOf, billMonthOf, estimateOpening, estimateSeats, readSeatCount, type SeatEstimate } from '@tasuki/domain/account/seat/seat-fee.rules'
import { type SeatForm, seatFormContent, type SeatFormContent, type SeatFormEntry, type SeatFormFee, seatFormKind, type SeatFormState, seatFormState } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { formDueDay, leaversOf, startersOf } from '@tasuki/domain/account/seat-form/seat-form.rules'
import type { SeatFunding } from '@tasuki/domain/account/seat/seat.contract'
import { hasSeatEnded } from '@tasuki/domain/account/seat/seat.rules'
import { monthsLeftInFiscalYear } from '@tasuki/domain/base/month'
import type { Result } from '@tasuki/domain/base/result'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { findForm, type SeatFormRow, selectFormEvents, selectFormOrders, selectPeopleOfLines } from './seat-form.store'
import { readSeatSettings, type SeatSettings } from '../seat/seat-terms'
import { findLineOfForm } from '../seat/seat.store'

export const contentOf = (row: { content: unknown }): SeatFormContent => seatFormContent.parse(row.content)
export const stateOf = (row: { state: string }): SeatFormState => seatFormState.parse(row.state)

export type FormSettings = { settings: SeatSettings; today: string }

const dueOf = (row: SeatFormRow, { settings, today }: FormSettings): { dueDay: string | null; late: boolean } => {
  const dueDay = row.state === 'submitted' && row.submitted_at !== null ? formDueDay(contentOf(row), japanDay(row.submitted_at), settings.calendar) : null
  return { dueDay, late: dueDay !== null && dueDay < today }
}

const seatsOf = (content: SeatFormContent): number | undefined => {
  const seats = content.kind === 2 ? readSeatCount(content.seats) : undefined
  return seats?.ok ? seats.value : undefined
}

/** What 様式2 costs: as it would be accepted today where it was handed in, else as it would be handed in today; none for the other forms. */
const reckon = (row: SeatFormRow, content: SeatFormContent, { settings, today }: FormSettings): Result<SeatEstimate> | undefined => {
  const seats = seatsOf(content)
  if (content.kind !== 2 || seats === undefined) return undefined
  const wishedStart = content.wishedStart ?? undefined
  if (row.state !== 'submitted' || row.submitted_at === null) return estimateSeats({ appliedOn: today, seats, wishedStart }, settings)
  return estimateOpening({ appliedOn: japanDay(row.submitted_at), acceptedOn: today, seats, wishedStart }, settings)
}

const asFee = (content: SeatFormContent, reckoned: Result<SeatEstimate> | undefined): SeatFormFee | null => (reckoned?.ok ? { ...reckoned.value, seats: seatsOf(content) ?? 0, fixed: false } : null)

const isYearOver = (row: SeatFormRow, reckoned: Result<SeatEstimate> | undefined): boolean => row.state === 'submitted' && reckoned?.ok === false && reckoned.refusal.code === 'form_year_over'

const headingOf = (row: SeatFormRow, of: FormSettings) => ({
  id: row.id,
  hospital: { id: row.hospital_id, name: row.hospital_name, shortName: row.hospital_short_name },
  kind: seatFormKind.parse(row.kind),
  state: stateOf(row),
  number: row.fiscal_year === null || row.number === null ? null : { fiscalYear: row.fiscal_year, number: row.number },
  version: row.version,
  submittedAt: row.submitted_at?.toISOString() ?? null,
  decidedAt: row.decided_at?.toISOString() ?? null,
  changedAt: row.changed_at.toISOString(),
  ...dueOf(row, of),
})

export const asFormEntry = (row: SeatFormRow, of: FormSettings): SeatFormEntry => {
  const content = contentOf(row)
  const reckoned = row.state === 'submitted' ? reckon(row, content, of) : undefined
  return {
    ...headingOf(row, of),
    yearOver: isYearOver(row, reckoned),
    starters: startersOf(content).length,
    leavers: leaversOf(content).length,
    seats: seatsOf(content) ?? null,
    fee: asFee(content, reckoned),
    comment: row.comment,
  }
}

/** Fixed once it is accepted (rule 29). */
const findFixedFee = async (tx: Transaction, row: SeatFormRow): Promise<SeatFormFee | null> => {
  const line = row.state === 'accepted' ? await findLineOfForm(tx, row.id) : undefined
  if (line === undefined) return null
  const { start_month: startMonth, fiscal_year: fiscalYear, seats, unit_price: unitPrice } = line
  return { startMonth, fiscalYear, months: monthsLeftInFiscalYear(startMonth), seats, unitPrice, amount: amountOf({ startMonth, seats, unitPrice }), billMonth: billMonthOf(startMonth), fixed: true }
}

/** A start that hasn't come and can't, on a seat that has ended. */
const isLost = (order: Awaited<ReturnType<typeof selectFormOrders>>[number], today: string): boolean =>
  order.act === 'start' && order.done_at === null && (order.dropped_at !== null || hasSeatEnded({ funding: order.funding as SeatFunding, firstDay: order.first_day, lastDay: order.last_day }, today))

/** As the actor sees it; the prefecture's people have no names for a hospital. */
export const readSeatForm = async (tx: Transaction, formId: string): Promise<SeatForm> => {
  const row = (await findForm(tx, formId)) ?? refuse('not_found')
  const content = contentOf(row)
  const of = await settingsForForms(tx)
  const reckoned = reckon(row, content, of)
  const events = await selectFormEvents(tx, formId)
  const leaving = leaversOf(content)
  const people = new Map((leaving.length === 0 ? [] : await selectPeopleOfLines(tx, leaving.map(({ personId }) => personId))).map((person) => [person.id, person]))
  const submitted = events.findLast(({ act }) => act === 'submitted')
  const personOf = (of: { person_id: string | null; display_name: string | null }) => (of.person_id === null ? null : { personId: of.person_id, displayName: of.display_name ?? '' })
  return {
    ...headingOf(row, of),
    yearOver: isYearOver(row, reckoned),
    content,
    comment: row.comment,
    submittedBy: submitted === undefined ? null : personOf(submitted),
    events: events.map((event) => ({ act: event.act as SeatForm['events'][number]['act'], at: event.at.toISOString(), comment: event.comment, person: personOf(event) })),
    fee: (await findFixedFee(tx, row)) ?? asFee(content, reckoned),
    orders: (await selectFormOrders(tx, formId)).map((order) => ({ act: order.act === 'stop' ? 'stop' : 'start', line: order.line, day: order.day, doneAt: order.done_at?.toISOString() ?? null, lost: isLost(order, of.today), person: personOf(order) })),
    leavers: leaving.flatMap(({ personId }) => {
      const person = people.get(personId)
      return person === undefined ? [] : [{ personId, displayName: person.display_name, kana: person.display_kana, department: person.department, email: person.email }]
    }),
  }
}

export const settingsForForms = async (tx: Transaction): Promise<FormSettings> => ({ settings: await readSeatSettings(tx), today: japanDay(tx.now) })
