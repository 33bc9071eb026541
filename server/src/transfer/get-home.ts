import { addDays, japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import type { ReceptionTime } from '@tasuki/domain/facility/reception-time'
import type { WaitingItem, WaitingKind } from '@tasuki/domain/transfer/home.contract'
import { isAnswerOverdue, isAnswerStale, isConfirmationOverdue } from '@tasuki/domain/transfer/inquiry.rules'
import type { CaseLineRecord } from '@tasuki/domain/transfer/case-record'
import { AGE_SHOWN_UP_TO } from '@tasuki/domain/transfer/record-readers'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import { transferDateOverdue } from '@tasuki/domain/transfer/transfer.rules'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { receptionTimesOf } from '../facility/reception'
import { findOverdueVacancy } from '../facility/vacancy-due'
import { countPendingReports, findOwnPendingPlaces } from '../names/settle-name-report'
import type { Transaction } from '../platform/db/transaction'
import { countUnreadRooms } from '../talk/room-digest'
import { type CaseListFilter, countCases, selectCases } from './case-list.store'
import { findTransferCases, type TransferCase } from './case.store'
import { lineFor } from './case.view'
import { type InquiryRow, listInquiriesOfCases, listInquiriesReceivedBy } from './inquiry.store'
import { labelOf } from './inquiry.view'
import { listUnseenHandovers } from './list-work-handovers'
import type { ReadCases } from './prefecture-reading'

type Home = { items: WaitingItem[]; receptions: { hospitalId: string; reception: ReceptionTime }[]; badges: { inquiriesWaiting: number; unreadMessages: number; casesWaiting: number; areaCases: number } }

/** The order in which it hurts. */
const SEVERITY: readonly WaitingKind[] = [
  'names_to_check',
  'confirm_overdue',
  'transfer_date_passed',
  'confirm_due',
  'answer_overdue',
  'nobody_took_over',
  'acceptance_waiting',
  'inquiry_unread',
  'answer_stale',
  'name_hidden',
  'taken_over',
  'returned',
  'inquiry_considering',
  'messages_unread',
  'draft_expiring',
  'vacancy_old',
]

const DRAFT_EXPIRING_AFTER_DAYS = 23
const LIST_ALL: CaseListFilter = { scope: 'own', status: 'open', text: undefined, limit: 500, offset: 0 }
const WAITS_FOR_SENDER: ReadonlySet<WaitingKind> = new Set(['confirm_overdue', 'transfer_date_passed', 'answer_overdue', 'acceptance_waiting'])

const item = (kind: WaitingKind, of: Partial<WaitingItem> & Pick<WaitingItem, 'side' | 'since'>): WaitingItem => ({
  kind,
  caseId: null,
  inquiryId: null,
  roomId: null,
  handoverId: null,
  label: '',
  patient: null,
  otherHospital: '',
  dueAt: null,
  dueHospitalId: null,
  count: 1,
  ...of,
})

const patientOf = (of: { record: CaseLineRecord; code: string }, as: 'sender' | 'candidate'): WaitingItem['patient'] => {
  const { age, sex, mainDisease } = lineFor(as, of.record)
  return { code: of.code, age, ageOrOlder: as === 'candidate' && age !== null && age >= AGE_SHOWN_UP_TO, sex, mainDisease }
}

/** What an inquiry asks of one of its two sides just now, or undefined. */
const waitingOf = (row: InquiryRow, side: 'sender' | 'receiver', facts: { now: Date; of: Pick<TransferCase, 'status' | 'revision'> | undefined }): { kind: WaitingKind; since: Date; dueAt: Date | null } | undefined => {
  const { now, of } = facts
  if (isConfirmationOverdue({ state: row.state, confirmDueAt: row.confirm_due_at, now })) return { kind: 'confirm_overdue', since: row.chosen_at ?? row.sent_at, dueAt: row.confirm_due_at }
  if (isAnswerOverdue({ state: row.state, answer: row.answer, now })) {
    const dueAt = row.answer?.kind === 'considering' ? new Date(row.answer.until) : null
    return { kind: 'answer_overdue', since: row.answered_at ?? row.sent_at, dueAt }
  }
  if (side === 'sender') {
    const acceptable = row.state === 'accepted' || row.state === 'conditional'
    return acceptable && of?.status === 'recruiting' ? { kind: 'acceptance_waiting', since: row.answered_at ?? row.sent_at, dueAt: null } : undefined
  }
  if (row.state === 'chosen') return { kind: 'confirm_due', since: row.chosen_at ?? row.sent_at, dueAt: row.confirm_due_at }
  if (row.state === 'unread' || row.state === 'read') return { kind: 'inquiry_unread', since: row.sent_at, dueAt: null }
  if (of && isAnswerStale({ answeredRevision: row.answered_revision, revision: of.revision }) && CASE_STATUS[of.status].open && row.state !== 'paused')
    return { kind: 'answer_stale', since: row.answered_at ?? row.sent_at, dueAt: null }
  if (row.state === 'considering') return { kind: 'inquiry_considering', since: row.answered_at ?? row.sent_at, dueAt: row.answer?.kind === 'considering' ? new Date(row.answer.until) : null }
  return undefined
}

/** ホーム: what waits for the hospital in the order in which it hurts, and the badges of the rail. */
export const getHome = async (tx: Transaction): Promise<{ home: Home; read: ReadCases }> => {
  if (tx.actor.kind !== 'member') return getPrefectureHome(tx)
  const { hospitalId } = tx.actor
  const items: WaitingItem[] = []
  const own = await selectCases(tx, LIST_ALL)
  const ownInquiries = await listInquiriesOfCases(tx, own.map((row) => row.id))
  const received = await listInquiriesReceivedBy(tx, hospitalId, { states: ['unread', 'read', 'considering', 'accepted', 'conditional', 'declined', 'chosen'], openCasesOnly: true, newestFirst: false })
  const receivedCases = await findTransferCases(tx, received.map((row) => row.case_id))
  const hospitals = await findHospitalLabels(tx, [...ownInquiries.map((row) => row.hospital_id), ...received.map((row) => row.sender_hospital_id)])

  for (const of of own) {
    const inquiries = ownInquiries.filter((row) => row.case_id === of.id)
    for (const row of inquiries) {
      const waiting = waitingOf(row, 'sender', { now: tx.now, of })
      if (waiting) items.push(inquiryItem(row, waiting, { side: 'sender', patient: patientOf(of, 'sender'), otherHospital: labelOf(hospitals, row.hospital_id).shortName }))
    }
    if (transferDateOverdue({ status: of.status, transferDate: of.transfer_date, now: tx.now }) !== 'no')
      items.push(item('transfer_date_passed', { side: 'sender', caseId: of.id, patient: patientOf(of, 'sender'), since: transferDayOf(of) }))
    if (of.status === 'draft' && japanDay(of.created_at) <= addDays(japanDay(tx.now), -DRAFT_EXPIRING_AFTER_DAYS))
      items.push(item('draft_expiring', { side: 'sender', caseId: of.id, patient: patientOf(of, 'sender'), since: of.created_at.toISOString() }))
  }
  for (const row of received) {
    const of = receivedCases.get(row.case_id)
    const waiting = of && waitingOf(row, 'receiver', { now: tx.now, of })
    if (waiting) {
      items.push(inquiryItem(row, waiting, { side: 'receiver', patient: patientOf(of, 'candidate'), otherHospital: labelOf(hospitals, row.sender_hospital_id).shortName }))
    }
  }
  for (const one of await listUnseenHandovers(tx))
    items.push(item(one.as === 'from' ? 'returned' : one.nobody ? 'nobody_took_over' : 'taken_over', { side: 'facility', handoverId: one.id, label: one.colleague, since: one.at.toISOString(), count: one.count }))
  for (const place of await findOwnPendingPlaces(tx, hospitalId))
    items.push(item('name_hidden', { side: 'facility', caseId: place.caseId, roomId: place.roomId, label: place.label, since: place.since.toISOString(), count: place.count }))
  const unread = await countUnreadRooms(tx)
  if (unread.messages > 0 && unread.since) items.push(item('messages_unread', { side: 'receiver', since: unread.since.toISOString(), count: unread.messages }))
  const vacancy = await findOverdueVacancy(tx, hospitalId)
  if (vacancy) items.push(item('vacancy_old', { side: 'facility', since: vacancy.since.toISOString() }))

  items.sort((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind) || a.since.localeCompare(b.since))
  const home = {
    items,
    receptions: await receptionsOfDue(tx, items),
    badges: {
      inquiriesWaiting: items.filter((one) => one.side === 'receiver' && one.inquiryId !== null && one.kind !== 'inquiry_considering').length,
      unreadMessages: unread.messages,
      casesWaiting: new Set(items.filter((one) => one.side === 'sender' && WAITS_FOR_SENDER.has(one.kind)).map((one) => one.caseId)).size,
      areaCases: await countCases(tx, { ...LIST_ALL, scope: 'area' }),
    },
  }
  return { home, read: [] }
}

const inquiryItem = (row: InquiryRow, waiting: { kind: WaitingKind; since: Date; dueAt: Date | null }, of: Pick<WaitingItem, 'side' | 'patient' | 'otherHospital'>): WaitingItem =>
  item(waiting.kind, { ...of, caseId: row.case_id, inquiryId: row.id, roomId: row.room_id, since: waiting.since.toISOString(), dueAt: waiting.dueAt?.toISOString() ?? null, dueHospitalId: waiting.dueAt === null ? null : row.hospital_id })

/** Whose hours the deadlines are counted in, from the oldest of them on. */
const receptionsOfDue = async (tx: Transaction, items: readonly WaitingItem[]): Promise<Home['receptions']> => {
  const due = items.filter((one) => one.dueAt !== null && one.dueHospitalId !== null)
  const hospitalIds = [...new Set(due.flatMap((one) => one.dueHospitalId ?? []))]
  if (hospitalIds.length === 0) return []
  const since = new Date(Math.min(tx.now.getTime(), ...due.map((one) => Date.parse(one.dueAt ?? ''))))
  return [...(await receptionTimesOf(tx, { hospitalIds, since }))].map(([hospitalId, reception]) => ({ hospitalId, reception }))
}

/** Waiting since the day on which the patient was to go, whatever was edited later. */
const transferDayOf = (of: { transfer_date: string | null; updated_at: Date }): string =>
  (of.transfer_date === null ? of.updated_at : japanInstant(of.transfer_date, '00:00')).toISOString()

/** The prefecture's list: names to check (rule 85), and transfers whose day passed more than a week ago without 転院完了 (rule 74). */
const getPrefectureHome = async (tx: Transaction): Promise<{ home: Home; read: ReadCases }> => {
  const held = await selectCases(tx, { ...LIST_ALL, scope: 'visible', status: 'held', transferBefore: japanDay(tx.now) })
  const hospitals = await findHospitalLabels(tx, held.map((row) => row.sender_hospital_id))
  const overdue = held.filter((of) => transferDateOverdue({ status: of.status, transferDate: of.transfer_date, now: tx.now }) === 'escalate')
  const items = overdue.map((of) => item('transfer_date_passed', { side: 'prefecture', caseId: of.id, label: of.code, otherHospital: labelOf(hospitals, of.sender_hospital_id).name, since: transferDayOf(of) }))
  const casesWaiting = items.length
  const names = await countPendingReports(tx)
  if (names.since !== null) items.unshift(item('names_to_check', { side: 'prefecture', since: names.since.toISOString(), count: names.count }))
  const home = { items, receptions: [], badges: { inquiriesWaiting: 0, unreadMessages: 0, casesWaiting, areaCases: 0 } }
  return { home, read: overdue.map((of) => ({ id: of.id, senderHospitalId: of.sender_hospital_id })) }
}
