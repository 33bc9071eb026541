import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedOfServer } from '../../test/seed-of-server'
import { createTestDatabase, type TestDatabase } from '../../test/test-database'
import { actAs, insertRows, storeWorld, WORLD_NOW } from '../../test/worlds/stored-world'
import { type VisibilityWorld, visibilityWorld } from '../../test/worlds/visibility-world'
import { installTryWrites, kindOf, sumOfAll, wrongOutcomes } from '../../test/worlds/try-writes'
import { attemptsIn, OTHER_PERSON, type SpareRoom, type TableColumn, type WriteAttempt } from '../../test/worlds/write-attempts'
import { MAY_UPDATE } from '../../test/worlds/write-rights'

const WORLDS = 100

const TABLES = ['hospital', 'person', 'transfer_case', 'inquiry', 'open_case_area', 'transfer_event', 'room', 'room_member', 'message', 'message_version', 'message_mention', 'message_document', 'message_search', 'document', 'read_mark', 'audit_entry', 'setting', 'record_change']

let database: TestDatabase
let client: pg.Client
let columns: TableColumn[]

beforeAll(async () => {
  database = await createTestDatabase()
  const superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  await installTryWrites(superuser, TABLES)
  const { rows } = await superuser.query<TableColumn>(
    `select table_name as "table", column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = any($1) and is_generated = 'NEVER' and is_identity = 'NO'`,
    [Object.keys(MAY_UPDATE)],
  )
  columns = rows
  await superuser.end()
  client = new pg.Client({ connectionString: database.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const PEOPLE = ['00000000-0000-4000-8000-000000000001', OTHER_PERSON]

/** The world with people, history and marks, and rooms for inquiries still to be asked. */
const build = async (world: VisibilityWorld): Promise<SpareRoom[]> => {
  await storeWorld(client, world)
  const idOf = (index: number) => world.hospitals[index]?.id
  await insertRows(client, 'person', PEOPLE.map((id) => ({ id, role: 'officer', login_id: id, display_name: '', display_kana: '', department: '', email: '', active: true, created_at: WORLD_NOW })))
  await insertRows(client, 'setting', [{ key: 'x', value: 1 }])
  await insertRows(
    client,
    'transfer_event',
    world.cases.map((one) => ({ id: randomUUID(), case_id: one.id, sender_hospital_id: idOf(one.sender), at: WORLD_NOW, kind: 'registered', person_name: '', data: {} })),
  )
  await insertRows(client, 'record_change', world.cases.map((one) => ({ id: randomUUID(), case_id: one.id, sender_hospital_id: idOf(one.sender), revision: 1, at: WORLD_NOW, person_name: '', record_before: {}, record_after: {} })))
  await insertRows(client, 'read_mark', world.cases.flatMap((one) => one.inquiries.map(({ roomId }) => ({ room_id: roomId, person_id: OTHER_PERSON, last_read_seq: 0 }))))
  await insertRows(client, 'message_mention', world.cases.flatMap((one) => one.inquiries.map(({ roomId }) => ({ message_id: roomId, person_id: OTHER_PERSON, room_id: roomId, seq: 1, person_name: '' }))))
  await insertRows(client, 'message_document', world.cases.flatMap((one) => one.inquiries.map(({ roomId }) => ({ document_id: roomId, message_id: roomId, room_id: roomId, place: 0, kind: 'other' }))))
  await client.query(`update message set body = 'y'`)
  await client.query(`insert into audit_entry (at, actor_kind, act, subject_kind) values (now(), 'system', 'x', 'x')`)
  const spares = world.cases.flatMap((one, caseIndex) =>
    world.hospitals.flatMap((_, hospital): SpareRoom[] => {
      if (hospital === one.sender || one.inquiries.some((inquiry) => inquiry.hospital === hospital)) return []
      const other = world.hospitals.findIndex((__, index) => index !== hospital && index !== one.sender)
      return [false, true].map((posing) => ({ caseIndex, hospital, other, posing, inquiryId: randomUUID(), roomId: randomUUID() }))
    }),
  )
  await insertRows(
    client,
    'room',
    spares.map((spare) => ({
      id: spare.roomId, subject_kind: 'inquiry', subject_id: spare.inquiryId, subject_label: '', state: 'open', last_seq: 0, last_message_at: WORLD_NOW, created_at: WORLD_NOW,
      member_hospital_ids: [idOf(spare.hospital), idOf(spare.posing ? spare.other : (world.cases[spare.caseIndex]?.sender ?? 0))],
    })),
  )
  await client.query(`insert into room_member (room_id, hospital_id, last_message_at) select id, unnest(member_hospital_ids), last_message_at from room where last_seq = 0`)
  return spares
}

const grouped = <K>(attempts: readonly WriteAttempt[], keyOf: (attempt: WriteAttempt) => K): Map<K, WriteAttempt[]> => {
  const groups = new Map<K, WriteAttempt[]>()
  for (const attempt of attempts) {
    const key = keyOf(attempt)
    const group = groups.get(key)
    if (group) group.push(attempt)
    else groups.set(key, [attempt])
  }
  return groups
}

/** A world offers more than a thousand kinds of attempts. */
const ATTEMPTS_IN_A_WORLD = 90

/** The kinds tried least so far, so that rare ones are never left out; of each one attempt, by chance. */
const leastTried = (attempts: readonly WriteAttempt[], tried: ReadonlyMap<string, number>, chance: number): WriteAttempt[] => {
  const byKind = [...grouped(attempts, kindOf)].sort(([a], [b]) => (tried.get(a) ?? 0) - (tried.get(b) ?? 0) || (a < b ? -1 : 1))
  return byKind.slice(0, ATTEMPTS_IN_A_WORLD).flatMap(([, all], index) => all[(chance + index * 7919) % all.length] ?? [])
}

describe('what the database lets each actor write', () => {
  it(`is what its part in the case allows and nothing else, in ${WORLDS} generated worlds (rules 40, 42, 43, 64, 68, 70, 75, 81)`, async () => {
    const tried = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(visibilityWorld, fc.nat(), async (world, chance) => {
        await client.query('begin')
        try {
          const attempts = leastTried(attemptsIn(world, columns, await build(world)), tried, chance)
          const before = await sumOfAll(client)
          for (const [actor, own] of grouped(attempts, (attempt) => attempt.actor)) {
            await actAs(client, actor)
            expect(await wrongOutcomes(client, own)).toEqual([])
            expect(await sumOfAll(client)).toBe(before)
            for (const attempt of own) tried.set(kindOf(attempt), (tried.get(kindOf(attempt)) ?? 0) + 1)
          }
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: WORLDS, seed: seedOfServer(20_260_702), endOnFailure: true },
    )
    const rights = Object.entries(MAY_UPDATE).flatMap(([table, parts]) => Object.entries(parts).flatMap(([part, names]) => names.map((name) => `update ${table}.${name} as ${part}: allowed`)))
    const insights = ['candidate', 'area', 'stranger', 'inactive', 'officer', 'anonymous'].flatMap((part) => columns.filter(({ table }) => table === 'transfer_case').map(({ name }) => `update transfer_case.${name} as ${part}: refused`))
    expect([...rights, ...insights].filter((kind) => !tried.has(kind))).toEqual([])
  }, 240_000)
})
