import { asMember } from '@tasuki/domain/account/account.policy'
import { withoutMentions } from '@tasuki/domain/talk/mention.rules'
import { isSaying, refusalToChangeLine } from '@tasuki/domain/talk/talk.rules'
import { withdrawDocuments } from '../document/withdraw-documents'
import { refuseNames } from '../names/refuse-names'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { deleteMentions, insertMentions, lockLine, updateLine } from './line.store'
import { deleteLineDocuments } from './line-document.store'
import { findMentioned, listRoomNames } from './room-people'

type LinePlace = { roomId: string; messageId: string }
type Locked = NonNullable<Awaited<ReturnType<typeof lockLine>>>

const lockOwnLine = async (tx: Transaction, at: LinePlace, act: 'edit' | 'delete'): Promise<Locked> => {
  const { personId, hospitalId } = orRefuse(asMember(tx.actor))
  const line = await lockLine(tx, at)
  if (!line) return refuse('not_found')
  const facts = { kind: line.kind === 'event' ? 'event' : 'text', authorPersonId: line.author_person_id, authorHospitalId: line.author_hospital_id, sentAt: line.sent_at, deleted: line.deleted_at !== null, hidden: line.hidden } as const
  const refusal = refusalToChangeLine(facts, { act, personId, hospitalId, roomState: line.room_state, now: tx.now })
  return refusal === undefined ? line : refuse(refusal.code, refusal.details)
}

/** The hint has no seq: no line is new, yet the room is to be fetched. */
const noteChange = async (tx: Transaction, at: LinePlace, of: { line: Locked; act: 'message.edited' | 'message.deleted' }): Promise<void> => {
  await audit(tx, { act: of.act, subjectKind: 'room', subjectId: at.roomId, data: { seq: of.line.seq } })
  announce(tx, { topic: 'room', id: at.roomId, hospitalIds: of.line.member_hospital_ids })
}

/** Puts one's own line right within five minutes; the same words again change nothing. What stood there is kept, and shown to nobody. */
export const editMessageCommand = async (tx: Transaction, input: LinePlace & { body: string; mentions: readonly string[] }): Promise<void> => {
  const line = await lockOwnLine(tx, input, 'edit')
  if (!isSaying({ body: input.body, documents: line.documents.length })) return refuse('message_empty', { fields: ['body'] })
  const mentions = await findMentioned(tx, { roomId: input.roomId, personIds: input.mentions })
  await refuseNames(tx, { body: withoutMentions(input.body, mentions) }, { standing: { body: withoutMentions(line.body, line.mentions) }, members: () => listRoomNames(tx, input.roomId) })
  if (input.body === line.body) return
  const editNo = line.last_edit + 1
  await updateLine(tx, { ...input, editNo }, { body: input.body, edited_at: tx.now })
  await deleteMentions(tx, input.messageId)
  await insertMentions(tx, { messageId: input.messageId, roomId: input.roomId, seq: line.seq, people: mentions })
  const anew = mentions.filter((one) => !line.mentions.some((before) => before.personId === one.personId))
  if (anew.length > 0) queueNotice(tx, { kind: 'mentioned', personIds: anew.map((one) => one.personId), subject: { kind: 'room', id: input.roomId } })
  await noteChange(tx, input, { line, act: 'message.edited' })
}

/** Takes one's own line back within five minutes, with the documents it carries, also in a room that has closed meanwhile. */
export const deleteMessageCommand = async (tx: Transaction, at: LinePlace): Promise<void> => {
  const line = await lockOwnLine(tx, at, 'delete')
  const editNo = line.last_edit + 1
  await updateLine(tx, { ...at, editNo }, { body: '', deleted_at: tx.now })
  await deleteMentions(tx, at.messageId)
  await withdrawDocuments(tx, await dangerouslyAsSystem(tx, 'what a line carried goes with it', () => deleteLineDocuments(tx, at.messageId)))
  await noteChange(tx, at, { line, act: 'message.deleted' })
}
