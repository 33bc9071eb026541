import { documentCheckState, MAX_NAMED_PLACES, type NamedPlace, namedPlace, type DocumentReleaseReason } from '@tasuki/domain/document/document-check'
import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import type { Transaction } from '../platform/db/transaction'
import type { DocumentRow } from './document.store'

/** What the check has found so far, as its row keeps it. */
export const placesOf = (row: Pick<DocumentRow, 'check_places'>): NamedPlace[] => z.array(namedPlace).parse(row.check_places)
export const checkStateOf = (row: Pick<DocumentRow, 'check_state'>) => documentCheckState.parse(row.check_state)

export type HeldDocument = { id: string; subjectKind: DocumentSubjectKind; subjectId: string; storageKey: string; contentType: string; pages: number; checkedPages: number; tries: number }

/**
 * Run as the system: the next document to look through, held until then so that no other process begins with it. Those of
 * which least is done come first: a long scan lets a letter pass.
 */
export const holdNextUnchecked = async (tx: Transaction, until: Date): Promise<HeldDocument | undefined> => {
  const { rows } = await sql<HeldDocument>`
    update document set check_held_until = ${until}, check_tries = check_tries + 1
    where id = (
      select id from document where check_state = 'quarantined' and deleted_at is null and (check_held_until is null or check_held_until < ${tx.now})
      order by checked_pages, created_at, id limit 1 for update skip locked)
    returning id, subject_kind as "subjectKind", subject_id as "subjectId", storage_key as "storageKey", content_type as "contentType", pages, checked_pages as "checkedPages", check_tries as "tries"`.execute(tx.db)
  return rows[0]
}

/** Run as the system: whether any could be begun with now. */
export const hasUnchecked = async (tx: Transaction): Promise<boolean> => {
  const row = await tx.db
    .selectFrom('document')
    .select('id')
    .where('check_state', '=', 'quarantined')
    .where('deleted_at', 'is', null)
    .where(sql<SqlBool>`(check_held_until is null or check_held_until < ${tx.now})`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type CheckedPage = { documentId: string; page: number; places: readonly NamedPlace[]; asks: number; heldUntil: Date }

/** Run as the system. False where the document is gone, or another process was there before. */
export const updateCheckedPage = async (tx: Transaction, checked: CheckedPage): Promise<boolean> => {
  const { numUpdatedRows } = await tx.db
    .updateTable('document')
    .set({
      checked_pages: checked.page,
      check_places: sql`case when jsonb_array_length(check_places) >= ${MAX_NAMED_PLACES} then check_places else check_places || ${JSON.stringify(checked.places.slice(0, MAX_NAMED_PLACES))}::jsonb end`,
      check_asks: sql<number>`check_asks + ${checked.asks}::integer`,
      check_tries: 0,
      check_held_until: checked.heldUntil,
    })
    .where('id', '=', checked.documentId)
    .where('check_state', '=', 'quarantined')
    .where('checked_pages', '=', checked.page - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Run as the system: the process has done its part, another may go on at once. */
export const letGoOf = async (tx: Transaction, documentId: string): Promise<void> => {
  await tx.db.updateTable('document').set({ check_held_until: null }).where('id', '=', documentId).where('check_state', '=', 'quarantined').execute()
}

/** Run as the system: not to be tried again before then; `counts`: it was the document's own doing. */
export const pauseCheck = async (tx: Transaction, documentId: string, of: { until: Date; counts: boolean }): Promise<void> => {
  await tx.db
    .updateTable('document')
    .set({ check_held_until: of.until, ...(!of.counts && { check_tries: sql<number>`greatest(0, check_tries - 1)` }) })
    .where('id', '=', documentId)
    .where('check_state', '=', 'quarantined')
    .execute()
}

/** Run as the system. */
export const updateCheckState = async (tx: Transaction, documentId: string, state: 'released' | 'refused'): Promise<void> => {
  await tx.db.updateTable('document').set({ check_state: state, checked_at: tx.now, check_held_until: null }).where('id', '=', documentId).execute()
}

/** Run as the system: refused ones that nobody came back to. */
export const findStaleRefused = async (tx: Transaction, before: Date): Promise<{ id: string }[]> =>
  tx.db.selectFrom('document').select('id').where('check_state', '=', 'refused').where('checked_at', '<', before).where('deleted_at', 'is', null).where('hidden_at', 'is', null).execute()

export type NewRelease = { row: DocumentRow; hospitalId: string; personId: string; personName: string; reason: DocumentReleaseReason; note: string; placeCount: number }

/** Run as the system. */
export const insertRelease = async (tx: Transaction, release: NewRelease): Promise<void> => {
  const { row } = release
  await tx.db
    .insertInto('document_release')
    .values({
      document_id: row.id,
      hospital_id: release.hospitalId,
      person_id: release.personId,
      person_name: release.personName,
      document_kind: row.kind,
      subject_kind: row.subject_kind,
      subject_id: row.subject_id,
      reason: release.reason,
      note: release.note,
      place_count: release.placeCount,
      released_at: tx.now,
    })
    .execute()
}

/** Run as the system: the reasons in words, never that somebody answered for a document. */
export const eraseReleaseNotes = async (tx: Transaction, before: Date): Promise<void> => {
  await tx.db.updateTable('document_release').set({ note: '' }).where('released_at', '<', before).where('note', '<>', '').execute()
}

export const listReleaseRows = async (tx: Transaction, limit: number) => tx.db.selectFrom('document_release').selectAll().orderBy('released_at', 'desc').orderBy('document_id').limit(limit).execute()

export type CheckQueue = { waiting: number; oldestAt: Date | null; resisting: number; neverLooked: number }

/** Run as the system: what waits to be looked through, since when, how many broke their reader off, and how many came in before there was a check. */
export const selectCheckQueue = async (tx: Transaction): Promise<CheckQueue> => {
  const { rows } = await sql<CheckQueue>`
    select count(*) filter (where check_state = 'quarantined')::integer as waiting,
      min(created_at) filter (where check_state = 'quarantined') as "oldestAt",
      count(*) filter (where check_state = 'quarantined' and check_tries > 1)::integer as resisting,
      count(*) filter (where check_state = 'released' and checked_at is null)::integer as "neverLooked"
    from document where deleted_at is null`.execute(tx.db)
  return rows[0] ?? { waiting: 0, oldestAt: null, resisting: 0, neverLooked: 0 }
}
