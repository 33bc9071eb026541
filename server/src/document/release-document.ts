import { asMember } from '@tasuki/domain/account/account.policy'
import type { DocumentReleaseReason } from '@tasuki/domain/document/document-check'
import { canReleaseDocument } from '@tasuki/domain/document/document.policy'
import { nameOfActor } from '../account/name-of-actor'
import { refuseNames } from '../names/refuse-names'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { releaseDocument } from './check-documents'
import { insertRelease, placesOf } from './document-check.store'
import type { DocumentSubject } from './document-subject'
import { lockDocumentRow } from './document.store'
import { openingOf } from './open-document'

const ANSWERED_FOR = 'who uploaded it answers for it: no name'

/**
 * 「氏名ではない」: a check that was wrong must not stop a transfer at night. Only who uploaded the document, has seen the places
 * and says why; kept for the representative and the prefecture (6条1号).
 */
export const releaseDocumentCommand = async (tx: Transaction, subjects: readonly DocumentSubject[], of: { documentId: string; reason: DocumentReleaseReason; note: string }): Promise<void> => {
  const { hospitalId, personId } = orRefuse(asMember(tx.actor))
  const row = (await lockDocumentRow(tx, of.documentId)) ?? refuse('not_found')
  if (row.uploader_person_id !== personId) return refuse('not_permitted')
  if (!canReleaseDocument(tx.actor, { ...openingOf(row), refused: row.check_state === 'refused' })) return refuse('document_not_refused')
  if (of.reason === 'other' && of.note === '') return refuse('invalid_input', { fields: ['note'] })
  await refuseNames(tx, { note: of.note })
  const placeCount = placesOf(row).length
  const personName = await nameOfActor(tx)
  await audit(tx, { act: 'document.released_by_hand', subjectKind: 'document', subjectId: row.id, concerns: [hospitalId], data: { of: row.subject_kind, ofId: row.subject_id, reason: of.reason, places: placeCount } })
  await dangerouslyAsSystem(tx, ANSWERED_FOR, async () => {
    await insertRelease(tx, { row, hospitalId, personId, personName, reason: of.reason, note: of.note, placeCount })
    await releaseDocument(tx, subjects, row)
  })
}
