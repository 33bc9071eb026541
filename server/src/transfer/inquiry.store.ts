import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { InquiryMove } from '@tasuki/domain/transfer/inquiry.rules'
import type { InquiryState } from '@tasuki/domain/transfer/case-status'
import { type InquiryAnswer, inquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { type Selectable, sql, type SqlBool, type Updateable } from 'kysely'
import type { Transaction } from '../platform/db/transaction'
import type { DB } from '../platform/db/schema.gen'
import { Refused } from '../platform/refused'

type Row = Selectable<DB['inquiry']>

export type InquiryRow = Omit<Row, 'state' | 'paused_from' | 'answer' | 'origin'> & {
  state: InquiryState
  paused_from: InquiryState | null
  origin: 'asked' | 'reverse_offer'
  answer: InquiryAnswer | null
}

const asInquiry = (row: Row): InquiryRow => ({
  ...row,
  state: row.state as InquiryState,
  paused_from: row.paused_from as InquiryState | null,
  origin: row.origin as InquiryRow['origin'],
  answer: row.answer === null ? null : inquiryAnswer.parse(row.answer),
})

export const inquiryFacts = (row: InquiryRow) => ({ id: row.id, hospitalId: row.hospital_id, state: row.state, pausedFrom: row.paused_from, version: row.version })

export const findInquiry = async (tx: Transaction, inquiryId: string): Promise<InquiryRow | undefined> => {
  const row = await tx.db.selectFrom('inquiry').selectAll().where('id', '=', inquiryId).executeTakeFirst()
  return row && asInquiry(row)
}

export const getInquiry = async (tx: Transaction, inquiryId: string): Promise<InquiryRow> => {
  const found = await findInquiry(tx, inquiryId)
  if (!found) throw new Refused({ code: 'not_found' })
  return found
}

/** Those the actor may see: all for the sender and the system, its own for a candidate. In one order, so that locks can't cross. */
export const lockInquiries = async (tx: Transaction, caseId: string): Promise<InquiryRow[]> => {
  const rows = await tx.db.selectFrom('inquiry').selectAll().where('case_id', '=', caseId).orderBy('id').forUpdate().execute()
  return rows.map(asInquiry)
}

export const listInquiriesOfCase = async (tx: Transaction, caseId: string): Promise<InquiryRow[]> => {
  const rows = await tx.db.selectFrom('inquiry').selectAll().where('case_id', '=', caseId).orderBy('sent_at').orderBy('id').execute()
  return rows.map(asInquiry)
}

/** `openCasesOnly`: of cases that may still become a transfer; a completed one leaves its inquiry confirmed for good. */
export type ReceivedFilter = {
  states: readonly InquiryState[] | undefined
  openCasesOnly: boolean
  newestFirst: boolean
  /** Only those of these rooms. */
  roomIds?: readonly string[] | undefined
}

const RECEIVED_LIMIT = 500

export const listInquiriesReceivedBy = async (tx: Transaction, hospitalId: string, filter: ReceivedFilter): Promise<InquiryRow[]> => {
  const { states, openCasesOnly, newestFirst, roomIds } = filter
  const open = tx.db.selectFrom('transfer_case').select('id').where('status', 'in', ['recruiting', 'held'])
  const rows = await tx.db
    .selectFrom('inquiry')
    .selectAll()
    .where('hospital_id', '=', hospitalId)
    .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
    .$if(roomIds !== undefined, (query) => query.where(sql<SqlBool>`room_id = any(${[...(roomIds ?? [])]}::uuid[])`))
    .$if(openCasesOnly, (query) => query.where('case_id', 'in', open))
    .orderBy('sent_at', newestFirst ? 'desc' : 'asc')
    .orderBy('id')
    .limit(RECEIVED_LIMIT)
    .execute()
  return rows.map(asInquiry)
}

export type NewInquiry = {
  id: string
  caseId: string
  caseCode: string
  senderHospitalId: string
  hospitalId: string
  roomId: string
  origin: 'asked' | 'reverse_offer'
  state: InquiryState
  answer?: { given: InquiryAnswer; by: string; revision: number }
}

export const insertInquiry = async (tx: Transaction, inquiry: NewInquiry): Promise<void> => {
  await tx.db
    .insertInto('inquiry')
    .values({
      id: inquiry.id,
      case_id: inquiry.caseId,
      case_code: inquiry.caseCode,
      sender_hospital_id: inquiry.senderHospitalId,
      hospital_id: inquiry.hospitalId,
      room_id: inquiry.roomId,
      origin: inquiry.origin,
      state: inquiry.state,
      sent_at: tx.now,
      ...(inquiry.origin === 'reverse_offer' && { first_read_at: tx.now }),
      ...(inquiry.answer && {
        answer: JSON.stringify(inquiry.answer.given),
        answered_at: tx.now,
        answered_by: inquiry.answer.by,
        answered_revision: inquiry.answer.revision,
      }),
    })
    .execute()
}

type Change = Omit<Updateable<DB['inquiry']>, 'version' | 'answer' | 'state'> & { state?: InquiryState; answer?: InquiryAnswer }

export const updateInquiry = async (tx: Transaction, current: InquiryRow, change: Change): Promise<void> => {
  const { answer, ...columns } = change
  await tx.db
    .updateTable('inquiry')
    .set({ ...columns, ...(answer && { answer: JSON.stringify(answer) }), version: current.version + 1 })
    .where('id', '=', current.id)
    .execute()
}

/** Takes the state a rule decided on; `change` holds what the rule's act adds to it. */
export const moveInquiry = async (tx: Transaction, inquiries: readonly InquiryRow[], move: InquiryMove & { change?: Change }): Promise<InquiryRow> => {
  const current = inquiries.find((inquiry) => inquiry.id === move.id)
  if (!current) throw new Error(`a rule moved the inquiry ${move.id}, which isn't of this case`)
  await updateInquiry(tx, current, { ...move.change, state: move.state, paused_from: move.pausedFrom })
  return current
}

export const listInquiriesOfCases = async (tx: Transaction, caseIds: readonly string[]): Promise<InquiryRow[]> => {
  if (caseIds.length === 0) return []
  const rows = await tx.db
    .selectFrom('inquiry')
    .selectAll()
    .where(sql<SqlBool>`case_id = any(${[...caseIds]}::uuid[])`)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()
  return rows.map(asInquiry)
}

/** Run as the system. A new version: who answers on what was on the screen before is told so. */
export const updateAnswerHidden = async (tx: Transaction, current: InquiryRow, to: { answer: InquiryAnswer; hidden: HiddenMark | null }): Promise<void> => {
  await tx.db.updateTable('inquiry').set({ answer: JSON.stringify(to.answer), answer_hidden: to.hidden, version: current.version + 1 }).where('id', '=', current.id).execute()
}

export const listInquiriesById = async (tx: Transaction, ids: readonly string[]): Promise<InquiryRow[]> => {
  if (ids.length === 0) return []
  const rows = await tx.db.selectFrom('inquiry').selectAll().where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`).execute()
  return rows.map(asInquiry)
}

/** The inquiry a room is about, as far as the actor sees it. */
export const findInquiryOfRoom = async (tx: Transaction, roomId: string): Promise<InquiryRow | undefined> => {
  const row = await tx.db.selectFrom('inquiry').selectAll().where('room_id', '=', roomId).executeTakeFirst()
  return row && asInquiry(row)
}

/** Inquiries to a hospital that aren't over, by case, so that cases are locked in one order. */
export const listLiveInquiriesOf = (tx: Transaction, hospitalId: string): Promise<{ id: string; case_id: string }[]> =>
  tx.db.selectFrom('inquiry').select(['id', 'case_id']).where('hospital_id', '=', hospitalId).where('state', 'not in', ['withdrawn', 'ended']).orderBy('case_id').execute()

/** Of these, the ones that the actor sees. */
export const findInquiriesById = (tx: Transaction, ids: readonly string[]) =>
  ids.length === 0 ? Promise.resolve([]) : tx.db.selectFrom('inquiry').select(['id', 'case_id', 'case_code', 'sender_hospital_id', 'hospital_id']).where('id', 'in', [...ids]).execute()
