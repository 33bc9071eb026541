import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import type { ModeratedContent } from '@tasuki/domain/office/moderation/moderation.contract'
import { deleteDocumentContent, findDocumentContent } from '../../document/unsuitable-document'
import { deleteFacilityText, findFacilityText } from '../../facility/unsuitable-facility'
import { expectFacilityReader } from '../../facility/list-hospitals'
import { expectThere, type FoundContent } from '../../names/found-content'
import { forgetReleasedWords } from '../../names/purge-names'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { markRoomDocument } from '../../talk/room-documents'
import { deleteMessageWords, findSaidContent, isReadableMessage } from '../../talk/unsuitable-message'
import { announceCaseDocuments } from '../../transfer/case-documents'
import { deleteTransferText, findCaseCode, findCaseOfRoom, findTransferText } from '../../transfer/unsuitable-texts'

/** Something that a hospital wrote, found by who may read it, with the case in which it stands. */
export type UnsuitableContent = FoundContent & { caseCode: string }

const findOne = async (tx: Transaction, { kind, id, field }: ModeratedContent): Promise<FoundContent | undefined> => {
  if (kind !== 'record_text' && kind !== 'facility_text' && field !== '') return undefined
  switch (kind) {
    case 'message':
      return (await isReadableMessage(tx, id)) ? dangerouslyAsSystem(tx, 'a line is locked that another has said', () => findSaidContent(tx, id)) : undefined
    case 'document':
      return findDocumentContent(tx, id)
    case 'facility_text':
      await expectFacilityReader(tx)
      return findFacilityText(tx, { hospitalId: id, field })
    default:
      return findTransferText(tx, { kind, id, field })
  }
}

/** As the actor reads it: what it doesn't see isn't there, what was taken back or deleted is gone, and what waits because of a name waits (rule 85). */
export const findUnsuitableContent = async (tx: Transaction, content: ModeratedContent): Promise<UnsuitableContent> => {
  const found = expectThere(await findOne(tx, content))
  const caseId = found.caseId ?? (found.roomId === null ? null : ((await findCaseOfRoom(tx, found.roomId)) ?? null))
  return { ...found, caseId, caseCode: caseId === null ? '' : await findCaseCode(tx, caseId) }
}

const deleteDocumentFrom = async (tx: Transaction, of: { documentId: string; found: UnsuitableContent; mark: DeletionMark }): Promise<string[]> => {
  const texts = await deleteDocumentContent(tx, of)
  if (of.found.roomId !== null) await markRoomDocument(tx, of)
  else if (of.found.caseId !== null) await announceCaseDocuments(tx, of.found.caseId)
  return texts
}

const deleteIn = (tx: Transaction, content: ModeratedContent, of: { found: UnsuitableContent; mark: DeletionMark }): Promise<string[]> => {
  const { kind, id, field } = content
  const { found, mark } = of
  switch (kind) {
    case 'message':
      return deleteMessageWords(tx, { messageId: id, mark })
    case 'document':
      return deleteDocumentFrom(tx, { documentId: id, found, mark })
    case 'facility_text':
      return deleteFacilityText(tx, { hospitalId: id, field, mark })
    default:
      return deleteTransferText(tx, { text: { kind, id, field }, roomId: kind === 'answer' || kind === 'event' ? found.roomId : null, caseId: found.caseId ?? refuse('not_found'), mark })
  }
}

/** Everywhere at once, by each feature in its own tables; a tombstone stays (rule 60). Answers the words that went, for whoever has repeated them. */
export const deleteUnsuitableContent = (tx: Transaction, content: ModeratedContent, of: { found: UnsuitableContent; mark: DeletionMark }): Promise<string[]> =>
  dangerouslyAsSystem(tx, 'the prefecture deletes what it doesn’t write', async () => {
    const texts = (await deleteIn(tx, content, of)).filter((text) => text !== '')
    await forgetReleasedWords(tx, { subjectIds: [content.id, of.found.caseId, of.found.roomId].flatMap((id) => id ?? []), hospitalId: of.found.hospitalId, texts })
    return texts
  })
