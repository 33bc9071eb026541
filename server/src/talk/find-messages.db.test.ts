import { randomUUID } from 'node:crypto'
import { searchSpelling, searchWords } from '@tasuki/domain/talk/search-spelling.rules'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSmallHouse, type SmallHouse } from '../../test/worlds/small-house'
import { limitRoomFor } from './change-room'
import { editMessageCommand } from './change-message'
import { findMessages } from './find-messages'
import { openRoom } from './open-room'
import { assignRoomSides } from './room-side'
import { postMessageCommand } from './post-message'

let house: SmallHouse
let north: string
let west: string
beforeAll(async () => {
  house = await openSmallHouse()
  const { sato, tanaka, yamada } = house.actors
  const open = (other: string) => house.as(sato, (tx) => openRoom(tx, { subjectKind: 'test', subjectId: randomUUID(), label: 'T-1', hospitalIds: [sato.hospitalId, other] }))
  north = await open(tanaka.hospitalId)
  west = await open(yamada.hospitalId)
})
afterAll(() => house.close())

type Who = 'sato' | 'tanaka' | 'yamada'
const say = async (who: Who, roomId: string, body: string) => {
  house.clock.advance(1000)
  return house.as(house.actors[who], (tx) => postMessageCommand(tx, { roomId, body }))
}
const find = async (who: Who, q: string, more: { roomId?: string; limit?: number; offset?: number; inChargeOnly?: boolean } = {}) => {
  const { roomId, limit = 50, offset = 0, inChargeOnly = false } = more
  const { found, more: further } = await house.as(house.actors[who], (tx) => findMessages(tx, { words: searchWords(q), mentionsMine: false, inChargeOnly, roomId, limit, offset }))
  return { bodies: found.map((one) => one.message.body), further, rooms: found.map((one) => one.roomId) }
}

it('finds words of two characters, in any width, kana and variant, all of them, the newest first, across rooms and within one', async () => {
  await say('sato', north, '透析は月・水・金の午前です')
  await say('tanaka', north, 'ﾃﾞｲｹｱは髙﨑の分院で行います')
  await say('yamada', west, '人工透 析の送迎は50%_です')
  expect((await find('sato', '透析')).bodies).toEqual(['人工透 析の送迎は50%_です', '透析は月・水・金の午前です'])
  expect((await find('sato', '透析 金の')).bodies).toEqual(['透析は月・水・金の午前です'])
  expect((await find('sato', 'でいけあ')).bodies).toHaveLength(1)
  expect((await find('sato', '高崎')).bodies).toHaveLength(1)
  expect((await find('sato', '析')).bodies).toHaveLength(2)
  expect((await find('sato', '透析', { roomId: north })).bodies).toHaveLength(1)
  expect((await find('sato', '透析', { limit: 1 }))).toMatchObject({ further: true, rooms: [west] })
  expect((await find('sato', '透析', { limit: 1, offset: 1 }))).toMatchObject({ further: false, rooms: [north] })
  expect((await find('sato', '50%_')).bodies).toHaveLength(1)
  for (const nothing of ['', '。', '__', '5%', '析透']) expect((await find('sato', nothing)).bodies, nothing).toEqual([])
})

it('tells nothing of a room that one may not read, named or not, nor of one’s own after its end', async () => {
  await say('sato', north, '隠れた合言葉あじさい')
  expect((await find('tanaka', 'あじさい')).bodies).toHaveLength(1)
  for (const roomId of [undefined, north, randomUUID()]) expect(await find('yamada', 'あじさい', roomId === undefined ? {} : { roomId })).toEqual({ bodies: [], further: false, rooms: [] })
  const until = new Date(house.clock().getTime() + 60_000)
  await house.as(house.actors.sato, (tx) => limitRoomFor(tx, { roomId: north, hospitalId: house.actors.tanaka.hospitalId, until }))
  house.clock.advance(60_001)
  expect((await find('tanaka', 'あじさい')).bodies).toEqual([])
  expect((await find('sato', 'あじさい')).bodies).toHaveLength(1)
  await house.as(house.actors.sato, (tx) => limitRoomFor(tx, { roomId: north, hospitalId: house.actors.tanaka.hospitalId, until: null }))
})

it('narrowed to one’s own charge, only rooms in which the person is in charge for their hospital', async () => {
  const { sato, suzuki, tanaka } = house.actors
  await say('sato', north, '担当のこすもす')
  await say('sato', west, '担当外のこすもす')
  await house.as(sato, (tx) => assignRoomSides(tx, { roomIds: [north], hospitalId: sato.hospitalId, personInChargeId: sato.personId, deputyId: suzuki.personId }))
  expect((await find('sato', 'こすもす')).bodies).toHaveLength(2)
  expect((await find('sato', 'こすもす', { inChargeOnly: true })).bodies).toEqual(['担当のこすもす'])
  // Who is in charge at the other side is none of this.
  await house.as(sato, (tx) => assignRoomSides(tx, { roomIds: [north], hospitalId: sato.hospitalId, personInChargeId: suzuki.personId, deputyId: null }))
  expect((await find('sato', 'こすもす', { inChargeOnly: true })).bodies).toEqual([])
  expect((await find('tanaka', 'こすもす', { inChargeOnly: true })).bodies).toEqual([])
  expect(tanaka.hospitalId).not.toBe(sato.hospitalId)
})

it('an edited line is found by its new words alone', async () => {
  const { id } = await say('sato', north, 'もみじの間')
  await house.as(house.actors.sato, (tx) => editMessageCommand(tx, { roomId: north, messageId: id, body: 'さくらの間', mentions: [] }))
  expect((await find('tanaka', 'もみじ')).bodies).toEqual([])
  expect((await find('tanaka', '桜 さくら')).bodies).toEqual([])
  expect((await find('tanaka', 'さくら')).bodies).toEqual(['さくらの間'])
})

it('the spelling of the search is the database’s, for any text', async () => {
  const texts = fc.sample(fc.string({ unit: fc.constantFrom(...'あいうぁっゃがぱんアッヶヵー髙﨑濵龍国國ABcｱｶﾞﾊﾟ１２ 　・、。()（）「」-—〜~％_%éｅ葛󠄀'), maxLength: 24 }), { numRuns: 400, seed: 7 })
  const { rows } = await house.asSystem((tx) => sql<{ typed: string; spelled: string }>`select t as typed, search_spelling(t) as spelled from unnest(${texts}::text[]) t`.execute(tx.db))
  expect(rows.map((row) => row.spelled)).toEqual(rows.map((row) => searchSpelling(row.typed)))
})
