import { listMessagesCall, listRoomsCall, markReadCall, postMessageCall, reportMessageCall, findMessagesCall } from '@tasuki/domain/talk/talk.contract'
import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report/name-report.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listRecordChangesCall } from '@tasuki/domain/transfer/record-change.contract'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import { answerInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { reportAnswerCall, reportRecordTextCall } from '@tasuki/domain/transfer/name-report.contract'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { ACCEPTED, addRoles, answerAs, ownInquiry, type Roles, sendTo } from '../../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
let superuser: pg.Client
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

/** Words in which somebody knows a patient again and no detector can, one for each test: what is restored in one is there in the next. */
const namesOf = (count: number) => `緑の傘の人${'一二三四五六七八'[count]}`
let used = 0
let NAME = ''
beforeEach(() => {
  NAME = namesOf(used)
  used += 1
})

const reportsFor = async (state: 'pending' | 'decided' = 'pending') => (await roles.p.ok(listNameReportsCall, { query: { state } })).reports
const pendingOf = async (subjectId: string) => {
  const found = (await reportsFor()).find((report) => report.subjectId === subjectId)
  if (!found) throw new Error('no report waits')
  return found
}
const decide = (reportId: string, decision: 'restored' | 'removed') => roles.p.ok(decideNameReportCall, { params: { reportId }, body: { decision } })

/** What ホーム says of it: to its author that it is hidden, to the prefecture how many wait. */
const waitingAtHome = async (person: TestPerson) =>
  (await person.ok(getHomeCall, {})).items.filter(({ kind }) => kind === 'name_hidden' || kind === 'names_to_check').map(({ kind, roomId, count }) => ({ kind, roomId, count }))

/** Everything that a hospital can read of a case and its room. */
const readAll = async (person: TestPerson, of: { caseId: string; roomId: string }): Promise<string> => {
  const params = { caseId: of.caseId }
  return JSON.stringify([
    (await person.call(calls.getCaseCall, { params })).body,
    (await person.call(calls.listCaseEventsCall, { params })).body,
    (await person.call(listRecordChangesCall, { params })).body,
    (await person.call(listCasesCall, { query: { limit: 200 } })).body,
    (await person.call(listMessagesCall, { params: { roomId: of.roomId }, query: { editedAfter: 0 } })).body,
    (await person.call(listRoomsCall, { query: { limit: 200 } })).body,
    (await person.call(findMessagesCall, { query: { q: NAME } })).body,
  ])
}

/** What row security leaves a hospital of all tables in which words lie. */
const rowsOf = async (person: TestPerson): Promise<string> => {
  const client = new pg.Client({ connectionString: world.database.appUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.actor_kind', 'member', true), set_config('app.person_id', $1, true), set_config('app.hospital_id', $2, true), set_config('app.now', $3, true)`, [person.personId, person.hospitalId, world.clock().toISOString()])
    const tables = ['transfer_case', 'inquiry', 'message', 'record_change', 'transfer_event', 'name_report', 'hidden_text', 'message_version', 'idempotent_answer', 'audit_entry']
    const read = []
    for (const table of tables) read.push((await client.query<{ all: string }>(`select coalesce(string_agg(t::text, ' '), '') as all from ${table} t`)).rows[0]?.all)
    return read.join('\n')
  } finally {
    await client.end()
  }
}

const openCase = async (of: Parameters<typeof sendTo>[2] = {}) => {
  const { id } = await sendTo(roles.a, [roles.b], of)
  return ownInquiry(roles.b, id)
}

describe('rule 85: 「氏名が見えます」 in a message', () => {
  it('rule 85: long after the five minutes it is hidden from everyone at once, by row security too; told, listed, and once', async () => {
    const { a, b, d, p } = roles
    const of = await openCase()
    const said = await a.ok(postMessageCall, { params: { roomId: of.roomId }, body: { body: `${NAME}の件です` } })
    await b.ok(markReadCall, { params: { roomId: of.roomId }, body: { seq: said.seq } })
    world.clock.advance(3 * 86_400_000)
    const params = { messageId: said.id }
    expect(await d.call(reportMessageCall, { params })).toMatchObject({ status: 404 })
    await b.ok(reportMessageCall, { params })
    expect(await a.call(reportMessageCall, { params })).toMatchObject({ status: 409, problem: { code: 'name_already_reported' } })
    for (const person of [a, b]) {
      expect(await readAll(person, of)).not.toContain(NAME)
      expect(await rowsOf(person)).not.toContain(NAME)
      const { edited } = await person.ok(listMessagesCall, { params: { roomId: of.roomId }, query: { editedAfter: 0 } })
      expect(edited.find((line) => line.id === said.id)).toMatchObject({ body: '', hidden: 'hidden' })
    }
    const report = await pendingOf(said.id)
    expect(await waitingAtHome(a)).toEqual([{ kind: 'name_hidden', roomId: of.roomId, count: 1 }])
    expect(await waitingAtHome(b)).toEqual([])
    expect(await waitingAtHome(p)).toEqual([{ kind: 'names_to_check', roomId: null, count: 1 }])
    expect(report).toMatchObject({ kind: 'message', texts: { body: `${NAME}の件です` }, reporter: { hospital: { id: b.hospitalId } }, author: { hospital: { id: a.hospitalId } } })
    expect(report.openers.map((one) => one.hospital?.id)).toContain(b.hospitalId)
    const told = await world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['hospital_ids', 'to_prefecture']).where('kind', '=', 'name_visible_reported').where('subject_id', '=', report.id).executeTakeFirst())
    expect(told).toMatchObject({ hospital_ids: [a.hospitalId], to_prefecture: true })
    expect(await p.call(listMessagesCall, { params: { roomId: of.roomId } })).toMatchObject({ status: 200 })

    // Nobody but the prefecture takes a press back.
    for (const person of [a, b]) expect(await person.call(decideNameReportCall, { params: { reportId: report.id }, body: { decision: 'restored' } })).toMatchObject({ status: 403 })
    await decide(report.id, 'restored')
    for (const person of [a, p]) expect(await waitingAtHome(person)).toEqual([])
    expect((await b.ok(listMessagesCall, { params: { roomId: of.roomId } })).messages.at(-1)).toMatchObject({ body: `${NAME}の件です`, hidden: null })
    expect(await b.call(reportMessageCall, { params })).toMatchObject({ status: 409, problem: { code: 'name_report_decided' } })
    expect(await p.call(decideNameReportCall, { params: { reportId: report.id }, body: { decision: 'removed' } })).toMatchObject({ status: 409, problem: { code: 'name_report_decided' } })
    const acts = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('act').where('subject_id', '=', said.id).where('subject_kind', '=', 'message').where('act', 'like', 'name.%').orderBy('at').execute())
    expect(acts.map((row) => row.act)).toEqual(['name.reported', 'name.restored'])
  })

  it('rule 85: removed by the prefecture, a tombstone is all that is left, in no table its words', async () => {
    const { a, b } = roles
    const of = await openCase()
    const said = await b.ok(postMessageCall, { params: { roomId: of.roomId }, body: { body: `${NAME}の件です` } })
    await a.ok(reportMessageCall, { params: { messageId: said.id } })
    await decide((await pendingOf(said.id)).id, 'removed')
    expect((await a.ok(listMessagesCall, { params: { roomId: of.roomId } })).messages.at(-1)).toMatchObject({ seq: said.seq, body: '', hidden: 'removed' })
    const { rows } = await superuser.query<{ table: string }>(`select quote_ident(table_name) as table from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
    for (const { table } of rows) expect((await superuser.query(`select 1 from ${table} t where t::text like $1 limit 1`, [`%${NAME}%`])).rowCount, table).toBe(0)
    expect((await reportsFor('decided')).find((report) => report.subjectId === said.id)).toMatchObject({ state: 'removed', texts: {}, decidedBy: '県の担当' })
  })

  it('rule 85: two readers press at the same moment: one report', async () => {
    const { a, b } = roles
    const of = await openCase()
    const said = await b.ok(postMessageCall, { params: { roomId: of.roomId }, body: { body: '同時に押される文' } })
    const statuses = await Promise.all([a, b, a, b].map(async (person) => (await person.call(reportMessageCall, { params: { messageId: said.id } })).status))
    expect(statuses.sort()).toEqual([200, 409, 409, 409])
  })
})

describe('rule 85: 「氏名が見えます」 in a record', () => {
  it('rule 85: the text leaves the record, its earlier versions and every list; the sender can write it anew, not the same again', async () => {
    const { a, b, c, d } = roles
    const of = await openCase({ visibility: 'S2', record: { course: `${NAME}は解熱した。` } })
    const before = await a.ok(calls.getCaseCall, { params: { caseId: of.caseId } })
    await a.ok(calls.changeRecordCall, { params: { caseId: of.caseId }, body: { version: before.version, record: { ...before.record, background: '変更あり' } } })
    const params = { caseId: of.caseId }
    expect(await d.call(reportRecordTextCall, { params, body: { field: 'course' } })).toMatchObject({ status: 404 })
    for (const field of ['sex', 'history', 'needs', '__proto__', 'adl.eating']) expect(await b.call(reportRecordTextCall, { params, body: { field } })).toMatchObject({ status: 422 })
    const stale = await a.ok(calls.getCaseCall, { params })
    // A hospital of the area, which only reads, presses.
    await c.ok(reportRecordTextCall, { params, body: { field: 'course' } })
    for (const person of [a, b, c]) {
      expect(await readAll(person, of)).not.toContain(NAME)
      expect(await rowsOf(person)).not.toContain(NAME)
    }
    const now = await a.ok(calls.getCaseCall, { params })
    expect(now).toMatchObject({ hiddenFields: { course: 'hidden' }, record: { course: '' } })
    // Who pressed isn't told to the sender.
    expect(JSON.stringify((await a.ok(calls.listCaseEventsCall, { params })).events)).not.toContain(c.hospitalId)
    expect(await c.call(reportRecordTextCall, { params, body: { field: 'course' } })).toMatchObject({ status: 409 })
    expect(await a.call(calls.changeRecordCall, { params, body: { version: stale.version, record: stale.record } })).toMatchObject({ status: 409, problem: { code: 'version_conflict' } })
    expect(await a.call(calls.changeRecordCall, { params, body: { version: now.version, record: stale.record } })).toMatchObject({ status: 422, problem: { code: 'text_hidden', fields: ['course'] } })
    const report = await pendingOf(of.caseId)
    expect(report).toMatchObject({ kind: 'record_text', field: 'course', texts: { course: `${NAME}は解熱した。` }, label: now.code })
    expect(report.openers.map((one) => one.hospital?.id)).toContain(b.hospitalId)
    await decide(report.id, 'restored')
    expect(await b.ok(calls.getCaseCall, { params })).toMatchObject({ hiddenFields: {}, record: { course: `${NAME}は解熱した。` } })
  })

  it('rule 85: what the sender has written anew meanwhile stays, whatever is decided', async () => {
    const { a, b } = roles
    const of = await openCase({ record: { background: `${NAME}と同居` } })
    const params = { caseId: of.caseId }
    await b.ok(reportRecordTextCall, { params, body: { field: 'background' } })
    const now = await a.ok(calls.getCaseCall, { params })
    await a.ok(calls.changeRecordCall, { params, body: { version: now.version, record: { ...now.record, background: '長男と同居' } } })
    expect(await b.ok(calls.getCaseCall, { params })).toMatchObject({ hiddenFields: {}, record: { background: '長男と同居' } })
    await decide((await pendingOf(of.caseId)).id, 'restored')
    expect((await b.ok(calls.getCaseCall, { params })).record.background).toBe('長男と同居')
  })
})

describe('rule 85: 「氏名が見えます」 in an answer', () => {
  it('rule 85: its words leave the answer and the room, what is coded stays; the same words can’t be answered again', async () => {
    const { a, b } = roles
    const of = await openCase()
    const answer = { ...ACCEPTED, note: `${NAME}の個室` }
    await answerAs(b, of.caseId, answer)
    await a.ok(reportAnswerCall, { params: { inquiryId: of.id } })
    for (const person of [a, b]) {
      expect(await readAll(person, of)).not.toContain(NAME)
      expect(await rowsOf(person)).not.toContain(NAME)
    }
    const hidden = await ownInquiry(b, of.caseId)
    expect(hidden).toMatchObject({ state: 'accepted', answerHidden: 'hidden', answer: { kind: 'accepted', note: '' } })
    expect(await b.call(answerInquiryCall, { params: { inquiryId: of.id }, body: { version: hidden.version, answer } })).toMatchObject({ status: 422, problem: { code: 'text_hidden' } })
    expect(await a.call(reportAnswerCall, { params: { inquiryId: of.id } })).toMatchObject({ status: 409 })
    await decide((await pendingOf(of.id)).id, 'restored')
    expect(await ownInquiry(b, of.caseId)).toMatchObject({ answerHidden: null, answer })
    expect((await a.ok(listMessagesCall, { params: { roomId: of.roomId } })).messages.at(-1)?.event).toMatchObject({ type: 'answered', data: { answer } })
  })

  it('rule 85: removed, it stands as a tombstone until a new answer is given', async () => {
    const { a, b } = roles
    const of = await openCase()
    await answerAs(b, of.caseId, { ...ACCEPTED, note: NAME })
    await a.ok(reportAnswerCall, { params: { inquiryId: of.id } })
    await decide((await pendingOf(of.id)).id, 'removed')
    expect(await ownInquiry(b, of.caseId)).toMatchObject({ answerHidden: 'removed', answer: { note: '' } })
    await answerAs(b, of.caseId, ACCEPTED)
    expect(await ownInquiry(b, of.caseId)).toMatchObject({ answerHidden: null, answer: ACCEPTED })
  })

  it('rule 85: only the prefecture sees the list', async () => {
    for (const person of [roles.a, roles.b]) expect(await person.call(listNameReportsCall)).toMatchObject({ status: 403 })
  })
})

describe('rule 85: who is told', () => {
  it('rule 85: the author’s hospital, then with the decision the reporter’s too, and the prefecture, each with the way there; nobody else', async () => {
    const { a, b, d, p } = roles
    const of = await openCase()
    const said = await a.ok(postMessageCall, { params: { roomId: of.roomId }, body: { body: `${NAME}の件です` } })
    const told = async (person: TestPerson, kind: string) => {
      await world.runJob('deliver_notices')
      return (await person.ok(listNoticesCall, {})).notices.filter((notice) => notice.kind === kind && notice.at === world.clock().toISOString()).map((notice) => notice.path)
    }
    world.clock.advance(60_000)
    await b.ok(reportMessageCall, { params: { messageId: said.id } })
    expect(await told(a, 'name_visible_reported')).toEqual([`/talk/${of.roomId}`])
    expect(await told(p, 'name_visible_reported')).toEqual(['/office/names'])
    expect(await told(d, 'name_visible_reported')).toEqual([])
    world.clock.advance(60_000)
    await decide((await pendingOf(said.id)).id, 'removed')
    expect(await told(a, 'name_visible_decided')).toEqual([`/talk/${of.roomId}`])
    expect(await told(b, 'name_visible_decided')).toEqual([`/talk/${of.roomId}`])
    expect(await told(d, 'name_visible_decided')).toEqual([])
  })
})
