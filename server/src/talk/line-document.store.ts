import { sql } from 'kysely'
import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import type { Transaction } from '../platform/db/transaction'

/** What a line keeps of a document it carries; the document itself may be gone. */
export type CarriedDocument = { id: string; kind: DocumentKind; gone: 'withdrawn' | 'removed' | 'checking' | DeletionMark | null }

export const insertLineDocuments = async (tx: Transaction, of: { messageId: string; roomId: string; documents: readonly { id: string; kind: DocumentKind; gone: 'checking' | null }[] }): Promise<void> => {
  if (of.documents.length === 0) return
  await tx.db
    .insertInto('message_document')
    .values(of.documents.map(({ id, kind, gone }, place) => ({ document_id: id, message_id: of.messageId, room_id: of.roomId, place, kind, gone })))
    .execute()
}

/** Run as the system: they go with their line. Gives the ids of those that are still there. */
export const deleteLineDocuments = async (tx: Transaction, messageId: string): Promise<string[]> =>
  (await tx.db.deleteFrom('message_document').where('message_id', '=', messageId).returning(['document_id', 'gone']).execute()).flatMap((row) => (row.gone === 'removed' || row.gone?.startsWith('deleted ') === true ? [] : [row.document_id]))

/** Run as the system: another document takes the place of one that was sent back. */
export const replaceLineDocument = async (tx: Transaction, of: { from: string; to: string }): Promise<void> => {
  await sql`update message_document set document_id = ${of.to}::uuid, kind = (select kind from document where id = ${of.to}::uuid) where document_id = ${of.from}::uuid`.execute(tx.db)
}

/**
 * Run as the system. Counts as an edit of its line, so that open pages fetch it again; also where only the document itself
 * changed. Undefined for a document that no line carries (yet).
 */
export const updateLineDocument = async (tx: Transaction, documentId: string, gone: CarriedDocument['gone']): Promise<{ roomId: string; hospitalIds: string[] } | undefined> => {
  const { rows } = await sql<{ roomId: string; hospitalIds: string[] }>`
    with carried as (
      update message_document set gone = ${gone} where document_id = ${documentId}::uuid returning message_id, room_id
    ), counted as (
      update room set last_edit = last_edit + 1 where id = (select room_id from carried) returning id, last_edit, member_hospital_ids
    )
    update message set edit_no = counted.last_edit from counted, carried where message.id = carried.message_id
    returning counted.id as "roomId", counted.member_hospital_ids as "hospitalIds"`.execute(tx.db)
  return rows[0]
}
