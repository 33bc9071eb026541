import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MemberActor } from '@tasuki/domain/account/actor'
import { caseRecord, missingToSend } from '@tasuki/domain/transfer/case-record'
import { listRoomsCall } from '@tasuki/domain/talk/talk.contract'
import { hospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createTestClock } from '../test/test-clock'
import { createTestDatabase, type TestDatabase } from '../test/test-database'
import { DEMO_PEOPLE_SETTING } from '../src/account/account.routes'
import { hasSetting, isUnused } from '../src/account/installation'
import { createInspector } from '../src/document/run-inspection'
import { getHospital } from '../src/facility/get-hospital'
import { type Database, openDatabase, openPool } from '../src/platform/db/database'
import { withReader } from '../src/platform/db/transaction'
import type { FileStorage } from '../src/platform/files/file-storage'
import { openFileStorage } from '../src/platform/files/open-file-storage'
import { createLog } from '../src/platform/log'
import { createSessionService, type SessionService } from '../src/platform/session/session-service'
import { listOfficeForms } from '../src/account/seat-form/list-office-forms'
import { readSeatSettings } from '../src/account/seat/seat-terms'
import { getOverview } from '../src/office/overview/get-overview'
import { listModerations } from '../src/office/moderation/list-moderations'
import { listMessages } from '../src/talk/list-messages'
import { listRooms } from '../src/talk/list-rooms'
import { getHome } from '../src/transfer/get-home'
import { openFacilitySnapshots } from '../src/transfer/facility-snapshots'
import { listVisibleCases } from '../src/transfer/list-cases'
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people'
import { DEMO_CASES, fillDemo } from './fill-demo'

// A Tuesday, 11:20 in Japan.
const clock = createTestClock('2026-11-24T02:20:00.000Z')
const log = createLog('silent')
const SYSTEM = { kind: 'system', name: 'test' } as const

let testDatabase: TestDatabase
let database: Database
let authPool: pg.Pool
let sessions: SessionService
let storage: FileStorage
let dataDir: string
let superuser: pg.Client
const said: string[] = []
let unusedBefore = false

const ask = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await superuser.query<T>(text, values)).rows
const countBy = async (text: string): Promise<Record<string, number>> => Object.fromEntries((await ask<{ key: string; count: string }>(text)).map((row) => [row.key, Number(row.count)]))

const memberOf = async (loginId: string): Promise<MemberActor> => {
  const [row] = await ask<{ id: string; hospital_id: string }>('select id, hospital_id from person where login_id = $1', [loginId])
  return { kind: 'member', personId: row!.id, hospitalId: row!.hospital_id, role: 'member' }
}

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.appUrl, size: 4, log, clock })
  authPool = openPool({ url: testDatabase.authUrl, size: 4, log })
  sessions = createSessionService({ pool: authPool, baseUrl: 'http://tasuki.example' })
  superuser = new pg.Client({ connectionString: testDatabase.superuserUrl })
  await superuser.connect()
  unusedBefore = await withReader(database, SYSTEM, isUnused)
  dataDir = await mkdtemp(path.join(tmpdir(), 'tasuki-demo-'))
  storage = await openFileStorage({ folder: path.join(dataDir, 'files') })
  await fillDemo({ database, sessions, documents: { storage, incoming: path.join(dataDir, 'incoming'), inspect: createInspector(inject('inspectorProgram')) }, say: (line) => said.push(line) })
}, 120_000)
afterAll(async () => {
  await superuser.end()
  await authPool.end()
  await database.close()
  await testDatabase.drop()
  await storage.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the demonstration', () => {
  it('has people to sign in as, and says who', async () => {
    expect(await withReader(database, SYSTEM, (tx) => hasSetting(tx, DEMO_PEOPLE_SETTING))).toBe(true)
    expect(new Set(DEMO_PEOPLE.map((person) => person.hospital)).size).toBe(7)
    for (const [index, { loginId }] of DEMO_PEOPLE.entries()) {
      await sessions.signInWithPassword({ loginId, password: DEMO_PASSWORD, address: `192.0.2.${index}`, cookieHeader: undefined })
    }
    expect(said.length).toBeGreaterThan(3)
    expect([unusedBefore, await withReader(database, SYSTEM, isUnused)]).toEqual([true, false])
  })

  it('has user hospitals with record, conditions and vacancy of different ages', async () => {
    const member = await memberOf('shiomi-1')
    const hospitals = await ask<{ id: string }>(`select id from hospital where use = 'active' order by name`)
    expect(hospitals).toHaveLength(61)
    for (const { id } of hospitals) {
      const detail = hospitalDetail.parse(await withReader(database, member, (tx) => getHospital(tx, id)))
      expect([detail.record !== null, Object.keys(detail.acceptance).length > 5, detail.availability.length > 0]).toEqual([true, true, true])
    }
    const [ages] = await ask<{ fresh: string; old: string }>(
      `select count(*) filter (where updated_at > $1::timestamptz - interval '12 hours') as fresh, count(*) filter (where updated_at < $1::timestamptz - interval '48 hours') as old from bed_availability`,
      [clock().toISOString()],
    )
    expect([Number(ages?.fresh) > 5, Number(ages?.old) > 5]).toEqual([true, true])
  })

  it('has cases in every state, both visibilities, and every way in which an inquiry stands or ended', async () => {
    expect(await countBy('select status as key, count(*) from transfer_case group by 1')).toEqual({ draft: 4, recruiting: 26, held: 6, completed: 6, ended: 5 })
    expect(DEMO_CASES).toHaveLength(47)
    expect((await countBy('select visibility as key, count(*) from transfer_case group by 1'))['S2']).toBeGreaterThan(5)
    const states = await countBy('select state as key, count(*) from inquiry group by 1')
    expect(Object.keys(states).sort()).toEqual(['accepted', 'chosen', 'conditional', 'confirmed', 'considering', 'declined', 'ended', 'paused', 'read', 'unread', 'withdrawn'])
    expect((await countBy('select origin as key, count(*) from inquiry group by 1'))['reverse_offer']).toBe(4)
    expect(Object.keys(await countBy('select end_reason as key, count(*) from transfer_case where end_reason is not null group by 1')).sort()).toEqual(['death', 'facility', 'home', 'wish', 'worsened'])
  })

  it('lets the two acute hospitals have most of the cases', async () => {
    const bySender = await countBy('select h.short_name as key, count(*) from transfer_case c join hospital h on h.id = c.sender_hospital_id group by 1')
    expect((bySender['潮見ヶ原'] ?? 0) + (bySender['汐路ヶ浦'] ?? 0)).toBeGreaterThan(35)
  })

  it('holds to what a sent case must have, with records that read back as they are', async () => {
    const rows = await ask<{ record: unknown; status: string }>('select record, status from transfer_case')
    expect(rows.flatMap(({ record, status }) => (status === 'draft' ? [] : missingToSend(caseRecord.parse(record))))).toEqual([])
    expect(rows.filter(({ record }) => !caseRecord.safeParse(record).success)).toEqual([])
  })

  it('has documents beside cases and in the talk, in every format, each with its file', async () => {
    expect((await countBy('select subject_kind as key, count(*) from document where deleted_at is null and posted_at is not null group by 1'))).toMatchObject({ case: 11, room: 5 })
    expect(Object.keys(await countBy('select content_type as key, count(*) from document group by 1')).sort()).toEqual(['application/pdf', 'image/jpeg', 'image/png'])
    const documents = await ask<{ storage_key: string; bytes: number }>('select storage_key, bytes from document')
    const stored = new Set<string>()
    for await (const { key } of storage.list()) stored.add(key)
    expect(documents.filter((document) => !stored.has(document.storage_key) || !stored.has(`${document.storage_key}.thumbnail`))).toEqual([])
    expect(await readdir(path.join(dataDir, 'incoming'))).toEqual([])
    expect((await countBy('select (gone is null)::text as key, count(*) from message_document group by 1'))).toEqual({ true: 5 })
  })

  it('has forms in every state, numbered as they came, one of them late, and seats of both kinds', async () => {
    expect(await countBy('select state as key, count(*) from seat_form group by 1')).toEqual({ draft: 1, submitted: 3, returned: 1, withdrawn: 1, accepted: 6 })
    expect((await countBy(`select kind::text as key, max(number) as count from seat_form where fiscal_year = 2026 group by 1`))).toEqual({ 1: 3, 2: 3, 3: 2 })
    expect(await countBy('select funding as key, count(*) from seat where id not in (select seat_id from seat_holding) group by 1')).toEqual({ prefecture: 4, hospital: 12 })
  })

  it('has a form that is late on the office’s queue, first of three, and what else the office’s pages count', async () => {
    const [row] = await ask<{ id: string }>(`select id from person where role = 'officer' limit 1`)
    const officer = { kind: 'officer', personId: row?.id ?? '' } as const
    const { queue, overview, asked } = await withReader(database, officer, async (tx) => ({ queue: await listOfficeForms(tx, { state: 'submitted', limit: 50, offset: 0 }), overview: await getOverview(tx), asked: await listModerations(tx, 'open', { limit: 50, offset: 0 }) }))
    expect(queue).toMatchObject({ waiting: 3, late: 1, total: 3 })
    expect(queue.forms.map(({ kind, late }) => [kind, late])).toEqual([
      [1, true],
      [1, false],
      [2, false],
    ])
    expect(overview.accounts).toMatchObject({ forms: { count: 3, late: 1 }, applications: { count: 0 } })
    expect(overview.office).toMatchObject({ retention: { due: 0, holdsAsked: 0 } })
    const { prices, calendar } = await withReader(database, officer, readSeatSettings)
    expect([prices.map(({ yen }) => yen), calendar.pauses]).toEqual([[1000], []])
    expect(asked.moderations).toMatchObject([{ kind: 'facility_text', state: 'asked', category: 'incorrect', late: false }])
  })

  it('has bills that are paid, sent, not sent and taken back, and no two of one line', async () => {
    expect(await countBy('select state as key, count(*) from invoice group by 1')).toEqual({ paid: 1, sent: 3, issued: 1, cancelled: 1, credit: 1 })
    expect(await ask('select 1 from seat_line l where (select coalesce(sum(i.seats), 0) from invoice_line i where i.seat_line_id = l.id) <> l.seats')).toEqual([])
  })

  it('goes back through the last weeks and never ahead of now', async () => {
    const now = clock().toISOString()
    const [ahead] = await ask<{ count: string }>(
      `select (select count(*) from transfer_event where at > $1) + (select count(*) from message where sent_at > $1) + (select count(*) from audit_entry where at > $1 and act <> 'session.started') as count`,
      [now],
    )
    expect(Number(ahead?.count)).toBe(0)
    const [span] = await ask<{ days: number }>(`select extract(day from max(at) - min(at))::int as days from transfer_event`)
    expect(span?.days).toBeGreaterThan(20)
    const [disorder] = await ask<{ count: string }>(`select count(*) from message a join message b on b.room_id = a.room_id and b.seq = a.seq + 1 where b.sent_at < a.sent_at`)
    expect(Number(disorder?.count)).toBe(0)
  })

  it('has a history and an audit entry for every act, by the person who did it', async () => {
    const [unsaid] = await ask<{ count: string }>(
      `select count(*) from transfer_event e where not exists (select from audit_entry a where a.subject_id = e.case_id and a.act = 'case.' || e.kind and a.at = e.at and a.actor_kind = 'member')`,
    )
    expect(Number(unsaid?.count)).toBe(0)
    expect(await ask(`select 1 from transfer_event where person_name = ''`)).toEqual([])
  })

  it.each(['shiomi-1', 'shioji-1', 'kajinone-1', 'misakino-1', 'sachinotsu-1', 'kurinokaze-1'])('has something to do today for %s, in rooms that read from the first line to the last', async (loginId) => {
    const member = await memberOf(loginId)
    const snapshots = await openFacilitySnapshots(database)
    const home = getHomeCall.output.parse((await withReader(database, member, getHome)).home)
    expect(home.items.filter((item) => item.kind !== 'vacancy_old').length).toBeGreaterThan(0)
    const cases = await withReader(database, member, (tx) => listVisibleCases(tx, snapshots, { scope: 'visible', status: undefined, text: undefined, limit: 200, offset: 0 }))
    expect(listCasesCall.output.parse(cases).total).toBeGreaterThan(0)
    const { rooms } = listRoomsCall.output.parse(await withReader(database, member, (tx) => listRooms(tx, { unreadOnly: false, limit: 200, offset: 0 })))
    expect(rooms.length).toBeGreaterThan(1)
    for (const room of rooms) {
      const { messages, lastSeq } = await withReader(database, member, (tx) => listMessages(tx, { roomId: room.id, after: 0, before: undefined, editedAfter: undefined, limit: 200 }))
      expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1))
    }
  })

  it('shows the worst that can wait: overdue answers and confirmations, stale answers, unread inquiries', async () => {
    const kinds = new Set<string>()
    for (const { loginId, hospital } of DEMO_PEOPLE) {
      if (hospital === null) continue
      const member = await memberOf(loginId)
      for (const item of (await withReader(database, member, getHome)).home.items) kinds.add(item.kind)
    }
    for (const kind of ['confirm_overdue', 'confirm_due', 'transfer_date_passed', 'answer_overdue', 'inquiry_unread', 'acceptance_waiting', 'answer_stale', 'inquiry_considering', 'messages_unread', 'draft_expiring', 'vacancy_old']) {
      expect([...kinds]).toContain(kind)
    }
  })
})
