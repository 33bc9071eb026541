import { z } from 'zod'
import { defineCall } from '../base/call'
import { countNumber, instant, queryCount, uuid } from '../base/id'
import { longText } from '../base/text'

export const roomState = z.enum(['open', 'read_only'])
export type RoomState = z.infer<typeof roomState>

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
  lastMessage: z.strictObject({ kind: z.enum(['text', 'event']), body: z.string(), eventType: z.string().nullable(), sentAt: instant, byOwnHospital: z.boolean() }).nullable(),
  unread: z.int(),
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
  query: z.strictObject({ after: queryCount.optional(), before: queryCount.optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
  output: z.strictObject({ messages: z.array(roomMessage), lastSeq: z.int() }),
  refusals: ['not_signed_in', 'not_found'],
})

export const postMessageCall = defineCall({
  method: 'POST',
  path: '/api/v1/rooms/:roomId/messages',
  summary: 'Say something in a room; a patient’s name is refused (要綱6条1号, 19条)',
  params: roomPath,
  body: z.strictObject({ body: longText }),
  output: roomMessage,
  refusals: ['not_found', 'room_read_only', 'message_empty', 'personal_name'],
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
