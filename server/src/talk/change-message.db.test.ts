import { randomUUID } from 'node:crypto'
import { CHANGE_WITHIN_MS } from '@tasuki/domain/talk/talk.rules'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallHouse, type SmallHouse } from '../../test/worlds/small-house'
import { dangerouslyAsSystem } from '../platform/db/transaction'
import { limitRoomFor, setRoomState } from './change-room'
import { deleteMessageCommand, editMessageCommand } from './change-message'
import { getLine } from './line.view'
import { findMessages } from './find-messages'
import { listMessages } from './list-messages'
import { listReaders } from './list-readers'
import { listRooms } from './list-rooms'
import { markReadCommand } from './mark-read'
import { openRoom } from './open-room'
import { postMessageCommand, postRoomEvent } from './post-message'
import { findRoomDigests } from './room-digest'
import { listRoomPeople } from './room-people'

let house: SmallHouse
let raw: pg.Client
beforeAll(async () => {
  house = await openSmallHouse()
  raw = new pg.Client({ connectionString: house.testDatabase.appUrl })
  await raw.connect()
})
afterAll(async () => {
  await raw.end()
  await house.close()
})

type Who = 'sato' | 'suzuki' | 'tanaka' | 'yamada'
const as = <T>(who: Who, work: Parameters<typeof house.as<T>>[1]) => house.as(house.actors[who], work)
const newRoom = (...members: Who[]): Promise<string> =>
  as('sato', (tx) => openRoom(tx, { subjectKind: 'test', subjectId: randomUUID(), label: 'T-1', hospitalIds: members.map((member) => house.actors[member].hospitalId) }))
const say = (who: Who, roomId: string, body: string, mentions: string[] = []) => as(who, (tx) => postMessageCommand(tx, { roomId, body, mentions }))
const edit = (who: Who, at: { roomId: string; messageId: string }, body: string, mentions: string[] = []) => as(who, async (tx) => {
    await editMessageCommand(tx, { ...at, body, mentions })
    return getLine(tx, at)
  })
const take = (who: Who, at: { roomId: string; messageId: string }) => as(who, async (tx) => {
    await deleteMessageCommand(tx, at)
    return getLine(tx, at)
  })
const refusedWith = (code: string) => ({ refusal: { code } })
const since = (who: Who, roomId: string, editedAfter: number) => as(who, (tx) => listMessages(tx, { roomId, after: 1000, before: undefined, editedAfter, limit: 50 }))

describe('a line within five minutes', () => {
  it('is put right by its author; the other side reads the new words and when, and asks for no more than what changed', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const { id: messageId } = await say('sato', roomId, '明日の15時に伺います')
    await say('tanaka', roomId, '承知しました')
    house.clock.advance(60_000)
    const edited = await edit('sato', { roomId, messageId }, '明日の16時に伺います')
    expect(edited).toMatchObject({ seq: 1, body: '明日の16時に伺います', editNo: 1, editedAt: house.clock().toISOString(), deletedAt: null })
    expect(await since('tanaka', roomId, 0)).toMatchObject({ messages: [], edited: [edited], lastEdit: 1, lastSeq: 2 })
    expect(await since('tanaka', roomId, 1)).toMatchObject({ edited: [], lastEdit: 1 })
    const history = await house.asSystem((tx) => tx.db.selectFrom('message_version').select(['body', 'replaced_by']).where('message_id', '=', messageId).execute())
    expect(history).toEqual([{ body: '明日の15時に伺います', replaced_by: house.actors.sato.personId }])
    const entries = await house.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'data']).where('subject_id', '=', roomId).where('act', 'like', 'message.e%').execute())
    expect(entries).toEqual([{ act: 'message.edited', data: { seq: 1 } }])
    expect(await edit('sato', { roomId, messageId }, '明日の16時に伺います')).toMatchObject({ editNo: 1 })
  })

  it('is taken back: a tombstone for everybody, no word of it in search, digest or list, nothing unread', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const { id: messageId } = await say('sato', roomId, '取り違えた隔離病棟の話')
    expect(await as('tanaka', async (tx) => (await findMessages(tx, { words: ['隔離'], mentionsMine: false, roomId, limit: 5, offset: 0 })).found.length)).toBe(1)
    await take('sato', { roomId, messageId })
    const shown = [
      await since('tanaka', roomId, 0),
      await as('tanaka', (tx) => findRoomDigests(tx, [roomId])).then((found) => found.get(roomId)),
      await as('tanaka', (tx) => listRooms(tx, { unreadOnly: false, limit: 50, offset: 0 })),
      await as('tanaka', (tx) => findMessages(tx, { words: ['隔離'], mentionsMine: false, roomId, limit: 5, offset: 0 })),
    ]
    expect(JSON.stringify(shown)).not.toContain('隔離')
    expect(shown[0]).toMatchObject({ edited: [{ seq: 1, body: '', deletedAt: house.clock().toISOString() }] })
    expect(shown[1]).toMatchObject({ unread: 0, lastMessage: null })
    const history = await house.asSystem((tx) => tx.db.selectFrom('message_version').select('body').where('message_id', '=', messageId).execute())
    expect(history).toEqual([{ body: '取り違えた隔離病棟の話' }])
    await expect(take('sato', { roomId, messageId })).rejects.toMatchObject(refusedWith('message_deleted'))
    await expect(edit('sato', { roomId, messageId }, 'doch')).rejects.toMatchObject(refusedWith('message_deleted'))
  })

  it('is checked for names again (rule 49), may not be emptied, and loses nothing by a refusal', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const { id: messageId } = await say('sato', roomId, '面談は明日です')
    await expect(edit('sato', { roomId, messageId }, '氏名：山田太郎')).rejects.toMatchObject(refusedWith('personal_name'))
    await expect(edit('sato', { roomId, messageId }, ' 　')).rejects.toMatchObject(refusedWith('message_empty'))
    expect(await as('tanaka', (tx) => listMessages(tx, { roomId, after: 0, before: undefined, editedAfter: 0, limit: 5 }))).toMatchObject({ messages: [{ body: '面談は明日です', editNo: null }], lastEdit: 0 })
  })

  it('belongs to its author alone, and after five minutes to nobody; a stranger’s room stays unknown', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const at = { roomId, messageId: (await say('sato', roomId, '一つ目')).id }
    for (const who of ['suzuki', 'tanaka'] as const) {
      await expect(edit(who, at, 'x')).rejects.toMatchObject(refusedWith('message_not_own'))
      await expect(take(who, at)).rejects.toMatchObject(refusedWith('message_not_own'))
    }
    await expect(edit('yamada', at, 'x')).rejects.toMatchObject(refusedWith('not_found'))
    await expect(take('yamada', at)).rejects.toMatchObject(refusedWith('not_found'))
    await expect(edit('sato', { roomId, messageId: randomUUID() }, 'x')).rejects.toMatchObject(refusedWith('not_found'))
    await expect(edit('sato', { roomId: await newRoom('sato', 'yamada'), messageId: at.messageId }, 'x')).rejects.toMatchObject(refusedWith('not_found'))
    house.clock.advance(CHANGE_WITHIN_MS)
    expect(await edit('sato', at, '二つ目')).toMatchObject({ body: '二つ目' })
    house.clock.advance(1)
    await expect(edit('sato', at, '三つ目')).rejects.toMatchObject(refusedWith('message_change_period_over'))
    await expect(take('sato', at)).rejects.toMatchObject(refusedWith('message_change_period_over'))
  })

  it('in a room that has closed is taken back, not put right', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const at = { roomId, messageId: (await say('sato', roomId, '言い間違い')).id }
    await as('sato', (tx) => setRoomState(tx, roomId, 'read_only'))
    await expect(edit('sato', at, 'x')).rejects.toMatchObject(refusedWith('room_read_only'))
    expect(await take('sato', at)).toMatchObject({ body: '' })
  })

  it('edits of two at once are counted without a gap', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const lines = await Promise.all([say('sato', roomId, 'a'), say('tanaka', roomId, 'b')])
    await Promise.all([edit('sato', { roomId, messageId: lines[0].id }, 'A'), edit('tanaka', { roomId, messageId: lines[1].id }, 'B')])
    const found = await since('sato', roomId, 0)
    expect(found.edited.map((line) => line.editNo)).toEqual([1, 2])
    expect(found.lastEdit).toBe(2)
  })
})

describe('the database itself', () => {
  /** As one actor at the house's time, past every command. */
  const tryAs = async (who: Who, statements: string[]): Promise<string> => {
    const { personId, hospitalId } = house.actors[who]
    await raw.query('begin')
    try {
      await raw.query(`select set_config('app.actor_kind', 'member', true), set_config('app.person_id', $1, true), set_config('app.hospital_id', $2, true), set_config('app.now', $3, true)`, [personId, hospitalId, house.clock().toISOString()])
      let rows = 0
      for (const statement of statements) rows = (await raw.query(statement)).rowCount ?? 0
      return String(rows)
    } catch (error) {
      return error instanceof pg.DatabaseError ? (error.code ?? '') : 'other'
    } finally {
      await raw.query('rollback')
    }
  }

  it('refuses what the rule refuses: another’s line, a line of long ago, words without their history, an uncounted edit', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const { id } = await say('sato', roomId, 'words')
    const count = `update room set last_edit = last_edit + 1 where id = '${roomId}'`
    const now = () => `'${house.clock().toISOString()}'`
    const change = (no = 1) => `update message set body = 'other', edited_at = ${now()}, edit_no = ${no} where id = '${id}'`
    const back = () => `update message set body = '', deleted_at = ${now()}, edit_no = 1 where id = '${id}'`
    expect(await tryAs('sato', [count, change()])).toBe('1')
    expect(await tryAs('sato', [count, back()])).toBe('1')
    for (const who of ['suzuki', 'tanaka', 'yamada'] as const) expect(await tryAs(who, [count, change()])).toBe('0')
    expect(await tryAs('sato', [change()])).toBe('42501')
    expect(await tryAs('sato', [count, change(7)])).toBe('42501')
    expect(await tryAs('sato', [count, `update message set body = 'other', edit_no = 1 where id = '${id}'`])).toBe('42501')
    expect(await tryAs('sato', [`update message set sent_at = now() where id = '${id}'`])).toBe('42501')
    expect(await tryAs('sato', [`update message set author_person_name = 'x' where id = '${id}'`])).toBe('42501')
    expect(await tryAs('sato', [`delete from message where id = '${id}'`])).toBe('42501')
    expect(await tryAs('sato', ['select 1 from message_version'])).toBe('0')
    expect(await tryAs('sato', [`insert into message_version (message_id, body, replaced_at) values ('${id}', 'x', now())`])).toBe('42501')
    expect(await tryAs('sato', ['select 1 from message_search'])).toBe('42501')
    await as('sato', (tx) => setRoomState(tx, roomId, 'read_only'))
    expect(await tryAs('sato', [count, change()])).toBe('42501')
    expect(await tryAs('sato', [count, back()])).toBe('1')
    house.clock.advance(CHANGE_WITHIN_MS + 1)
    expect(await tryAs('sato', [count, back()])).toBe('42501')
    await as('sato', (tx) => setRoomState(tx, roomId, 'open'))
    expect(await tryAs('sato', [count, change()])).toBe('42501')
  })

  it('lets nobody speak to people in another’s line, nor read marks or mentions of a room that isn’t theirs', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const { id } = await say('sato', roomId, '@tanaka', [house.actors.tanaka.personId])
    const mention = `insert into message_mention (message_id, room_id, seq, person_id, person_name) values ('${id}', '${roomId}', 1, '${house.actors.suzuki.personId}', 'suzuki')`
    expect(await tryAs('sato', [mention])).toBe('1')
    expect(await tryAs('tanaka', [mention])).toBe('42501')
    expect(await tryAs('sato', [mention.replace(', 1,', ', 2,')])).toBe('42501')
    for (const table of ['message_mention', 'read_mark']) {
      expect(await tryAs('tanaka', [`select from ${table} where room_id = '${roomId}'`])).toBe('1')
      expect(await tryAs('yamada', [`select from ${table} where room_id = '${roomId}'`])).toBe('0')
    }
    expect(await tryAs('tanaka', [`update read_mark set last_read_seq = 9 where room_id = '${roomId}'`])).toBe('0')
    expect(await tryAs('tanaka', [`insert into read_mark (room_id, person_id) values ('${roomId}', '${house.actors.suzuki.personId}')`])).toBe('42501')
    const drop = `delete from message_mention where room_id = '${roomId}'`
    expect(await tryAs('tanaka', [drop])).toBe('0')
    expect(await tryAs('sato', [drop])).toBe('1')
    house.clock.advance(CHANGE_WITHIN_MS + 1)
    expect(await tryAs('sato', [mention])).toBe('42501')
    expect(await tryAs('sato', [drop])).toBe('0')
  })
})

describe('who has read how far', () => {
  const readers = (who: Who, roomId: string) => as(who, (tx) => listReaders(tx, roomId))

  it('is told to both sides by hospital and name, and to no other hospital', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    await say('sato', roomId, 'one')
    await say('sato', roomId, 'two')
    await as('tanaka', (tx) => markReadCommand(tx, { roomId, seq: 1 }))
    const [sato, tanaka] = [house.actors.sato, house.actors.tanaka]
    expect(await readers('sato', roomId)).toEqual([
      { personId: sato.personId, name: 'sato', hospitalId: sato.hospitalId, seq: 2, readAt: house.clock().toISOString() },
      { personId: tanaka.personId, name: 'tanaka', hospitalId: tanaka.hospitalId, seq: 1, readAt: house.clock().toISOString() },
    ])
    expect(await readers('tanaka', roomId)).toEqual(await readers('suzuki', roomId))
    await expect(readers('yamada', roomId)).rejects.toMatchObject(refusedWith('not_found'))
    await expect(readers('yamada', randomUUID())).rejects.toMatchObject(refusedWith('not_found'))
  })

  it('what one’s own act brought about in a room is no news to one’s own side, also where the line names nobody', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const ended = { type: 'ended', data: {}, quietFor: house.actors.sato.hospitalId }
    await as('yamada', (tx) => dangerouslyAsSystem(tx, 'test', () => postRoomEvent(tx, roomId, ended)))
    const unread = async (who: Who) => (await as(who, (tx) => findRoomDigests(tx, [roomId]))).get(roomId)?.unread
    expect([await unread('sato'), await unread('suzuki'), await unread('tanaka')]).toEqual([0, 0, 1])
    expect(await as('sato', (tx) => markReadCommand(tx, { roomId, seq: 0 }))).toEqual({ unread: 0 })
  })
})

describe('speaking to a colleague', () => {
  it('goes to people of either hospital of the room, is counted while unread, listed as one’s own, and queued as a notice without content', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const { tanaka, suzuki, yamada } = house.actors
    expect((await as('tanaka', (tx) => listRoomPeople(tx, roomId))).map((person) => person.name).sort()).toEqual(['sato', 'suzuki', 'tanaka'])
    const line = await say('sato', roomId, '@tanaka様 @suzuki ご確認ください', [tanaka.personId, suzuki.personId])
    expect(line.mentions.map((one) => one.name).sort()).toEqual(['suzuki', 'tanaka'])
    const ownList = async (who: Who) => (await as(who, (tx) => findMessages(tx, { words: [], mentionsMine: true, roomId: undefined, limit: 5, offset: 0 }))).found.map((one) => [one.roomId, one.message.seq])
    expect(await ownList('tanaka')).toContainEqual([roomId, 1])
    expect(await ownList('yamada')).toEqual([])
    const roomOf = async (who: Who) => (await as(who, (tx) => listRooms(tx, { unreadOnly: false, limit: 50, offset: 0 }))).rooms.find((room) => room.id === roomId)
    expect(await roomOf('tanaka')).toMatchObject({ unreadMentions: 1 })
    await as('tanaka', (tx) => markReadCommand(tx, { roomId, seq: 1 }))
    expect(await roomOf('tanaka')).toMatchObject({ unreadMentions: 0 })
    const orders = await house.asSystem((tx) => tx.db.selectFrom('notice_order').selectAll().where('subject_id', '=', roomId).execute())
    expect(orders).toMatchObject([{ kind: 'mentioned', subject_kind: 'room', person_ids: expect.arrayContaining([tanaka.personId, suzuki.personId]) }])
    expect(JSON.stringify(orders)).not.toContain('ご確認')
    for (const personId of [yamada.personId, randomUUID()]) await expect(say('sato', roomId, '@yamada', [personId])).rejects.toMatchObject(refusedWith('mentioned_not_in_room'))
    await expect(as('yamada', (tx) => listRoomPeople(tx, roomId))).rejects.toMatchObject(refusedWith('not_found'))
    await expect(say('yamada', roomId, '@tanaka', [tanaka.personId])).rejects.toMatchObject(refusedWith('not_found'))
  })

  it('an edit speaks to others anew; a hospital that reads the room no more is spoken to no more', async () => {
    const roomId = await newRoom('sato', 'tanaka')
    const { tanaka, suzuki } = house.actors
    const { id: messageId } = await say('sato', roomId, '@tanaka', [tanaka.personId])
    expect((await edit('sato', { roomId, messageId }, '@suzuki', [suzuki.personId])).mentions).toEqual([{ personId: suzuki.personId, name: 'suzuki' }])
    await as('sato', (tx) => limitRoomFor(tx, { roomId, hospitalId: tanaka.hospitalId, until: new Date(house.clock().getTime() - 1) }))
    await expect(say('sato', roomId, '@tanaka', [tanaka.personId])).rejects.toMatchObject(refusedWith('mentioned_not_in_room'))
  })
})
