import { estimateOpening, readSeatCount } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { SeatFormContent } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { checkForm, startersOf, stopsIfAccepted } from '@tasuki/domain/account/seat-form/seat-form.rules'
import { actsUntilOf, hospitalSeatDays } from '@tasuki/domain/account/seat/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, refuse } from '../../platform/refused'
import { lockHospital } from '../account.store'
import { spokespeopleOf } from '../people/spokespeople'
import { announceIdentity } from '../sign-in/announce-identity'
import { issueDueInvoices } from '../invoice/run-invoices'
import { openSeatForm } from './open-seat-form'
import { insertFormEvent, type SeatFormRow, updateForm } from './seat-form.store'
import { contentOf } from './seat-form.view'
import { readSeatSettings } from '../seat/seat-terms'
import { insertOrders, insertSeatLine, insertSeats, selectMailboxes, updateActsUntil } from '../seat/seat.store'
import { planStarters, tellOfForm } from './submit-seat-form'

/** The job that makes people start and stop on their days. */
export const FOLLOW_SEATS = 'follow_seats'

const officerId = (tx: Transaction): string => (tx.actor.kind === 'officer' ? tx.actor.personId : refuse('not_permitted'))

/** Staff whom the form itself names: what is wrong with their line may be said of them. */
const namesOn = (content: SeatFormContent): string[] => [...startersOf(content).map(({ name }) => name), content.representativeName, ...(content.kind === 2 ? [content.billTo.name] : [])]

export const returnSeatFormCommand = async (tx: Transaction, of: { formId: string; version: number; comment: string }): Promise<void> => {
  const decidedBy = officerId(tx)
  const comment = of.comment.trim()
  if (comment === '') refuse('required_fields_missing', { fields: ['comment'] })
  const row = await openSeatForm(tx, of)
  if (row.state !== 'submitted') refuse('form_not_submitted')
  await refuseNames(tx, { comment }, { members: async () => namesOn(contentOf(row)) })
  await updateForm(tx, row.id, { state: 'returned', comment, decided_at: tx.now, decided_by: decidedBy })
  await insertFormEvent(tx, { form_id: row.id, hospital_id: row.hospital_id, act: 'returned', comment })
  await audit(tx, { act: 'seat_form.sent_back', subjectKind: 'seat_form', subjectId: row.id, concerns: [row.hospital_id], data: { kind: row.kind } })
  queueNotice(tx, { kind: 'form_returned', ...(await spokespeopleOf(tx, row.hospital_id)), subject: { kind: 'form', id: row.id } })
  tellOfForm(tx, row)
}

/** 様式2: so many seats from the month to the fiscal year's end, at the price of that month, fixed now (要綱10条, 11条; rules 27, 29, 34). */
const openHospitalSeats = async (tx: Transaction, row: SeatFormRow, content: SeatFormContent & { kind: 2 }): Promise<{ seatIds: string[]; firstDay: string }> => {
  const seats = orRefuse(readSeatCount(content.seats))
  const asked = { appliedOn: japanDay(row.submitted_at ?? tx.now), acceptedOn: japanDay(tx.now), seats, wishedStart: content.wishedStart ?? undefined }
  const { startMonth, fiscalYear, unitPrice } = orRefuse(estimateOpening(asked, await readSeatSettings(tx)))
  await insertSeatLine(tx, { hospital_id: row.hospital_id, kind: 'new', fiscal_year: fiscalYear, start_month: startMonth, seats, unit_price: unitPrice, form_id: row.id })
  const days = hospitalSeatDays(startMonth)
  return { seatIds: await insertSeats(tx, { ...days, hospitalId: row.hospital_id, count: seats }), firstDay: days.firstDay }
}

/** Who starts on which seat and when, and who stops: by a job on the day; who stops acts no more from the day after (rule 36). */
const orderPeople = async (tx: Transaction, row: SeatFormRow, content: SeatFormContent): Promise<void> => {
  const today = japanDay(tx.now)
  const of = { form_id: row.id, hospital_id: row.hospital_id }
  if (content.kind === 2) {
    const { seatIds, firstDay } = await openHospitalSeats(tx, row, content)
    return insertOrders(tx, content.users.map((_, line) => ({ ...of, act: 'start', line, day: firstDay < today ? today : firstDay, seat_id: seatIds[line] ?? '' })))
  }
  const { seats, seatIds, days } = await planStarters(tx, { hospitalId: row.hospital_id, content, handedInOn: japanDay(row.submitted_at ?? tx.now) })
  const stops = stopsIfAccepted(content, today).flatMap(({ personId, lastDay, line }) => {
    const held = seats.find(({ holderId }) => holderId === personId)
    return held === undefined ? [] : [{ order: { ...of, act: 'stop', line, day: lastDay, seat_id: held.seatId, person_id: personId }, actsUntil: actsUntilOf(held.lastDay, lastDay) }]
  })
  await insertOrders(tx, [...startersOf(content).map((_, line) => ({ ...of, act: 'start', line, day: days[line] ?? today, seat_id: seatIds[line] ?? '' })), ...stops.map(({ order }) => order)])
  for (const { order, actsUntil } of stops) {
    await updateActsUntil(tx, order.person_id, actsUntil)
    announceIdentity(tx, { id: order.person_id, hospitalId: row.hospital_id })
  }
}

/** What was checked when it was handed in is asked again: seats may have gone since. Forms of one hospital wait for each other. */
export const acceptSeatFormCommand = async (tx: Transaction, of: { formId: string; version: number }): Promise<void> => {
  const decidedBy = officerId(tx)
  const seen = await openSeatForm(tx, of)
  if (seen.state !== 'submitted') refuse('form_not_submitted')
  const content = contentOf(seen)
  await dangerouslyAsSystem(tx, 'seats and people are the system’s to change', async () => {
    const hospital = await lockHospital(tx, seen.hospital_id)
    if (hospital?.use !== 'active') refuse('hospital_not_active')
    orRefuse(checkForm(content, { mailboxes: await selectMailboxes(tx, seen.hospital_id) }))
    await orderPeople(tx, seen, content)
  })
  await updateForm(tx, seen.id, { state: 'accepted', comment: '', decided_at: tx.now, decided_by: decidedBy })
  await insertFormEvent(tx, { form_id: seen.id, hospital_id: seen.hospital_id, act: 'accepted', comment: '' })
  // In the same moment: what is fixed in the last minute of a fiscal year is billed in it (rules 25, 30).
  if (content.kind === 2) await dangerouslyAsSystem(tx, 'bills are the system’s to number', () => issueDueInvoices(tx))
  await audit(tx, { act: 'seat_form.accepted', subjectKind: 'seat_form', subjectId: seen.id, concerns: [seen.hospital_id], data: { kind: seen.kind } })
  queueNotice(tx, { kind: 'form_accepted', ...(await spokespeopleOf(tx, seen.hospital_id)), subject: { kind: 'form', id: seen.id } })
  await addJob(tx, FOLLOW_SEATS)
  tellOfForm(tx, seen)
}
