import type { Actor } from '@tasuki/domain/account/actor'
import { canReadRoom } from '@tasuki/domain/talk/talk.policy'
import { canSeeInquiry, relationToCase } from '@tasuki/domain/transfer/transfer.policy'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/test-database'
import { actAs, READABLE_UNTIL, storeWorld, WORLD_NOW } from '../../test/worlds/stored-world'
import { actorsOf, type VisibilityWorld, visibilityWorld } from '../../test/worlds/visibility-world'

const WORLDS = 2000

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

type Seen = Record<'cases' | 'inquiries' | 'rooms' | 'messages' | 'facilities' | 'documents', string[]>

const seenByDatabase = async (actor: Actor): Promise<Seen> => {
  await actAs(client, actor)
  const { rows } = await client.query<Seen>(`select array(select id::text from transfer_case order by 1) as cases, array(select id::text from inquiry order by 1) as inquiries,
    array(select id::text from room order by 1) as rooms, array(select room_id::text from message order by 1) as messages, array(select id::text from hospital order by 1) as facilities, array(select id::text from document order by 1) as documents`)
  const [seen] = rows
  if (!seen) throw new Error('no row')
  return seen
}

const seenByPolicy = (world: VisibilityWorld, actor: Actor): Seen => {
  const own = world.hospitals.find((hospital) => actor.kind === 'member' && hospital.id === actor.hospitalId)
  const hospital = own && { municipalityCode: own.municipality, active: own.use === 'active' }
  const active = hospital?.active === true
  const idOf = (index: number) => world.hospitals[index]?.id ?? ''
  const asked = world.cases.flatMap((one) => one.inquiries.map((inquiry) => ({ ...inquiry, of: one })))
  const rooms = asked
    .filter((one) =>
      canReadRoom(actor, active, {
        now: new Date(WORLD_NOW),
        members: [
          { hospitalId: idOf(one.of.sender), readableUntil: null },
          { hospitalId: idOf(one.hospital), readableUntil: READABLE_UNTIL[one.roomReadable] === null ? null : new Date(READABLE_UNTIL[one.roomReadable] ?? WORLD_NOW) },
        ],
      }),
    )
    .map((one) => one.roomId)
    .sort()
  const cases = world.cases
    .filter((one) => relationToCase(actor, hospital, { sent: one.sent, senderHospitalId: idOf(one.sender), status: one.status, visibility: one.visibility, destinationCodes: one.destinationCodes, inquiries: one.inquiries.map((inquiry) => ({ hospitalId: idOf(inquiry.hospital), state: inquiry.state })) }) !== undefined)
    .map((one) => one.id)
    .sort()
  const reads = (one: (typeof asked)[number]): boolean =>
    actor.kind !== 'member' || actor.hospitalId === idOf(one.of.sender) || (INQUIRY_STATE[one.state].seesRecord && one.roomReadable === 'always')
  return {
    cases,
    documents: [...cases, ...asked.filter((one) => rooms.includes(one.roomId) && reads(one)).map((one) => one.roomId)].sort(),
    inquiries: asked.filter((one) => canSeeInquiry(actor, hospital, { hospitalId: idOf(one.hospital), senderHospitalId: idOf(one.of.sender) })).map((one) => one.id).sort(),
    rooms,
    messages: rooms,
    facilities: active || actor.kind === 'officer' || actor.kind === 'system' ? world.hospitals.map((one) => one.id).sort() : [],
  }
}

describe('row security and the pure policy', () => {
  it(`agree on who sees which case, inquiry, room, message, facility and document in ${WORLDS} generated worlds (rules 40, 41, 46, 48, 64, 71)`, async () => {
    await fc.assert(
      fc.asyncProperty(visibilityWorld, async (world) => {
        await client.query('begin')
        try {
          await storeWorld(client, world)
          for (const actor of actorsOf(world)) expect(await seenByDatabase(actor), JSON.stringify(actor)).toEqual(seenByPolicy(world, actor))
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: WORLDS, seed: 20_260_701 },
    )
  }, 300_000)
})
