import { type Actor, readsForPrefecture } from '@tasuki/domain/account/actor'
import { canReadRoom } from '@tasuki/domain/talk/talk.policy'
import { canSeeInquiry, relationToCase } from '@tasuki/domain/transfer/transfer.policy'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedOfServer } from '../../test/seed-of-server'
import { createTestDatabase, type TestDatabase } from '../../test/test-database'
import { READABLE_UNTIL, settingsOf, storeWorld, unreleasedIdsOf, WORLD_NOW } from '../../test/worlds/stored-world'
import { actorsOf, type VisibilityWorld, visibilityWorld } from '../../test/worlds/visibility-world'

/** On each of the two servers; other ones. */
const WORLDS = 500

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  const superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  await superuser.query(SEEN_BY)
  await superuser.end()
  client = new pg.Client({ connectionString: database.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

type Seen = Record<'cases' | 'inquiries' | 'rooms' | 'messages' | 'facilities' | 'documents', string[]>

/** In the database and as whoever asks: one message for all actors, and what it reads is planned once. */
const SEEN_BY = `
  create function seen_by(actors jsonb) returns jsonb language plpgsql as $$
  declare
    settings jsonb;
    seen jsonb := '[]';
  begin
    for settings in select * from jsonb_array_elements(actors) loop
      perform set_config(setting.key, setting.value, true) from jsonb_each_text(settings) setting;
      seen := seen || jsonb_build_object(
        'cases', array(select id from transfer_case order by 1), 'inquiries', array(select id from inquiry order by 1), 'rooms', array(select id from room order by 1),
        'messages', array(select room_id from message order by 1), 'facilities', array(select id from hospital order by 1), 'documents', array(select id from document order by 1));
    end loop;
    return seen;
  end $$;
  grant execute on function seen_by to tasuki_app;`

const seenByDatabase = async (actors: readonly Actor[]): Promise<Seen[]> => {
  const { rows } = await client.query<{ seen: Seen[] }>('select seen_by($1::jsonb) as seen', [JSON.stringify(actors.map(settingsOf))])
  return rows[0]?.seen ?? []
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
  const uploads = (sender: number): boolean => actor.kind === 'system' || (actor.kind === 'member' && actor.hospitalId === idOf(sender))
  return {
    cases,
    documents: [
      ...cases,
      ...world.cases.filter((one) => cases.includes(one.id) && uploads(one.sender)).flatMap((one) => unreleasedIdsOf(one.id)),
      ...asked.filter((one) => rooms.includes(one.roomId) && reads(one)).flatMap((one) => [one.roomId, ...(uploads(one.of.sender) ? unreleasedIdsOf(one.roomId) : [])]),
    ].sort(),
    inquiries: asked.filter((one) => canSeeInquiry(actor, hospital, { hospitalId: idOf(one.hospital), senderHospitalId: idOf(one.of.sender) })).map((one) => one.id).sort(),
    rooms,
    messages: rooms,
    // The auditor knows the hospitals by name, nothing of what they say of themselves.
    facilities: active || readsForPrefecture(actor) || actor.kind === 'auditor' || actor.kind === 'system' ? world.hospitals.map((one) => one.id).sort() : [],
  }
}

describe('row security and the pure policy', () => {
  it(`agree on who sees which case, inquiry, room, message, facility and document in ${WORLDS} generated worlds (rules 40, 41, 46, 48, 64, 71)`, async () => {
    await fc.assert(
      fc.asyncProperty(visibilityWorld, async (world) => {
        await client.query('begin')
        try {
          await storeWorld(client, world)
          const actors = actorsOf(world)
          expect(await seenByDatabase(actors)).toEqual(actors.map((actor) => seenByPolicy(world, actor)))
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: WORLDS, seed: seedOfServer(20_260_701) },
    )
  }, 300_000)
})
