import type { DocumentView } from '@tasuki/domain/document/document.contract'
import type { LineDocument, RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { findDocuments } from '../document/list-documents'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import type { CarriedDocument } from './line-document.store'
import { findLine, type LineRow } from './line.store'

const viewDocument = ({ id, kind, gone }: CarriedDocument, documents: ReadonlyMap<string, DocumentView>): LineDocument => {
  const document = documents.get(id) ?? null
  return { id, kind, gone: gone ?? (document === null ? 'ended' : null), document }
}

const viewLine = (row: LineRow, documents: ReadonlyMap<string, DocumentView>): RoomMessage => ({
  id: row.id,
  seq: row.seq,
  kind: row.kind === 'event' ? 'event' : 'text',
  body: row.body,
  event: row.event_type === null ? null : { type: row.event_type, data: row.event_data as Record<string, unknown> },
  author:
    row.author_hospital_id === null && row.author_person_id === null
      ? null
      : { hospitalId: row.author_hospital_id, hospitalName: row.author_hospital_name, personId: row.author_person_id, personName: row.author_person_name },
  sentAt: row.sent_at.toISOString(),
  editNo: row.edit_no,
  editedAt: row.edited_at?.toISOString() ?? null,
  deletedAt: row.deleted_at?.toISOString() ?? null,
  hidden: row.hidden,
  mentions: row.mentions,
  documents: row.documents.map((carried) => viewDocument(carried, documents)),
})

/** Lines with the documents that the reader sees of those they carry. */
export const viewLines = async (tx: Transaction, rows: readonly LineRow[]): Promise<RoomMessage[]> => {
  const documents = await findDocuments(tx, rows.flatMap((row) => row.documents.map((carried) => carried.id)))
  return rows.map((row) => viewLine(row, documents))
}

export const viewOneLine = async (tx: Transaction, row: LineRow): Promise<RoomMessage> => {
  const [line] = await viewLines(tx, [row])
  if (!line) throw new Error('a line is one line')
  return line
}

/** As the actor sees it now; in a room that isn't there any more for it, there is no line. */
export const getLine = async (tx: Transaction, at: { roomId: string; messageId: string }): Promise<RoomMessage> => viewOneLine(tx, (await findLine(tx, at)) ?? refuse('not_found'))
