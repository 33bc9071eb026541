import { type CaseRecord, caseRecord } from '@tasuki/domain/transfer/case-record'
import type { CaseStatus, CaseVisibility, EndReason } from '@tasuki/domain/transfer/case-status'
import { type Selectable, sql, type SqlBool, type Updateable } from 'kysely'
import type { Transaction } from '../platform/db/transaction'
import type { DB } from '../platform/db/schema.gen'
import { refuse, Refused } from '../platform/refused'

type Row = Selectable<DB['transfer_case']>

export type TransferCase = Omit<Row, 'record' | 'status' | 'visibility' | 'status_before_close' | 'end_reason'> & {
  record: CaseRecord
  status: CaseStatus
  visibility: CaseVisibility
  status_before_close: CaseStatus | null
  end_reason: EndReason | null
}

/** The record is parsed on the way out too: a row an older version wrote must not reach a screen half understood. */
const asTransferCase = (row: Row): TransferCase => ({
  ...row,
  record: caseRecord.parse(row.record),
  status: row.status as CaseStatus,
  visibility: row.visibility as CaseVisibility,
  status_before_close: row.status_before_close as CaseStatus | null,
  end_reason: row.end_reason as EndReason | null,
})

const orNotFound = (row: Row | undefined): TransferCase => {
  if (!row) throw new Refused({ code: 'not_found' })
  return asTransferCase(row)
}

export const getTransferCase = async (tx: Transaction, caseId: string): Promise<TransferCase> =>
  orNotFound(await tx.db.selectFrom('transfer_case').selectAll().where('id', '=', caseId).executeTakeFirst())

/** Undefined where the actor doesn't see it, or no longer once the lock is there. */
export const lockSeenTransferCase = async (tx: Transaction, caseId: string): Promise<TransferCase | undefined> => {
  const row = await tx.db.selectFrom('transfer_case').selectAll().where('id', '=', caseId).forUpdate().executeTakeFirst()
  return row && asTransferCase(row)
}

/** Every command locks the case first, then its inquiries: two commands on one case wait for each other, never deadlock. */
export const lockTransferCase = async (tx: Transaction, caseId: string): Promise<TransferCase> => (await lockSeenTransferCase(tx, caseId)) ?? refuse('not_found')

/** Those of the ids that the actor sees. */
export const findTransferCases = async (tx: Transaction, caseIds: readonly string[]): Promise<Map<string, TransferCase>> => {
  if (caseIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('transfer_case')
    .selectAll()
    .where(sql<SqlBool>`id = any(${[...caseIds]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, asTransferCase(row)]))
}

export const insertTransferCase = async (
  tx: Transaction,
  draft: {
    code: string
    senderHospitalId: string
    record: CaseRecord
    visibility: CaseVisibility
    destination: { codes: readonly string[]; label: string }
    createdBy: string
  },
): Promise<string | undefined> => {
  const row = await tx.db
    .insertInto('transfer_case')
    .values({
      code: draft.code,
      sender_hospital_id: draft.senderHospitalId,
      record: JSON.stringify(draft.record),
      visibility: draft.visibility,
      destination_codes: [...draft.destination.codes],
      destination_label: draft.destination.label,
      person_in_charge_id: draft.createdBy,
      created_by: draft.createdBy,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

type Change = Omit<Updateable<DB['transfer_case']>, 'record' | 'version' | 'updated_at'> & { record?: CaseRecord }

/** Each change of a case counts its version up: what a screen held before is told so (version_conflict). */
export const updateTransferCase = async (tx: Transaction, current: TransferCase, change: Change): Promise<TransferCase> => {
  const { record, ...columns } = change
  const row = await tx.db
    .updateTable('transfer_case')
    .set({ ...columns, ...(record && { record: JSON.stringify(record) }), version: current.version + 1, updated_at: tx.now })
    .where('id', '=', current.id)
    .returningAll()
    .executeTakeFirst()
  return orNotFound(row)
}

/** Who is in charge isn't what a form holds: no new version, so that what is open on a screen still saves. */
export const updateInCharge = async (tx: Transaction, caseId: string, side: { personInChargeId: string | null; deputyId: string | null }): Promise<TransferCase> => {
  const row = await tx.db
    .updateTable('transfer_case')
    .set({ person_in_charge_id: side.personInChargeId, deputy_id: side.deputyId })
    .where('id', '=', caseId)
    .returningAll()
    .executeTakeFirst()
  return orNotFound(row)
}

/** A text leaves the record or comes back; run as the system. A form that was open before is told so by the version. */
export const updateHiddenFields = async (tx: Transaction, of: TransferCase, to: { record: CaseRecord; hiddenFields: Record<string, string> }): Promise<void> => {
  await tx.db
    .updateTable('transfer_case')
    .set({ record: JSON.stringify(to.record), hidden_fields: JSON.stringify(to.hiddenFields), version: of.version + 1, updated_at: tx.now })
    .where('id', '=', of.id)
    .execute()
}

/** The note of a closing leaves or comes back; run as the system. */
export const updateClosingNote = async (tx: Transaction, of: TransferCase, to: { note: string; hiddenFields: Record<string, string> }): Promise<void> => {
  await tx.db
    .updateTable('transfer_case')
    .set({ close_note: to.note, hidden_fields: JSON.stringify(to.hiddenFields), version: of.version + 1, updated_at: tx.now })
    .where('id', '=', of.id)
    .execute()
}

export const deleteDraft = async (tx: Transaction, caseId: string): Promise<void> => {
  await tx.db.deleteFrom('transfer_case').where('id', '=', caseId).where('status', '=', 'draft').execute()
}

export const expectVersion = (current: TransferCase, version: number): void => {
  if (current.version !== version) throw new Refused({ code: 'version_conflict', details: { version: current.version, status: current.status } })
}

/** Hospitals that see the case, or lose it at this moment, besides its sender. Run as the system: they see each other no other way. */
export const listCaseAudience = async (tx: Transaction, of: { caseId: string; areaCodes: readonly string[] }): Promise<string[]> => {
  const asked = tx.db
    .selectFrom('inquiry')
    .select('hospital_id as id')
    .where('case_id', '=', of.caseId)
    .where(({ or, eb }) => or([eb('state', 'not in', ['withdrawn', 'ended']), eb('ended_at', '=', tx.now)]))
  const area = tx.db.selectFrom('hospital').select('id').where('use', '=', 'active').where('municipality_code', 'in', [...of.areaCodes])
  const rows = await (of.areaCodes.length > 0 ? asked.union(area) : asked).execute()
  return rows.map((row) => row.id)
}

const OPEN_STATUSES: CaseStatus[] = ['draft', 'recruiting', 'held']

/** Drafts count: they would be lost with the hospital's access. In one order, so that locks can't cross. */
export const listOpenCasesOf = async (tx: Transaction, hospitalId: string): Promise<string[]> => {
  const rows = await tx.db.selectFrom('transfer_case').select('id').where('sender_hospital_id', '=', hospitalId).where('status', 'in', OPEN_STATUSES).orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Open cases in which a person is 担当 or 副担当, in one order. */
export const listOpenCasesWith = async (tx: Transaction, of: { hospitalId: string; personId: string }): Promise<string[]> => {
  const rows = await tx.db
    .selectFrom('transfer_case')
    .select('id')
    .where('sender_hospital_id', '=', of.hospitalId)
    .where('status', 'in', OPEN_STATUSES)
    .where(({ or, eb }) => or([eb('person_in_charge_id', '=', of.personId), eb('deputy_id', '=', of.personId)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export const markDraftNotice = async (tx: Transaction, caseId: string): Promise<void> => {
  await tx.db.updateTable('transfer_case').set({ draft_notice_at: tx.now }).where('id', '=', caseId).execute()
}

/** Run as the system; no other way leads to another sender. Inquiries, area and history follow by their foreign keys. */
export const giveCaseToSender = async (tx: Transaction, caseId: string, hospitalId: string): Promise<void> => {
  await sql`select give_case_to_sender(${caseId}::uuid, ${hospitalId}::uuid)`.execute(tx.db)
}

/** Drafts never sent since before the given instant; `noticed` = those whose hospital has been told (rule 64). */
export const listOldDrafts = async (tx: Transaction, of: { createdBefore: Date; noticedBefore: Date | undefined }): Promise<TransferCase[]> => {
  const { noticedBefore } = of
  const rows = await tx.db
    .selectFrom('transfer_case')
    .selectAll()
    .where('status', '=', 'draft')
    .where('created_at', '<', of.createdBefore)
    .$if(noticedBefore === undefined, (query) => query.where('draft_notice_at', 'is', null))
    .$if(noticedBefore !== undefined, (query) => query.where('draft_notice_at', '<', noticedBefore ?? null))
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(asTransferCase)
}

export const selectCaseCodes = (tx: Transaction, ids: readonly string[]) =>
  tx.db.selectFrom('transfer_case').select(['id', 'code']).where('id', '=', sql<string>`any (${[...new Set(ids)]}::uuid[])`).execute()

export const selectCaseIdsByCode = async (tx: Transaction, code: string): Promise<string[]> =>
  (await tx.db.selectFrom('transfer_case').select('id').where('code', '=', code).execute()).map(({ id }) => id)
