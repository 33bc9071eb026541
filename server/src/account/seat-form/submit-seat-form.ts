import { REGISTER_READERS } from '@tasuki/domain/account/actor'
import { estimateSeats, readSeatCount } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { SeatFormContent } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { checkRepresentativeStays } from '@tasuki/domain/account/people/representative.rules'
import { checkForm, checkFormDays, formFiscalYear, isFormOpen, isFormWithdrawable, leaversOf, startsIfAccepted, stopsIfAccepted } from '@tasuki/domain/account/seat-form/seat-form.rules'
import { seatStartersSoon } from '@tasuki/domain/account/seat/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, refuse } from '../../platform/refused'
import { asRepresentative, openSeatForm } from './open-seat-form'
import { insertFormEvent, nextFormNumber, type SeatFormRow, updateForm } from './seat-form.store'
import { contentOf, stateOf } from './seat-form.view'
import { type HeldSeat, readHeldSeats } from '../seat/seat-slots'
import { readSeatSettings } from '../seat/seat-terms'
import { selectActingRepresentatives, selectMailboxes } from '../seat/seat.store'

export type StarterPlan = { seats: readonly HeldSeat[]; seatIds: readonly string[]; days: readonly string[] }

/** Which seats the people of 様式1 and 様式3 start on, theirs included who leave with it; refused where there are too few (rules 32, 33). */
export const planStarters = async (tx: Transaction, { hospitalId, content, handedInOn }: { hospitalId: string; content: SeatFormContent; handedInOn: string }): Promise<StarterPlan> => {
  const today = japanDay(tx.now)
  const leaving = new Map(stopsIfAccepted(content, today).map(({ personId, lastDay }) => [personId, lastDay]))
  const seats = await readHeldSeats(tx, hospitalId, leaving)
  const wrong = leaversOf(content).flatMap(({ personId }, at, all) => {
    const isTwice = all.findIndex((other) => other.personId === personId) !== at
    const held = seats.find(({ holderId }) => holderId === personId)
    return isTwice || held === undefined ? [`leavers.${at}.personId`] : []
  })
  if (wrong.length > 0) refuse('leaver_not_on_seat', { fields: wrong })
  const twice = leaversOf(content).flatMap(({ personId }, at) => (seats.some(({ holderId, isStopPlanned }) => isStopPlanned && holderId === personId) ? [`leavers.${at}.personId`] : []))
  if (twice.length > 0) refuse('leaver_stops_already', { fields: twice })
  if (leaving.size > 0) orRefuse(checkRepresentativeStays(stopsIfAccepted(content, today), await selectActingRepresentatives(tx, hospitalId)))
  const slots = seats.filter(({ funding }) => content.kind !== 1 || funding === 'prefecture')
  if (content.kind === 2) return { seats, days: [], seatIds: [] }
  return { seats, ...orRefuse(seatStartersSoon(slots, startsIfAccepted(content, { handedInOn, today }), today)) }
}

const SUBJECT = 'seat_form'

export const tellOfForm = (tx: Transaction, row: SeatFormRow): void => announce(tx, { topic: SUBJECT, id: row.id, hospitalIds: [row.hospital_id], prefecture: REGISTER_READERS })

/** What the rule book asks is asked before the prefecture sees it: nobody waits a week to hear that a tick is missing. */
export const submitSeatFormCommand = async (tx: Transaction, of: { formId: string; version: number }): Promise<void> => {
  const { hospitalId, personId } = asRepresentative(tx)
  const row = await openSeatForm(tx, of)
  if (!isFormOpen(stateOf(row))) refuse('form_not_open')
  const content = contentOf(row)
  const today = japanDay(tx.now)
  orRefuse(checkForm(content, { mailboxes: await selectMailboxes(tx, hospitalId) }))
  orRefuse(checkFormDays(content, today))
  if (content.kind === 2) orRefuse(estimateSeats({ appliedOn: today, seats: orRefuse(readSeatCount(content.seats)), wishedStart: content.wishedStart ?? undefined }, await readSeatSettings(tx)))
  else await planStarters(tx, { hospitalId, content, handedInOn: today })
  const fiscalYear = formFiscalYear(today)
  const number = row.number ?? (await dangerouslyAsSystem(tx, 'numbers go through all hospitals', () => nextFormNumber(tx, { fiscalYear, kind: row.kind })))
  await updateForm(tx, row.id, { state: 'submitted', submitted_at: tx.now, submitted_by: personId, comment: '', ...(row.number === null && { fiscal_year: fiscalYear, number }) })
  await insertFormEvent(tx, { form_id: row.id, hospital_id: hospitalId, act: 'submitted', comment: '' })
  await audit(tx, { act: 'seat_form.submitted', subjectKind: SUBJECT, subjectId: row.id, data: { kind: row.kind, number } })
  queueNotice(tx, { kind: 'form_submitted', toPrefecture: true, subject: { kind: 'form', id: row.id } })
  tellOfForm(tx, row)
}

export const withdrawSeatFormCommand = async (tx: Transaction, of: { formId: string; version: number }): Promise<void> => {
  const { hospitalId } = asRepresentative(tx)
  const row = await openSeatForm(tx, of)
  if (!isFormWithdrawable(stateOf(row))) refuse('form_not_withdrawable')
  await updateForm(tx, row.id, { state: 'withdrawn' })
  await insertFormEvent(tx, { form_id: row.id, hospital_id: hospitalId, act: 'withdrawn', comment: '' })
  await audit(tx, { act: 'seat_form.withdrawn', subjectKind: SUBJECT, subjectId: row.id, data: { kind: row.kind } })
  tellOfForm(tx, row)
}
