import type { Actor } from '@tasuki/domain/account/actor'
import { canReadRoom } from '@tasuki/domain/talk/talk.policy'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import { canSeeInquiry, relationToCase } from '@tasuki/domain/transfer/transfer.policy'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/test-database'
import { actorsOf, type VisibilityWorld, visibilityWorld } from '../../test/worlds/visibility-world'

const WORLDS = 2000
const NOW = '2026-07-01T03:00:00.000Z'
const READABLE_UNTIL = { always: null, still: '2026-07-02T00:00:00.000Z', 'no longer': '2026-06-30T00:00:00.000Z' } as const

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

const actAs = (actor: Actor) =>
  client.query(`select set_config('app.actor_kind', $1, true), set_config('app.person_id', $2, true), set_config('app.hospital_id', $3, true), set_config('app.now', $4, true)`, [
    actor.kind === 'anonymous' ? '' : actor.kind,
    'personId' in actor ? actor.personId : '',
    'hospitalId' in actor ? actor.hospitalId : '',
    NOW,
  ])

const insertRows = async (table: string, rows: object[]) => {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ')
  await client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(rows)])
}

/** Written by the program's own role as the system, so that the trigger that keeps the area's rows runs as in life. */
const build = async (world: VisibilityWorld): Promise<void> => {
  await actAs({ kind: 'system', name: 'test' })
  const at = { created_at: NOW, updated_at: NOW }
  await insertRows(
    'hospital',
    world.hospitals.map(({ id, municipality, use }) => ({ id, use, name: '', prefecture_code: '14', municipality_code: municipality, ...at })),
  )
  const hospital = (index: number) => world.hospitals[index]?.id
  await insertRows(
    'transfer_case',
    world.cases.map((one) => ({
      id: one.id, code: one.id, sender_hospital_id: hospital(one.sender), status: one.status, visibility: one.visibility, record: {}, destination_codes: one.destinationCodes, ...at,
      destination_text: one.status === 'completed' ? 'x' : '',
      sent_at: one.sent ? NOW : null,
      closed_at: CASE_STATUS[one.status].closed ? NOW : null,
      end_reason: one.status === 'ended' ? 'home' : null,
      transfer_date: one.status === 'completed' ? '2026-06-30' : null,
    })),
  )
  const asked = world.cases.flatMap((one) => one.inquiries.map((inquiry) => ({ ...inquiry, of: one })))
  await insertRows(
    'room',
    asked.map((one) => ({ id: one.roomId, subject_kind: 'inquiry', subject_id: one.id, subject_label: '', member_hospital_ids: [hospital(one.of.sender), hospital(one.hospital)], last_seq: 1, last_message_at: NOW, created_at: NOW })),
  )
  await insertRows(
    'room_member',
    asked.flatMap((one) => [
      { room_id: one.roomId, hospital_id: hospital(one.of.sender), readable_until: null, last_message_at: NOW },
      { room_id: one.roomId, hospital_id: hospital(one.hospital), readable_until: READABLE_UNTIL[one.roomReadable], last_message_at: NOW },
    ]),
  )
  await insertRows(
    'message',
    asked.map((one) => ({ id: one.roomId, room_id: one.roomId, seq: 1, kind: 'text', body: 'x', sent_at: NOW })),
  )
  await insertRows(
    'inquiry',
    asked.map((one) => ({ id: one.id, case_id: one.of.id, case_code: '', sender_hospital_id: hospital(one.of.sender), hospital_id: hospital(one.hospital), room_id: one.roomId, origin: 'asked', state: one.state, sent_at: NOW })),
  )
}

type Seen = Record<'cases' | 'inquiries' | 'rooms' | 'messages' | 'facilities', string[]>

const seenByDatabase = async (actor: Actor): Promise<Seen> => {
  await actAs(actor)
  const { rows } = await client.query<Seen>(`select array(select id::text from transfer_case order by 1) as cases, array(select id::text from inquiry order by 1) as inquiries,
    array(select id::text from room order by 1) as rooms, array(select room_id::text from message order by 1) as messages, array(select id::text from hospital order by 1) as facilities`)
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
        now: new Date(NOW),
        members: [
          { hospitalId: idOf(one.of.sender), readableUntil: null },
          { hospitalId: idOf(one.hospital), readableUntil: READABLE_UNTIL[one.roomReadable] === null ? null : new Date(READABLE_UNTIL[one.roomReadable] ?? NOW) },
        ],
      }),
    )
    .map((one) => one.roomId)
    .sort()
  return {
    cases: world.cases
      .filter((one) => relationToCase(actor, hospital, { sent: one.sent, senderHospitalId: idOf(one.sender), status: one.status, visibility: one.visibility, destinationCodes: one.destinationCodes, inquiries: one.inquiries.map((inquiry) => ({ hospitalId: idOf(inquiry.hospital), state: inquiry.state })) }) !== undefined)
      .map((one) => one.id)
      .sort(),
    inquiries: asked.filter((one) => canSeeInquiry(actor, hospital, { hospitalId: idOf(one.hospital), senderHospitalId: idOf(one.of.sender) })).map((one) => one.id).sort(),
    rooms,
    messages: rooms,
    facilities: active || actor.kind === 'officer' || actor.kind === 'system' ? world.hospitals.map((one) => one.id).sort() : [],
  }
}

describe('row security and the pure policy', () => {
  it(`agree on who sees which case, inquiry, room, message and facility in ${WORLDS} generated worlds (rules 40, 41, 46, 48, 64, 71)`, async () => {
    await fc.assert(
      fc.asyncProperty(visibilityWorld, async (world) => {
        await client.query('begin')
        try {
          await build(world)
          for (const actor of actorsOf(world)) expect(await seenByDatabase(actor), JSON.stringify(actor)).toEqual(seenByPolicy(world, actor))
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: WORLDS, seed: 20_260_701 },
    )
  }, 300_000)
})
