import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listDocumentsCall } from '@tasuki/domain/document/document.contract'
import { getHospitalCall } from '@tasuki/domain/facility/facility.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { listNameReportsCall } from '@tasuki/domain/office/name-report/name-report.contract'
import { findMessagesCall, listMessagesCall, listReadersCall, listRoomsCall, postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listReceivedInquiriesCall } from '@tasuki/domain/transfer/inquiry.contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmptyTestDatabase, type TestDatabase, VOLUNTARY_FACTOR } from '../../test/test-database'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { listMigrations, migrate } from '../platform/db/migrate'
import { prepareDatabase } from '../platform/db/prepare-database'
import { createLog } from '../platform/log'
import { serverFolder } from '../platform/server-folder'

const A = '00000000-0000-4000-8000-00000000000a'
const B = '00000000-0000-4000-8000-00000000000b'
const OPEN_CASE = '10000000-0000-4000-8000-000000000001'
const DRAFT = '10000000-0000-4000-8000-000000000002'
const DONE = '10000000-0000-4000-8000-000000000003'
const ROOM = '20000000-0000-4000-8000-000000000001'

let database: TestDatabase
let superuser: pg.Client
let world: TestProgram
let a: TestPerson
let b: TestPerson
const rows = async (sql: string) => (await superuser.query(sql)).rows as Record<string, unknown>[]

const rowsOf = (migration: string): string => readFileSync(path.join(serverFolder, `test/fixtures/rows-of-${migration}.sql`), 'utf8')

/** Filled as the versions of 0007, of 0017, of 0023 and of 0046 filled it, then brought to this version as an operator's start does. */
beforeAll(async () => {
  database = await createEmptyTestDatabase()
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  await migrate(database.ownerUrl, listMigrations().filter(({ name }) => name < '0008'))
  await superuser.query(rowsOf('0007'))
  await migrate(database.ownerUrl, listMigrations().filter(({ name }) => name < '0018'))
  await superuser.query(rowsOf('0017'))
  await migrate(database.ownerUrl, listMigrations().filter(({ name }) => name < '0024'))
  await superuser.query(rowsOf('0023'))
  await migrate(database.ownerUrl, listMigrations().filter(({ name }) => name < '0047'))
  await superuser.query(rowsOf('0046'))
  await prepareDatabase(database.ownerUrl, createLog('silent'))
  await superuser.query(VOLUNTARY_FACTOR)
  world = await startTestProgram({ database, at: '2026-09-10T01:00:00.000Z' })
  a = await world.addPerson({ hospitalId: A })
  b = await world.addPerson({ hospitalId: B })
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

describe('rows of migration 0007', () => {
  it('of patients are whole records, in which what nobody asked for then is 未確認, never 無 (migration 0009)', async () => {
    const [old] = await rows(`select record from transfer_case where id = '${OPEN_CASE}'`)
    expect(old?.record).toEqual({
      ...EMPTY_CASE_RECORD,
      sex: 'female', age: 84, setting: 'inpatient', mainDisease: '透析導入後', purpose: 'long_term', destination: { municipalities: ['14101'], secondaryAreas: [] },
      medicalCategory: '2', transferableFrom: '2026-09-03', urgent: false, bedKinds: ['general'], guarantor: 'present', history: '高血圧', memoCode: 'M-1',
      needs: { ventilator: { presence: 'absent', quantity: null, detail: '' }, mrsa: { presence: 'present', quantity: null, detail: '保菌' } },
    })
    expect(JSON.stringify({ ...(old?.record as object), needs: {} })).not.toContain('absent')
    for (const [id, status] of [[OPEN_CASE, 'recruiting'], [DRAFT, 'draft'], [DONE, 'completed']] as const) expect(await a.ok(calls.getCaseCall, { params: { caseId: id } })).toMatchObject({ status })
    expect((await a.ok(listCasesCall, { query: { scope: 'own' } })).total).toBe(3)
  })

  it('keep their versions, so that whoever had the page open saves on it', async () => {
    expect(await rows('select code, version, revision from transfer_case order by code')).toEqual([
      { code: '26-0901-AAAA', version: 4, revision: 1 },
      { code: '26-0901-BBBB', version: 1, revision: 0 },
      { code: '26-0901-CCCC', version: 6, revision: 1 },
    ])
    const draft = await a.ok(calls.getCaseCall, { params: { caseId: DRAFT } })
    const changed = await a.ok(calls.changeRecordCall, { params: { caseId: DRAFT }, body: { version: 1, record: { ...draft.record, mainDisease: '誤嚥性肺炎' } } })
    expect(changed.record.mainDisease).toBe('誤嚥性肺炎')
  })

  it('of talks are found by two-character words and half-width kana, events are not (migration 0013)', async () => {
    const found = async (person: TestPerson, q: string) => (await person.ok(findMessagesCall, { query: { q } })).found.length
    expect([await found(a, '透析'), await found(b, 'ガーゼ'), await found(a, '受入可'), await found(a, 'ガーゼ交換')]).toEqual([1, 1, 0, 1])
    const { messages, edited } = await b.ok(listMessagesCall, { params: { roomId: ROOM } })
    expect(messages.map(({ seq, body }) => [seq, body])).toEqual([[1, ''], [2, '受入れをご検討ください。透析は週3回です。'], [3, ''], [4, 'ｶﾞｰｾﾞ交換は毎日です。']])
    expect(edited).toEqual([])
    expect((await a.ok(listRoomsCall, {})).rooms).toHaveLength(1)
  })

  it('of who has read how far have a name and a hospital; the prefecture’s have none (migration 0013)', async () => {
    expect(await rows(`select person_name, hospital_id, last_read_seq, read_at from read_mark where person_id::text like '%1' order by person_id`)).toEqual([
      { person_name: '青木', hospital_id: A, last_read_seq: 3, read_at: null },
      { person_name: '別所', hospital_id: B, last_read_seq: 4, read_at: null },
      { person_name: '県の担当', hospital_id: null, last_read_seq: 1, read_at: null },
    ])
    const { readers } = await a.ok(listReadersCall, { params: { roomId: ROOM } })
    expect(readers.filter(({ readAt }) => readAt === null).map(({ name, seq }) => [name, seq]).sort()).toEqual([['別所', 4], ['青木', 3]].sort())
  })

  it('of a room carry on: its next line is the fifth, and nobody is in charge of either side yet (migrations 0011, 0013)', async () => {
    expect(await rows(`select person_in_charge_id, deputy_id, told_unread_seq from room_member where room_id = '${ROOM}'`)).toEqual([A, B].map(() => ({ person_in_charge_id: null, deputy_id: null, told_unread_seq: 0 })))
    expect((await a.ok(postMessageCall, { params: { roomId: ROOM }, body: { body: 'ありがとうございます。', mentions: [] } })).seq).toBe(5)
  })

  it('of an answer stand, unhidden, and can be chosen (migrations 0011, 0017)', async () => {
    const { inquiries } = await b.ok(listReceivedInquiriesCall, { query: { filter: 'all' } })
    expect(inquiries).toHaveLength(1)
    const found = await a.ok(calls.getCaseCall, { params: { caseId: OPEN_CASE } })
    expect(found.inquiries).toMatchObject([{ state: 'accepted', answer: { kind: 'accepted', ward: '3階' }, answeredBy: '別所' }])
    const { events } = await a.ok(calls.listCaseEventsCall, { params: { caseId: OPEN_CASE } })
    expect(events.length).toBeGreaterThanOrEqual(4)
    const chosen = await a.ok(calls.chooseCandidateCall, { params: { caseId: OPEN_CASE }, body: { version: found.version, inquiryId: found.inquiries[0]?.id ?? '', transferDate: '2026-09-14' } })
    expect(chosen.status).toBe('held')
  })

  it('of a facility read whole, and its vacancy is confirmed as it stood (migration 0008)', async () => {
    const found = await a.ok(getHospitalCall, { params: { hospitalId: B } })
    expect(found.record).toMatchObject({ departmentName: '地域連携室', answerWithinHours: 24, committeeWeekdays: [2] })
    expect(await rows('select beds, vacant, acceptable, held, opens_beds, waiting_weeks, note, version from bed_availability')).toEqual([{ beds: 40, vacant: 3, acceptable: 2, held: 1, opens_beds: 0, waiting_weeks: null, note: '', version: 5 }])
    await b.ok(updateVacancyCall, { body: { confirm: [{ bedKind: 'general', version: 5 }] } })
  })
})

describe('rows of migration 0017', () => {
  it('of documents are listed beside their case and their room; no line carries them, and no word finds them (migration 0018)', async () => {
    for (const [subjectKind, subjectId, id] of [['case', OPEN_CASE, '50000000-0000-4000-8000-000000000001'], ['room', ROOM, '50000000-0000-4000-8000-000000000002']] as const) {
      const { documents } = await a.ok(listDocumentsCall, { params: { subjectKind, subjectId } })
      expect(documents.filter((one) => one.posted)).toMatchObject([{ id, kind: 'referral_letter', pages: 2, own: true, posted: true, hidden: false }])
    }
    expect(await rows('select document_id from message_document')).toEqual([])
    expect((await a.ok(findMessagesCall, { query: { q: '紹介状' } })).found).toEqual([])
  })

  it('of who is spoken to by name stand as they were (migration 0022)', async () => {
    expect(await rows('select seq, person_name from message_mention')).toEqual([{ seq: 4, person_name: '青木' }])
    expect((await b.ok(listMessagesCall, { params: { roomId: ROOM } })).messages.find(({ seq }) => seq === 4)?.mentions).toMatchObject([{ name: '青木' }])
  })

  it('of a hidden text wait for the prefecture with the words and who had opened them (migration 0021)', async () => {
    const p = await world.addPerson({ hospitalId: null })
    const { reports } = await p.ok(listNameReportsCall, { query: { state: 'pending' } })
    expect(reports).toMatchObject([{ kind: 'record_text', field: 'background', label: '26-0901-AAAA', author: { personName: '青木' }, reporter: { personName: '別所' }, openers: [{ personName: '別所' }] }])
    expect(JSON.stringify(reports[0]?.texts)).toContain('見えた言葉')
  })
})

it('documents of migration 0023 that others have seen stay with them, never looked through; what only its hospital has seen goes through the door (migration 0024)', async () => {
  expect(await rows('select right(id::text, 1) as id, check_state, checked_pages, checked_at from document order by id')).toEqual([
    { id: '1', check_state: 'released', checked_pages: 0, checked_at: null },
    { id: '2', check_state: 'released', checked_pages: 0, checked_at: null },
    { id: '3', check_state: 'quarantined', checked_pages: 0, checked_at: null },
    { id: '4', check_state: 'quarantined', checked_pages: 0, checked_at: null },
  ])
  const [document] = (await a.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: DRAFT } })).documents
  expect(document?.check).toMatchObject({ state: 'quarantined', checkedPages: 0, mine: false })
})

it('answers that were kept in Japanese stop no upgrade: they are gone, their requests are done (migration 0047)', async () => {
  expect(await rows(`select key, status, outcome from idempotent_answer where key = 'kept-by-0046'`)).toEqual([{ key: 'kept-by-0046', status: 410, outcome: null }])
})
