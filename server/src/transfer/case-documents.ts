import { CASE_STATUS, INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import type { DocumentSubject } from '../document/document-subject'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { queueNotice } from '../platform/notices/queue-notice'
import { refuse } from '../platform/refused'
import { postRoomEvent } from '../talk/post-message'
import { getTransferCase, lockTransferCase, type TransferCase } from './case.store'
import { announceCase, logTransfer, logTransferUnnamed } from './change-case'
import { listInquiriesOfCase, lockInquiries } from './inquiry.store'

const EVENT = { added: 'document_added', deleted: 'document_deleted', restored: 'document_restored', hidden: 'document_hidden' } as const

/** Candidates who see the record are told that a document came or went; which kind, never what it says (rule 76). */
const tellCandidates = async (tx: Transaction, of: TransferCase, event: { type: string; data: Record<string, unknown>; quietFor?: string }): Promise<void> => {
  if (!CASE_STATUS[of.status].open) return
  for (const inquiry of await lockInquiries(tx, of.id)) {
    if (!INQUIRY_STATE[inquiry.state].seesRecord) continue
    await postRoomEvent(tx, inquiry.room_id, event)
    if (event.type === EVENT.added) queueNotice(tx, { kind: 'record_changed', hospitalIds: [inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  }
}

/** Who pressed 「氏名が見えます」 is the prefecture's to know (rule 85). */
const tellHidden = async (tx: Transaction, caseId: string, documentKind: string): Promise<void> => {
  const of = await lockTransferCase(tx, caseId)
  await logTransferUnnamed(tx, of, { kind: EVENT.hidden, data: { documentKind } })
  await announceCase(tx, of)
}

/** The prefecture has decided: everybody's list of documents is read again. As the system. */
export const announceCaseDocuments = async (tx: Transaction, caseId: string): Promise<void> => announceCase(tx, await getTransferCase(tx, caseId))

/** 書類 of a case: its sender attaches them before or after sending, until the case is closed (要綱15条). */
export const caseDocuments: DocumentSubject = {
  kind: 'case',
  postsAtOnce: true,
  expectAttachable: async (tx, caseId, { lock }) => {
    const of = await (lock ? lockTransferCase(tx, caseId) : getTransferCase(tx, caseId))
    if (tx.actor.kind !== 'member' || tx.actor.hospitalId !== of.sender_hospital_id) refuse('not_permitted')
    if (CASE_STATUS[of.status].closed) refuse('case_closed')
  },
  concerned: async (tx, caseId) => [(await getTransferCase(tx, caseId)).sender_hospital_id],
  parties: async (tx, caseId) => [(await getTransferCase(tx, caseId)).sender_hospital_id, ...(await listInquiriesOfCase(tx, caseId)).map((inquiry) => inquiry.hospital_id)],
  onChanged: async (tx, caseId, { kind, documentKind, released, by }) => {
    // What only its uploader's hospital knew of is news to nobody else (rule 76).
    if (!released || kind === 'replaced') return announce(tx, { topic: 'case', id: caseId, hospitalIds: [(await getTransferCase(tx, caseId)).sender_hospital_id] })
    if (kind === 'hidden') return dangerouslyAsSystem(tx, 'whoever sees a name hides the document, unnamed in the history', () => tellHidden(tx, caseId, documentKind))
    const of = await lockTransferCase(tx, caseId)
    await logTransfer(tx, of, { kind: EVENT[kind], data: { documentKind }, ...(by !== undefined && { by }) })
    await tellCandidates(tx, of, { type: EVENT[kind], data: { documentKind }, ...(by !== undefined && { quietFor: by.hospitalId }) })
    await announceCase(tx, of)
  },
}
