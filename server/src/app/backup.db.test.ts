import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { signInCall } from '@tasuki/domain/account/account.contract'
import { deleteContentCall } from '@tasuki/domain/office/moderation/moderation.contract'
import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report/name-report.contract'
import { announceDeletionsCall } from '@tasuki/domain/office/retention/retention.contract'
import { postMessageCall, reportMessageCall } from '@tasuki/domain/talk/talk.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import { endCaseCall, getCaseCall } from '@tasuki/domain/transfer/case.contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmptyTestDatabase, type TestDatabase } from '../../test/test-database'
import { startTestProgram, TEST_PASSWORD, type TestProgram } from '../../test/test-program'
import { uploadDocument } from '../../test/worlds/document-world'
import { tablesWith } from '../../test/worlds/left-traces'
import { samplePdf } from '../../test/worlds/sample-files'
import { prepareChecksum } from '../../test/worlds/table-checksum'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { runCli } from './run-cli'

const [AGED, MODERATED, NAMED] = ['カナリア2601', 'カナリア2602', 'カナリア2603']
let parent: string
let world: TestProgram
let roles: Roles
const opened: TestDatabase[] = []
let superuser: pg.Client

/** A connection of the test's own that is closed before a restore looks for others. */
const within = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const emptyHouse = async (name: string) => {
  const database = await createEmptyTestDatabase()
  opened.push(database)
  const dataDir = path.join(parent, name)
  await cp(path.join(parent, 'house', 'secret.key'), path.join(dataDir, 'secret.key'))
  return { database, dataDir }
}
type House = { database: TestDatabase; dataDir: string }
const house = (): House => ({ database: world.database, dataDir: path.join(parent, 'house') })

const run = async ({ database, dataDir }: House, args: string[], env: Record<string, string> = {}) => {
  const out: string[] = []
  const err: string[] = []
  const urls = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, DATABASE_AUTH_URL: database.authUrl, DATABASE_SUPERUSER_URL: database.superuserUrl }
  const code = await runCli([...args, '--json'], { env: { ...urls, DATA_DIR: dataDir, ...env }, out: (line) => out.push(line), err: (line) => err.push(line), clock: world.clock })
  return { code, json: JSON.parse(out[0] ?? 'null'), said: err.filter((line) => line.startsWith('tasuki:')).join('\n') }
}
const done = async (at: House, args: string[], env?: Record<string, string>) => {
  const { code, json, said } = await run(at, args, env)
  expect([code, said]).toEqual([0, ''])
  return json
}
const databases = async () => (await superuser.query<{ datname: string }>(`select datname from pg_database where datname like '%\\_restore\\_%'`)).rows
const filesUnder = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort()

let roomOf: { roomId: string }
let aged: { id: string }
let moderated: { id: string }
let made: { folder: string; rows: number; files: number }

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'tasuki-backup-'))
  world = await startTestProgram({ at: '2026-12-01T01:00:00.000Z', env: { DATA_DIR: path.join(parent, 'house') } })
  roles = await addRoles(world)
  const { a, b, p } = roles
  aged = await sendTo(a, [b], { record: { course: AGED } })
  await uploadDocument(world, a, { subjectKind: 'case', subjectId: aged.id, bytes: await samplePdf(), title: AGED })
  const { version } = await a.ok(getCaseCall, { params: { caseId: aged.id } })
  await a.ok(endCaseCall, { params: { caseId: aged.id }, body: { version, transferDate: null, destinationHospitalId: null, destinationText: '', reason: 'other', note: AGED } })
  world.clock.set('2029-11-20T01:00:00.000Z')
  await p.ok(announceDeletionsCall, { body: {} })
  world.clock.set('2029-12-09T01:00:00.000Z')
  moderated = await sendTo(a, [b], { record: { course: MODERATED } })
  await a.ok(copyCaseCall, { params: { caseId: moderated.id }, body: { withSensitive: false } })
  roomOf = { roomId: (await ownInquiry(b, moderated.id)).roomId }
  world.clock.set('2029-12-10T01:00:00.000Z')
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
}, 60_000)
afterAll(async () => {
  await superuser.end()
  for (const database of opened) await database.drop()
  await world.close()
  await rm(parent, { recursive: true, force: true })
})

/** Without what the back-up and the restore add to the trail themselves. */
const contentOf = (url: string): Promise<string> =>
  within(url, async (client) => (await (await prepareChecksum(client))()).split('\n').filter((line) => !line.startsWith('audit_')).join('\n'))

describe('back-up and restore', () => {
  it('brings back every row and every file as they were, and nobody’s session', async () => {
    const said = await roles.b.ok(postMessageCall, { params: roomOf, body: { body: NAMED } })
    const before = await contentOf(world.database.superuserUrl)
    made = await done(house(), ['backup'])
    expect(made.files).toBe(2)
    expect((await done(house(), ['backup', 'list'])).backups).toMatchObject([{ folder: made.folder, whole: true, rows: made.rows, files: 2 }])
    await done(house(), ['backup', 'verify', made.folder])
    // Not a word of it lies open, be it packed or not.
    for (const file of await filesUnder(made.folder)) expect((await readFile(path.join(made.folder, file))).includes(Buffer.from('カナリア'))).toBe(false)

    const other = await emptyHouse('restored')
    expect(await done(other, ['restore', '--from', made.folder])).toMatchObject({ rows: made.rows, files: 2, repeated: 0, auditFaults: 0 })
    expect(await contentOf(other.database.superuserUrl)).toBe(before)
    expect(await filesUnder(path.join(other.dataDir, 'files'))).toEqual(await filesUnder(path.join(parent, 'house', 'files')))
    const again = await startTestProgram({ at: '2029-12-10T02:00:00.000Z', database: other.database, env: { DATA_DIR: other.dataDir }, seatRoom: 0 })
    try {
      expect((await again.resume(roles.b).call(getCaseCall, { params: { caseId: moderated.id } })).status).toBe(401)
      const { rows } = await within(other.database.superuserUrl, (client) => client.query<{ login_id: string }>('select login_id from person where id = $1', [roles.b.personId]))
      const response = await again.program.http.inject({ method: 'POST', url: signInCall.path, headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ loginId: rows[0]?.login_id, password: TEST_PASSWORD }) })
      expect(response.statusCode).toBe(200)
      const cookie = String(response.headers['set-cookie']).split(';')[0] ?? ''
      const b = again.resume({ ...roles.b, cookie })
      // The room's next line and the next rows find their numbers.
      expect((await b.ok(postMessageCall, { params: roomOf, body: { body: '続きです' } })).id).not.toBe(said.id)
    } finally {
      await again.program.close()
    }
  })

  it('refuses a back-up that was altered, cut off, or made with another key, and leaves nothing behind', async () => {
    const target = await emptyHouse('refusing')
    const largest = (folder: string): string => path.join(folder, 'tables', 'public.person.gz')
    const damage: [string, RegExp, (folder: string) => Promise<unknown>][] = [
      ['flipped', /public\.person\.gz is missing, cut off or altered/, async (folder) => {
        const bytes = await readFile(largest(folder))
        bytes[40] = (bytes[40] ?? 0) ^ 1
        await writeFile(largest(folder), bytes)
      }],
      ['cut', /public\.person\.gz is missing, cut off or altered/, async (folder) => truncate(largest(folder), 60)],
      ['missing', /is missing, cut off or altered/, async (folder) => rm(largest(folder))],
      ['relisted', /list of contents was altered/, async (folder) => {
        const place = path.join(folder, 'manifest.json')
        await writeFile(place, (await readFile(place, 'utf8')).replace('"table": "person"', '"table": "persons"'))
      }],
      ['unfinished', /no whole back-up/, async (folder) => rm(path.join(folder, 'manifest.json'))],
    ]
    for (const [name, sentence, spoil] of damage) {
      const folder = path.join(parent, 'spoilt', name)
      await cp(made.folder, folder, { recursive: true })
      await spoil(folder)
      expect(await run(target, ['restore', '--from', folder])).toMatchObject({ code: 2, said: expect.stringMatching(sentence) })
    }
    expect(await run(target, ['restore', '--from', made.folder], { SECRET_KEY: Buffer.alloc(32, 7).toString('base64') })).toMatchObject({ code: 2, said: expect.stringMatching(/made with another key/) })
    expect(await run(target, ['restore', '--from', made.folder], { DATA_DIR: path.join(parent, 'keyless') })).toMatchObject({ code: 2, said: expect.stringMatching(/the key is missing/) })
    expect(await run(house(), ['restore', '--from', made.folder])).toMatchObject({ code: 2, said: expect.stringMatching(/stop the program first/) })
    expect(await run({ ...target, database: opened[0] ?? expect.fail() }, ['restore', '--from', made.folder])).toMatchObject({ code: 2, said: expect.stringMatching(/is not empty: give --replace/) })
    const alone = path.join(parent, 'alone', path.basename(made.folder))
    await cp(made.folder, alone, { recursive: true })
    expect(await run(target, ['restore', '--from', alone])).toMatchObject({ code: 2, said: expect.stringMatching(/what was deleted since would come back/) })
    expect(await databases()).toEqual([])
    expect(await within(target.database.superuserUrl, async (client) => (await client.query(`select from pg_tables where schemaname in ('public', 'auth')`)).rowCount)).toBe(0)
    expect(await filesUnder(path.join(target.dataDir, 'files'))).toEqual([])
  })

  it('要綱24, 25条; rules 60, 85: what was deleted or hidden after the back-up doesn’t come back with it', async () => {
    const { a, p } = roles
    const { rows: lines } = await superuser.query<{ id: string }>('select id from message where body = $1', [NAMED])
    world.clock.set('2029-12-10T03:00:00.000Z')
    await p.ok(deleteContentCall, { body: { content: { kind: 'record_text', id: moderated.id, field: 'course' }, category: 'insult', reason: '要綱の目的に合いません' } })
    await a.ok(reportMessageCall, { params: { ...roomOf, messageId: lines[0]?.id ?? '' } })
    world.clock.set('2029-12-10T03:10:00.000Z')
    const { reports } = await p.ok(listNameReportsCall, { query: { state: 'pending' } })
    await p.ok(decideNameReportCall, { params: { reportId: reports[0]?.id ?? '' }, body: { decision: 'removed' } })
    world.clock.set('2029-12-22T01:00:00.000Z')
    await world.runJob('delete_due_cases')
    await world.runJob('keep_deletion_ledger')
    expect(await tablesWith({ superuser }, AGED)).toEqual([])

    // On a day on which the case's notice isn't over: it goes because it had gone.
    world.clock.set('2029-12-11T01:00:00.000Z')
    const other = await emptyHouse('after')
    const restored = await done(other, ['restore', '--from', made.folder])
    expect(restored).toMatchObject({ repeated: 4, failed: [], auditFaults: 0 })
    const expectGone = () =>
      within(other.database.superuserUrl, async (superuser) => {
        for (const canary of [AGED, MODERATED, NAMED]) expect(await tablesWith({ superuser }, canary)).toEqual([])
        expect((await superuser.query('select from transfer_case where id = any($1)', [[aged.id, moderated.id]])).rowCount).toBe(1)
        expect(await filesUnder(path.join(other.dataDir, 'files'))).toEqual([])
      })
    await expectGone()

    // Once more in its place: the same, by what the new house itself knows.
    expect(await done(other, ['restore', '--from', made.folder, '--replace'])).toMatchObject({ repeated: 4, auditFaults: 0 })
    await expectGone()
    expect(await databases()).toEqual([])
  })

  it('beyond its period a back-up goes, by the job and by the next back-up, with an entry in the trail; doctor misses one of this day', async () => {
    const doctor = async (): Promise<unknown> => (await run(house(), ['doctor'])).json.findings.find(({ check }: { check: string }) => check === 'back-up')
    world.clock.set('2029-12-11T02:00:00.000Z')
    expect(await doctor()).toMatchObject({ ok: true, said: expect.stringMatching(/25 hours ago/) })
    expect(await doctor()).not.toHaveProperty('warning')
    world.clock.set('2029-12-11T03:00:01.000Z')
    expect(await doctor()).toMatchObject({ ok: true, warning: true, said: expect.stringMatching(/26 hours ago/) })
    const elsewhere = await done(house(), ['backup', '--to', path.join(parent, 'elsewhere')])
    world.clock.set('2030-01-14T00:59:00.000Z')
    await world.runJob('expire_backups')
    expect((await done(house(), ['backup', 'list'])).backups).toHaveLength(1)
    world.clock.set('2030-01-14T01:01:00.000Z')
    await world.runJob('expire_backups')
    expect((await done(house(), ['backup', 'list'])).backups).toEqual([])
    world.clock.set('2030-01-16T01:01:00.000Z')
    expect((await done(house(), ['backup', '--to', path.join(parent, 'elsewhere')])).removed).toEqual([path.basename(elsewhere.folder)])
    const { rows } = await superuser.query<{ data: unknown }>(`select data from audit_entry where act = 'backup.expired' order by at`)
    expect(rows.map(({ data }) => data)).toMatchObject([{ count: 1, days: 35, backups: [path.basename(made.folder)] }, { count: 1, backups: [path.basename(elsewhere.folder)] }])
    expect(await run(house(), ['backup'], { BACKUP_DAYS: '400' })).toMatchObject({ code: 2, said: expect.stringMatching(/BACKUP_DAYS/) })
  })
})
