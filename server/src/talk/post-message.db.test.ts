import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openSmallHouse, type SmallHouse } from '../../test/worlds/small-house'
import { dangerouslyAsSystem } from '../platform/db/transaction'
import { limitRoomFor, replaceRoomMember, setRoomState } from './change-room'
import { listMessages } from './list-messages'
import { getRoom, listRooms } from './list-rooms'
import { markReadCommand } from './mark-read'
import { openRoom } from './open-room'
import { postMessageCommand, postRoomEvent } from './post-message'
import { countUnreadRooms, findRoomDigests } from './room-digest'

let house: SmallHouse
beforeAll(async () => {
  house = await openSmallHouse()
})
afterAll(() => house.close())

const newRoom = (...members: (keyof SmallHouse['actors'])[]): Promise<string> => {
  const hospitalIds = members.map((member) => house.actors[member]).flatMap((actor) => (actor.kind === 'member' ? [actor.hospitalId] : []))
  return house.as(house.actors.sato, (tx) => openRoom(tx, { subjectKind: 'test', subjectId: randomUUID(), label: 'T-1', hospitalIds }))
}
const say = (who: keyof SmallHouse['actors'], roomId: string, body: string) => house.as(house.actors[who], (tx) => postMessageCommand(tx, { roomId, body }))
const linesOf = (who: keyof SmallHouse['actors'], roomId: string) => house.as(house.actors[who], (tx) => listMessages(tx, { roomId, after: 0, before: undefined, editedAfter: undefined, limit: 200 }))
/** Until somebody waits for a lock. */
const untilWaiting = () =>
  vi.waitFor(async () => {
    const { rowCount } = await house.database.pool.query(`select from pg_stat_activity where datname = current_database() and usename = current_user and wait_event_type = 'Lock'`)
    expect(rowCount).toBe(1)
  }, { timeout: 20_000, interval: 20 })
const refusedWith = (code: string) => ({ refusal: { code } })

it('gives 40 lines of 20 concurrent speakers the numbers 1 to 40, each once, in the order of time', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  const posted = await Promise.all(Array.from({ length: 40 }, (_, index) => say(index % 2 === 0 ? 'sato' : 'tanaka', roomId, `line ${index}`)))
  expect(posted.map((line) => line.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  const { messages, lastSeq } = await linesOf('suzuki', roomId)
  expect(lastSeq).toBe(40)
  expect(messages.map((line) => line.seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  expect(new Set(messages.map((line) => line.body)).size).toBe(40)
  expect(messages.map((line) => line.sentAt)).toEqual(messages.map((line) => line.sentAt).sort())
})

it('writes a refused line nowhere: the number goes to the next one', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await expect(
    house.as(house.actors.sato, async (tx) => {
      await postMessageCommand(tx, { roomId, body: 'never said' })
      throw new Error('afterwards')
    }),
  ).rejects.toThrow('afterwards')
  expect(await say('tanaka', roomId, 'first')).toMatchObject({ seq: 1, author: { hospitalName: '北病院', personName: 'tanaka' }, event: null })
})

it('counts what other hospitals said, per person, from that person’s own mark', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await say('sato', roomId, 'one')
  await say('tanaka', roomId, 'two')
  await house.as(house.actors.tanaka, (tx) => postRoomEvent(tx, roomId, { type: 'answered', data: { by: 'hand' } }))
  const unreadOf = (who: keyof SmallHouse['actors']) => house.as(house.actors[who], async (tx) => (await findRoomDigests(tx, [roomId])).get(roomId))
  expect(await unreadOf('sato')).toEqual({ unread: 2, lastMessage: 'two', lastSeq: 3 })
  expect(await unreadOf('suzuki')).toMatchObject({ unread: 2 })
  expect(await unreadOf('tanaka')).toMatchObject({ unread: 1 })
  expect(await unreadOf('yamada')).toBeUndefined()
  const mark = (seq: number) => house.as(house.actors.sato, (tx) => markReadCommand(tx, { roomId, seq }))
  expect(await mark(2)).toEqual({ unread: 1 })
  expect(await mark(1)).toEqual({ unread: 1 })
  expect(await mark(1_000_000)).toEqual({ unread: 0 })
  expect(await unreadOf('suzuki')).toMatchObject({ unread: 2 })
  await say('tanaka', roomId, 'three')
  expect(await unreadOf('sato')).toEqual({ unread: 1, lastMessage: 'three', lastSeq: 4 })
  await say('suzuki', roomId, 'said without reading')
  expect(await unreadOf('suzuki')).toMatchObject({ unread: 3 })
})

it('lists unread rooms first, then the newest, with totals over all pages', async () => {
  house.clock.advance(1000)
  const older = await newRoom('suzuki', 'tanaka', 'yamada')
  await say('suzuki', older, 'words')
  house.clock.advance(1000)
  const newer = await newRoom('suzuki', 'yamada')
  const list = (over: { unreadOnly?: boolean; limit?: number; offset?: number } = {}) =>
    house.as(house.actors.yamada, (tx) => listRooms(tx, { unreadOnly: false, limit: 50, offset: 0, ...over }))
  const all = await list()
  expect(all).toMatchObject({ total: 2, unreadTotal: 1 })
  expect(all.rooms.map((room) => room.id)).toEqual([older, newer])
  expect(all.rooms[0]).toMatchObject({ unread: 1, lastSeq: 1, lastMessage: { kind: 'text', body: 'words', byOwnHospital: false } })
  expect(all.rooms[0]?.otherHospitals.map((hospital) => hospital.shortName)).toEqual(['東', '北'])
  expect(all.rooms[1]).toMatchObject({ unread: 0, lastMessage: null })
  expect(await list({ unreadOnly: true })).toMatchObject({ total: 1, unreadTotal: 1, rooms: [{ id: older }] })
  expect(await list({ limit: 1, offset: 1 })).toMatchObject({ total: 2, rooms: [{ id: newer }] })
  expect(await list({ offset: 9 })).toEqual({ total: 2, unreadTotal: 1, rooms: [] })
  const since = await house.as(house.actors.yamada, countUnreadRooms)
  expect(since).toEqual({ messages: 1, since: new Date(house.clock().getTime() - 1000) })
  await house.as(house.actors.yamada, (tx) => markReadCommand(tx, { roomId: older, seq: 1 }))
  expect((await list()).rooms.map((room) => room.id)).toEqual([newer, older])
  house.clock.advance(1000)
  await say('yamada', older, 'reply')
  expect((await list()).rooms.map((room) => room.id)).toEqual([older, newer])
})

it('a read-only room takes events and no talk', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await house.as(house.actors.sato, (tx) => setRoomState(tx, roomId, 'read_only'))
  await expect(say('tanaka', roomId, 'still there?')).rejects.toMatchObject(refusedWith('room_read_only'))
  await house.as(house.actors.sato, (tx) => postRoomEvent(tx, roomId, { type: 'resumed', data: {} }))
  await house.as(house.actors.sato, (tx) => setRoomState(tx, roomId, 'open'))
  expect(await say('tanaka', roomId, 'yes')).toMatchObject({ seq: 2 })
})

it('refuses blank lines and a patient’s name (rule 49), and takes a colleague’s (rule 50)', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await expect(say('sato', roomId, ' 　\n')).rejects.toMatchObject(refusedWith('message_empty'))
  await expect(say('sato', roomId, '氏名：山田太郎')).rejects.toMatchObject(refusedWith('personal_name'))
  await say('sato', roomId, '東病院の田中です。よろしくお願いします')
  expect((await linesOf('tanaka', roomId)).messages).toHaveLength(1)
})

it('a room of other hospitals is as unknown as one that does not exist', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  for (const id of [roomId, randomUUID()]) {
    for (const body of ['words', '', '氏名：山田太郎']) await expect(say('yamada', id, body)).rejects.toMatchObject(refusedWith('not_found'))
    await expect(linesOf('yamada', id)).rejects.toMatchObject(refusedWith('not_found'))
    await expect(house.as(house.actors.yamada, (tx) => getRoom(tx, id))).rejects.toMatchObject(refusedWith('not_found'))
    await expect(house.as(house.actors.yamada, (tx) => markReadCommand(tx, { roomId: id, seq: 1 }))).rejects.toMatchObject(refusedWith('not_found'))
  }
})

it('a hospital that lost the case reads its room until the day is over, and not longer (rule 71)', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await say('sato', roomId, 'thanks')
  const until = new Date(house.clock().getTime() + 60_000)
  await house.as(house.actors.sato, (tx) => limitRoomFor(tx, { roomId, hospitalId: house.actors.tanaka.hospitalId, until }))
  expect(await house.as(house.actors.tanaka, (tx) => getRoom(tx, roomId))).toMatchObject({ readableUntil: until.toISOString() })
  house.clock.advance(60_001)
  await expect(linesOf('tanaka', roomId)).rejects.toMatchObject(refusedWith('not_found'))
  expect((await linesOf('sato', roomId)).messages).toHaveLength(1)
})

it('what the act of a hospital outside the room brings about in it bears no trace of that hospital', async () => {
  const { yamada, tanaka } = house.actors
  const roomId = await newRoom('sato', 'tanaka')
  await say('sato', roomId, 'words')
  await house.as(yamada, (tx) =>
    dangerouslyAsSystem(tx, 'test', async () => {
      await postRoomEvent(tx, roomId, { type: 'ended', data: { reason: 'another_chosen' } })
      await setRoomState(tx, roomId, 'read_only')
    }),
  )
  const list = (who: keyof SmallHouse['actors']) => house.as(house.actors[who], (tx) => listRooms(tx, { unreadOnly: false, limit: 50, offset: 0 }))
  const inRoom = (await list('tanaka')).rooms.filter((room) => room.id === roomId)
  const digest = await house.as(tanaka, async (tx) => (await findRoomDigests(tx, [roomId])).get(roomId))
  const { messages } = await linesOf('tanaka', roomId)
  expect(messages.map((line) => line.author?.personName ?? null)).toEqual(['sato', null])
  expect(digest).toMatchObject({ unread: 2 })
  const stored = await house.asSystem(async (tx) => ({
    lines: await tx.db.selectFrom('message').selectAll().where('room_id', '=', roomId).execute(),
    marks: await tx.db.selectFrom('read_mark').selectAll().where('room_id', '=', roomId).where('person_id', '=', yamada.personId).execute(),
  }))
  expect(stored.marks).toEqual([])
  for (const trace of [yamada.hospitalId, yamada.personId, '西病院', 'yamada']) {
    for (const shown of [messages, inRoom, digest, stored.lines]) expect(JSON.stringify(shown)).not.toContain(trace)
  }
})

it('an event of a hospital of the room names who did it, also with the system’s sight; the system’s own names nobody', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await house.as(house.actors.tanaka, (tx) => dangerouslyAsSystem(tx, 'test', () => postRoomEvent(tx, roomId, { type: 'paused', data: {} })))
  await house.asSystem((tx) => postRoomEvent(tx, roomId, { type: 'ended', data: { reason: 'hospital_left' } }))
  const { messages } = await linesOf('sato', roomId)
  expect(messages.map((line) => line.author)).toMatchObject([{ hospitalName: '北病院', personName: 'tanaka' }, null])
  expect(messages[1]).toMatchObject({ kind: 'event', event: { type: 'ended', data: { reason: 'hospital_left' } } })
})

it('who posts, or whose act says an event, hasn’t thereby read what others said before', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  const unreadOf = (who: 'sato' | 'suzuki' | 'tanaka') => house.as(house.actors[who], async (tx) => (await findRoomDigests(tx, [roomId])).get(roomId)?.unread)
  const readBy = (who: 'sato' | 'suzuki') =>
    house.asSystem(async (tx) => (await tx.db.selectFrom('read_mark').select('last_read_seq').where('room_id', '=', roomId).where('person_id', '=', house.actors[who].personId).executeTakeFirst())?.last_read_seq)
  await say('sato', roomId, 'may we ask you?')
  await say('sato', roomId, 'it is urgent')
  expect(await readBy('sato')).toBe(2)
  await say('tanaka', roomId, 'which drugs?')
  await say('sato', roomId, 'sent from a screen that lags')
  await house.as(house.actors.sato, (tx) => postRoomEvent(tx, roomId, { type: 'record_changed', data: { fields: [] } }))
  await say('suzuki', roomId, 'so says a colleague who never looked')
  expect([await unreadOf('sato'), await unreadOf('suzuki'), await unreadOf('tanaka')]).toEqual([1, 1, 5])
  await house.as(house.actors.sato, (tx) => markReadCommand(tx, { roomId, seq: 6 }))
  await house.as(house.actors.sato, (tx) => postRoomEvent(tx, roomId, { type: 'record_changed', data: { fields: [] } }))
  expect([await readBy('sato'), await unreadOf('sato')]).toEqual([6, 0])
})

it('a line that comes in while one posts stays unread', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await say('sato', roomId, 'first')
  let posting: Promise<unknown> = Promise.resolve()
  await house.as(house.actors.tanaka, async (tx) => {
    await postMessageCommand(tx, { roomId, body: 'meanwhile' })
    posting = say('sato', roomId, 'second')
    await untilWaiting()
  })
  await posting
  expect(await house.as(house.actors.sato, async (tx) => (await findRoomDigests(tx, [roomId])).get(roomId))).toMatchObject({ unread: 1, lastSeq: 3 })
})

it('saying something leaves an audit entry with ids alone; what a command says in passing is in the command’s own', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await say('sato', roomId, 'something to be kept out of it')
  await house.as(house.actors.sato, (tx) => postRoomEvent(tx, roomId, { type: 'resumed', data: {} }))
  await house.as(house.actors.sato, (tx) => setRoomState(tx, roomId, 'read_only'))
  await expect(say('tanaka', roomId, 'too late')).rejects.toMatchObject(refusedWith('room_read_only'))
  const entries = await house.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'actor_kind', 'person_id', 'hospital_id', 'at', 'data']).where('subject_id', '=', roomId).execute())
  const { personId, hospitalId } = house.actors.sato
  expect(entries).toEqual([{ act: 'message.posted', actor_kind: 'member', person_id: personId, hospital_id: hospitalId, at: house.clock(), data: { seq: 1 } }])
})

it('another hospital takes over a place in a room', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await say('tanaka', roomId, 'before')
  await house.asSystem((tx) => replaceRoomMember(tx, { roomId, from: house.actors.sato.hospitalId, to: house.actors.yamada.hospitalId }))
  await expect(linesOf('sato', roomId)).rejects.toMatchObject(refusedWith('not_found'))
  expect((await linesOf('yamada', roomId)).messages).toHaveLength(1)
  await house.asSystem((tx) => replaceRoomMember(tx, { roomId, from: house.actors.yamada.hospitalId, to: house.actors.tanaka.hospitalId }))
  house.clock.advance(1)
  await expect(linesOf('yamada', roomId)).rejects.toMatchObject(refusedWith('not_found'))
  expect(await house.as(house.actors.tanaka, (tx) => getRoom(tx, roomId))).toMatchObject({ otherHospitals: [] })
})

it('the prefecture reads, and each time is written down', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  await say('sato', roomId, 'words')
  await house.as(house.actors.officer, (tx) => getRoom(tx, roomId))
  expect(await linesOf('officer', roomId)).toMatchObject({ lastSeq: 1 })
  const entries = await house.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'person_id']).where('subject_id', '=', roomId).where('act', '=', 'room.read').execute())
  expect(entries).toEqual(Array.from({ length: 2 }, () => ({ act: 'room.read', person_id: house.actors.officer.personId })))
})

it('posting costs one statement and one for the hint, and keeps the members’ times', async () => {
  const roomId = await newRoom('sato', 'tanaka')
  const statements: string[] = []
  await house.as(house.actors.sato, async (tx) => {
    const counted = { ...tx, db: tx.db.withPlugin({ transformQuery: ({ node }) => (statements.push(node.kind), node), transformResult: async ({ result }) => result }) }
    await postMessageCommand(counted, { roomId, body: 'words' })
  })
  expect(statements).toHaveLength(2)
  const rows = await house.asSystem((tx) => sql<{ same: boolean }>`select m.last_message_at = r.last_message_at as same from room r join room_member m on m.room_id = r.id where r.id = ${roomId}::uuid`.execute(tx.db))
  expect(rows.rows).toEqual([{ same: true }, { same: true }])
})
