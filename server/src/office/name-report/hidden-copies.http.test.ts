import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report/name-report.contract'
import { askToConfirmCall } from '@tasuki/domain/office/moderation/moderation.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import { changeRecordCall, type CaseDetail, getCaseCall } from '@tasuki/domain/transfer/case.contract'
import { reportRecordTextCall } from '@tasuki/domain/transfer/name-report.contract'
import { listRecordChangesCall } from '@tasuki/domain/transfer/record-change.contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../../test/test-program'
import { tablesWith } from '../../../test/worlds/left-traces'
import { addRoles, registerDraft, type Roles, sendTo } from '../../../test/worlds/transfer-world'

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

const read = (caseId: string) => roles.a.ok(getCaseCall, { params: { caseId } })
const copyOf = (caseId: string) => roles.a.ok(copyCaseCall, { params: { caseId }, body: { withSensitive: false } })
const write = (of: Pick<CaseDetail, 'id' | 'version' | 'record'>, course: string) => roles.a.call(changeRecordCall, { params: { caseId: of.id }, body: { version: of.version, record: { ...of.record, course } } })
const report = (caseId: string) => roles.b.ok(reportRecordTextCall, { params: { caseId }, body: { field: 'course' } })
const decide = async (subjectId: string, decision: 'restored' | 'removed') => {
  const found = (await roles.p.ok(listNameReportsCall, { query: {} })).reports.find((one) => one.subjectId === subjectId)
  await roles.p.ok(decideNameReportCall, { params: { reportId: found?.id ?? expect.fail() }, body: { decision } })
}
const HIDDEN = { record: { course: '' }, hiddenFields: { course: 'hidden' } }

describe('rule 85: 「氏名が見えます」 in a text that was copied', () => {
  it('hides it in the copies too, and in copies of them, until the prefecture shows all of them again; what was typed anew, and what was written for itself, stays', async () => {
    const { a, b } = roles
    const text = '緑の傘の人と暮らしている'
    const sent = await sendTo(a, [b], { record: { course: text, history: '高血圧' } })
    const copy = await copyOf(sent.id)
    const second = await copyOf(copy.id)
    const anew = await copyOf(sent.id)
    await write(anew, '安定している')
    const other = await registerDraft(a, { record: { course: text } })
    await report(sent.id)
    for (const { id } of [sent, copy, second]) expect(await read(id)).toMatchObject({ ...HIDDEN, record: { course: '', history: '高血圧' } })
    expect(await read(anew.id)).toMatchObject({ record: { course: '安定している' }, hiddenFields: {} })
    expect(await read(other.id)).toMatchObject({ record: { course: text }, hiddenFields: {} })
    // A form that still holds the words can't bring them back.
    expect(await write(await read(copy.id), text)).toMatchObject({ status: 422, problem: { code: 'text_hidden', fields: ['course'] } })
    expect((await write(await read(second.id), '落ち着いている')).status).toBe(200)
    await decide(sent.id, 'restored')
    for (const { id } of [sent, copy]) expect(await read(id)).toMatchObject({ record: { course: text }, hiddenFields: {} })
    expect(await read(second.id)).toMatchObject({ record: { course: '落ち着いている' }, hiddenFields: {} })
  })

  it('removed, it is in no table: of no copy, of no earlier version of one, in nothing that was said about it', async () => {
    const { a, b, p } = roles
    const text = '黄色い靴の人と暮らしている'
    const sent = await sendTo(a, [b], { record: { course: text } })
    const copy = await copyOf(sent.id)
    const sentCopy = await sendTo(a, [b], { record: { course: text } })
    // A copy that was sent, and changed since: its history had the words.
    await superuser.query(`update transfer_event set data = data || jsonb_build_object('copiedFrom', $2::text) where case_id = $1 and kind = 'registered'`, [sentCopy.id, sent.code])
    expect((await write(sentCopy, '安定している')).status).toBe(200)
    expect(JSON.stringify(await b.ok(listRecordChangesCall, { params: { caseId: sentCopy.id } }))).toContain(text)
    // The prefecture had asked about it in its own words, and a word of it was once said to be no name.
    const content = { kind: 'record_text', id: sent.id, field: 'course' } as const
    await p.ok(askToConfirmCall, { body: { content, category: 'unrelated', reason: `「${text}」とは何ですか`, answerBy: '2026-12-20' } })
    await superuser.query(`insert into name_release (kind, word, word_key, field, subject_id, person_id, hospital_id, at) values ('dismissed', $1, $1, 'course', $2, $3, $4, $5)`, [text, sent.id, a.personId, a.hospitalId, world.clock()])
    await report(sent.id)
    expect(JSON.stringify(await b.ok(listRecordChangesCall, { params: { caseId: sentCopy.id } }))).not.toContain(text)
    expect(await tablesWith({ superuser }, text)).toEqual(['public.hidden_text', 'public.moderation_line', 'public.name_release'])
    await decide(sent.id, 'removed')
    expect(await read(copy.id)).toMatchObject({ record: { course: '' }, hiddenFields: { course: 'removed' } })
    expect(await read(sentCopy.id)).toMatchObject({ record: { course: '安定している' }, hiddenFields: {} })
    expect(await tablesWith({ superuser }, text)).toEqual([])
  })

  it('what another report hides in a copy meanwhile outlasts the decision about the first', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], { record: { course: '白い帽子の人と暮らしている' } })
    const copy = await copyOf(sent.id)
    await report(sent.id)
    expect((await write(await read(copy.id), '赤い帽子の人と暮らしている')).status).toBe(200)
    await a.ok(reportRecordTextCall, { params: { caseId: copy.id }, body: { field: 'course' } })
    await decide(sent.id, 'restored')
    expect(await read(copy.id)).toMatchObject(HIDDEN)
    await decide(copy.id, 'restored')
    expect(await read(copy.id)).toMatchObject({ record: { course: '赤い帽子の人と暮らしている' }, hiddenFields: {} })
  })
})
