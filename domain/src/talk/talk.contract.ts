import { z } from 'zod'
import { defineCall } from '../base/call'
import { countNumber, instant, queryCount, uuid } from '../base/id'
import { longText, textUpTo } from '../base/text'
import { documentKind } from '../document/document-kind'
import { documentView } from '../document/document.contract'
import { deletionMark, hiddenMark } from '../names/hidden-mark'

/** So many documents go with one line. */
export const MOST_DOCUMENTS_OF_LINE = 10

export const roomState = z.enum(['open', 'read_only'])
export type RoomState = z.infer<typeof roomState>

/**
 * A document that a line carries (要綱20条). What is gone keeps its kind in the line; `ended`: the reader lost the documents
 * with the record (rule 71). Its own hospital sees a withdrawn one, to take that back.
 */
export const lineDocument = z.strictObject({ id: uuid, kind: documentKind, gone: z.union([z.enum(['withdrawn', 'removed', 'ended', 'checking']), deletionMark]).nullable(), document: documentView.nullable() })
export type LineDocument = z.infer<typeof lineDocument>

/**
 * One line of a room. `seq` counts 1, 2, 3 … without gaps inside its room: a reader that holds n and sees n + 2 knows
 * what to fetch. An event line says what happened to the room's subject; its words belong to the subject's feature.
 */
export const roomMessage = z.strictObject({
  id: uuid,
  seq: z.int(),
  kind: z.enum(['text', 'event']),
  body: z.string(),
  event: z.strictObject({ type: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
  author: z.strictObject({ hospitalId: uuid.nullable(), hospitalName: z.string(), personId: uuid.nullable(), personName: z.string() }).nullable(),
  sentAt: instant,
  /** The room's count of edits at which the line was last changed; the greater one is the newer. Null = as it was said. */
  editNo: z.int().nullable(),
  editedAt: instant.nullable(),
  /** Taken back by its author: that it was there is shown, what it said is gone. */
  deletedAt: instant.nullable(),
  /** Somebody saw a name in it: its words are hidden until the prefecture decides, or removed by it (rule 85); or the prefecture has deleted it as unsuitable (rule 60). */
  hidden: hiddenMark.nullable(),
  mentions: z.array(z.strictObject({ personId: uuid, name: z.string() })),
  documents: z.array(lineDocument),
})
export type RoomMessage = z.infer<typeof roomMessage>

export const roomSummary = z.strictObject({
  id: uuid,
  /** What the room is about: a kind and an id that talk doesn't look into. */
  subjectKind: z.string(),
  subjectId: uuid,
  subjectLabel: z.string(),
  state: roomState,
  readableUntil: instant.nullable(),
  otherHospitals: z.array(z.strictObject({ id: uuid, name: z.string(), shortName: z.string() })),
  lastSeq: z.int(),
  lastMessage: z.strictObject({ kind: z.enum(['text', 'event']), body: z.string(), eventType: z.string().nullable(), sentAt: instant, byOwnHospital: z.boolean(), deleted: z.boolean(), documentKinds: z.array(documentKind) }).nullable(),
  unread: z.int(),
  /** The person's own read mark; 0 = nothing yet. */
  lastReadSeq: z.int(),
  /** Unread lines in which the person is spoken to. */
  unreadMentions: z.int(),
})
export type RoomSummary = z.infer<typeof roomSummary>

export const listRoomsCall = defineCall({
  method: 'GET',
  path: '/api/v1/rooms',
  summary: 'Talk rooms of the own hospital, unread first, then newest (要綱19条)',
  query: z.strictObject({ unreadOnly: z.enum(['1']).optional(), mine: z.enum(['1']).optional(), limit: z.coerce.number().int().min(1).max(200).optional(), offset: z.coerce.number().int().min(0).max(1_000_000).optional() }),
  output: z.strictObject({ total: z.int(), unreadTotal: z.int(), rooms: z.array(roomSummary) }),
  refusals: ['not_signed_in'],
})

/** Whom a line speaks to: people of the room whose 「@名前」 stands in it. */
const mentionedIds = z.array(uuid).max(20).default([])

/** Uploaded to the room beforehand by whoever says the line. */
const carriedDocuments = z.array(uuid).max(MOST_DOCUMENTS_OF_LINE).default([])

const roomPath = z.strictObject({ roomId: uuid })

export const getRoomCall = defineCall({
  method: 'GET',
  path: '/api/v1/rooms/:roomId',
  summary: 'One talk room',
  params: roomPath,
  output: roomSummary,
  refusals: ['not_signed_in', 'not_found'],
})

export const listMessagesCall = defineCall({
  method: 'GET',
  path: '/api/v1/rooms/:roomId/messages',
  summary: 'Lines of a room in order: those after a seq, or the newest before one',
  params: roomPath,
  query: z.strictObject({
    after: queryCount.optional(),
    before: queryCount.optional(),
    /** Also the lines changed after this count of edits, wherever they stand. */
    editedAfter: queryCount.optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  /** `lastEdit`: up to which edit `edited` and `messages` are; without `editedAfter`, up to which the messages are. */
  output: z.strictObject({ messages: z.array(roomMessage), lastSeq: z.int(), edited: z.array(roomMessage), lastEdit: z.int() }),
  refusals: ['not_signed_in', 'not_found'],
})

export const postMessageCall = defineCall({
  method: 'POST',
  path: '/api/v1/rooms/:roomId/messages',
  summary: 'Say something in a room, with documents if wished; a patient’s name is refused (要綱6条1号, 19条, 20条)',
  params: roomPath,
  body: z.strictObject({ body: longText, mentions: mentionedIds, documentIds: carriedDocuments }),
  output: roomMessage,
  refusals: ['not_found', 'room_read_only', 'message_empty', 'personal_name', 'mentioned_not_in_room', 'attached_document_gone', 'attached_document_refused', 'idempotency_key_reused'],
})

export const reportMessageCall = defineCall({
  method: 'POST',
  path: '/api/v1/messages/:messageId/name-visible',
  summary: '「氏名が見えます」 in what was said: hidden from everyone at once, however long ago it was said (rule 85)',
  params: z.strictObject({ messageId: uuid }),
  refusals: ['not_found', 'invalid_input', 'name_already_reported', 'name_report_decided'],
})

const linePath = z.strictObject({ roomId: uuid, messageId: uuid })

export const editMessageCall = defineCall({
  method: 'PUT',
  path: '/api/v1/rooms/:roomId/messages/:messageId',
  summary: 'Put one’s own line right, within five minutes (要綱19条)',
  params: linePath,
  body: z.strictObject({ body: longText, mentions: mentionedIds }),
  output: roomMessage,
  refusals: ['not_found', 'message_not_own', 'message_deleted', 'name_already_reported', 'message_change_period_over', 'room_read_only', 'message_empty', 'personal_name', 'mentioned_not_in_room'],
})

export const deleteMessageCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/rooms/:roomId/messages/:messageId',
  summary: 'Take one’s own line back, within five minutes; that it was there stays',
  params: linePath,
  output: roomMessage,
  refusals: ['not_found', 'message_not_own', 'message_deleted', 'name_already_reported', 'message_change_period_over'],
})

export const roomPerson = z.strictObject({ personId: uuid, name: z.string(), kana: z.string(), department: z.string(), hospitalId: uuid, hospitalName: z.string() })
export type RoomPerson = z.infer<typeof roomPerson>

export const listRoomPeopleCall = defineCall({
  method: 'GET',
  path: '/api/v1/rooms/:roomId/people',
  summary: 'People of the room’s hospitals, to be spoken to by name',
  params: roomPath,
  output: z.strictObject({ people: z.array(roomPerson) }),
  refusals: ['not_found'],
})

/** How far somebody has read. */
export const roomReader = z.strictObject({ personId: uuid, name: z.string(), hospitalId: uuid, seq: z.int(), readAt: instant.nullable() })
export type RoomReader = z.infer<typeof roomReader>

export const listReadersCall = defineCall({
  method: 'GET',
  path: '/api/v1/rooms/:roomId/readers',
  summary: 'Who of the room’s hospitals has read up to where (既読)',
  params: roomPath,
  output: z.strictObject({ readers: z.array(roomReader) }),
  refusals: ['not_signed_in', 'not_found'],
})

/** A line outside its room: found by its words, or by who is spoken to in it. */
export const foundMessage = z.strictObject({
  roomId: uuid,
  subjectLabel: z.string(),
  otherHospitals: z.array(z.strictObject({ id: uuid, name: z.string(), shortName: z.string() })),
  message: roomMessage,
})
export type FoundMessage = z.infer<typeof foundMessage>

export const findMessagesCall = defineCall({
  method: 'GET',
  path: '/api/v1/messages',
  summary: 'Lines of the own hospital’s rooms by their words, or those in which one is spoken to; the newest first',
  query: z.strictObject({
    q: textUpTo(100).optional(),
    mentions: z.enum(['mine']).optional(),
    /** Only in rooms the signed-in person is in charge of. */
    mine: z.enum(['1']).optional(),
    roomId: uuid.optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
    offset: z.coerce.number().int().min(0).max(10_000).optional(),
  }),
  output: z.strictObject({ found: z.array(foundMessage), more: z.boolean() }),
  refusals: ['not_signed_in'],
})

export const markReadCall = defineCall({
  method: 'PUT',
  path: '/api/v1/rooms/:roomId/read-mark',
  summary: 'The signed-in person has read the room up to a seq; never moves back',
  params: roomPath,
  body: z.strictObject({ seq: countNumber }),
  output: z.strictObject({ unread: z.int() }),
  refusals: ['not_found'],
})
