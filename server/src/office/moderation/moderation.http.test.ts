import { listDocumentsCall, reportDocumentCall } from '@tasuki/domain/document/document.contract'
import { printHospitalCall } from '@tasuki/domain/facility/facility-paper.contract'
import { getHospitalCall, updateAcceptanceCall, updateFacilityRecordCall } from '@tasuki/domain/facility/facility.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { listFacilityChangesCall } from '@tasuki/domain/facility/facility-history.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import { listAuditTrailCall } from '@tasuki/domain/office/audit/audit-trail.contract'
import * as moderation from '@tasuki/domain/office/moderation/moderation.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { caseRecord } from '@tasuki/domain/transfer/case-record'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { printCasesCall, printNoticeCall } from '@tasuki/domain/transfer/paper.contract'
import { withdrawInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { placesOnSheet, withoutSpaces } from '../../../test/sheet-places'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { uploadDocument } from '../../../test/worlds/document-world'
import { removeFilesOrdered, storedFiles, tablesWith } from '../../../test/worlds/left-traces'
import { samplePdf } from '../../../test/worlds/sample-files'
import { ACCEPTED, addRoles, answerAs, hospitalIdOf, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../../test/worlds/transfer-world'

const NOW = '2026-11-24T01:00:00.000Z'
const CANARY = 'カナリア8842'

let world: TestProgram
let roles: Roles
let chiefA: TestPerson
let chiefB: TestPerson
let auditor: TestPerson
let coordinator: TestPerson
let superuser: pg.Client
beforeAll(async () => {
  world = await startTestProgram({ at: NOW })
  roles = await addRoles(world)
  chiefA = await world.addPerson({ hospitalId: hospitalIdOf(roles.a), role: 'representative', name: 'A病院の代表' })
  chiefB = await world.addPerson({ hospitalId: hospitalIdOf(roles.b), role: 'representative', name: 'B病院の代表' })
  auditor = await world.addPerson({ hospitalId: null, role: 'auditor', name: '監査' })
  coordinator = await world.addPerson({ hospitalId: null, role: 'coordinator', name: '調整' })
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})
beforeEach(() => world.clock.set(NOW))

const ask = (content: moderation.ModeratedContent, of: Partial<{ reason: string; answerBy: string }> = {}, by = roles.p) =>
  by.call(moderation.askToConfirmCall, { body: { content, category: 'insult', reason: '他の病院を悪く言う表現ではありませんか', answerBy: '2026-12-01', ...of } })
const erase = (content: moderation.ModeratedContent, by = roles.p) => by.call(moderation.deleteContentCall, { body: { content, category: 'insult', reason: '要綱の目的に合わない内容です' } })
const said = async (by: TestPerson, roomId: string, body: string) => by.ok(talk.postMessageCall, { params: { roomId }, body: { body } })
const talkOf = async (body = '受け入れてください') => {
  const sent = await sendTo(roles.a, [roles.b])
  const { roomId } = await ownInquiry(roles.b, sent.id)
  const line = await said(roles.a, roomId, body)
  return { sent, roomId, line, content: { kind: 'message', id: line.id, field: '' } as const }
}
const lineNow = async (by: TestPerson, roomId: string, id: string) => (await by.ok(talk.listMessagesCall, { params: { roomId } })).messages.find((one) => one.id === id)
const noticesOf = async (by: TestPerson) => {
  await world.runJob('deliver_notices')
  return (await by.ok(listNoticesCall)).notices.map(({ kind, path }) => [kind, path])
}

describe('the prefecture asks the hospital to confirm (要綱24条)', () => {
  it('rule 60: the representative reads why, answers by the day, and the prefecture closes it; nothing of the content changes', async () => {
    const { line, roomId, content } = await talkOf()
    const opened = await ask(content)
    expect(opened.status).toBe(200)
    const { id } = opened.body
    expect(await noticesOf(chiefA)).toContainEqual(['moderation_asked', `/moderation/${id}`])
    expect(await noticesOf(roles.a)).not.toContainEqual(['moderation_asked', `/moderation/${id}`])
    expect(await chiefA.ok(moderation.getOwnModerationCall, { params: { moderationId: id } })).toMatchObject({
      state: 'asked', answerBy: '2026-12-01', late: false, place: { kind: 'room', id: roomId, line: line.seq }, lines: [{ side: 'prefecture', personName: '', body: '他の病院を悪く言う表現ではありませんか' }],
    })
    world.clock.set('2026-12-02T01:00:00.000Z')
    expect((await roles.p.ok(moderation.listModerationsCall, { query: {} })).moderations.find((one) => one.id === id)).toMatchObject({ late: true, state: 'asked', hospital: { name: 'A病院' } })
    await chiefA.ok(moderation.answerModerationCall, { params: { moderationId: id }, body: { body: '書き方を改めます' } })
    expect(await noticesOf(roles.p)).toContainEqual(['moderation_answered', `/office/moderation/${id}`])
    await roles.p.ok(moderation.askAgainCall, { params: { moderationId: id }, body: { body: 'いつまでに改めますか', answerBy: '2026-12-10' } })
    await chiefA.ok(moderation.answerModerationCall, { params: { moderationId: id }, body: { body: '本日改めます' } })
    await roles.p.ok(moderation.closeModerationCall, { params: { moderationId: id }, body: { note: '確認しました' } })
    const detail = await roles.p.ok(moderation.getModerationCall, { params: { moderationId: id } })
    expect(detail.lines.map(({ side, act, personName }) => [side, act, personName])).toEqual([
      ['prefecture', 'said', '県の担当'], ['hospital', 'said', 'A病院の代表'], ['prefecture', 'said', '県の担当'], ['hospital', 'said', 'A病院の代表'], ['prefecture', 'closed', '県の担当'],
    ])
    expect(await lineNow(roles.b, roomId, line.id)).toMatchObject({ body: '受け入れてください', hidden: null })
    expect((await roles.p.ok(moderation.listModerationsCall, { query: {} })).moderations.map((one) => one.id)).not.toContain(id)
    expect((await roles.p.ok(moderation.listModerationsCall, { query: { state: 'ended' } })).moderations[0]).toMatchObject({ id, state: 'closed' })
    expect((await chiefA.ok(moderation.listOwnModerationsCall)).moderations[0]).toMatchObject({ id, state: 'closed' })
    for (const late of [
      await chiefA.call(moderation.answerModerationCall, { params: { moderationId: id }, body: { body: 'もう一言' } }),
      await roles.p.call(moderation.closeModerationCall, { params: { moderationId: id }, body: { note: '' } }),
      await roles.p.call(moderation.deleteAskedContentCall, { params: { moderationId: id }, body: { category: 'other', reason: '削除' } }),
    ])
      expect(late).toMatchObject({ status: 409, problem: { code: 'moderation_decided' } })
  })

  it('rule 60: once about a thing while it is open, with a day that can be kept and no patient’s name', async () => {
    const { content } = await talkOf()
    for (const answerBy of ['2026-11-24', '2027-02-23']) expect(await ask(content, { answerBy })).toMatchObject({ status: 422, problem: { code: 'answer_day_invalid' } })
    expect(await ask(content, { reason: '氏名：山田 太郎と書かれています' })).toMatchObject({ status: 422, problem: { code: 'personal_name' } })
    expect(await ask(content, { reason: '  ' })).toMatchObject({ status: 422 })
    const { id } = (await ask(content)).body
    expect(await ask(content)).toMatchObject({ status: 409, problem: { code: 'moderation_exists', moderationId: id } })
    expect(await erase(content)).toMatchObject({ status: 409, problem: { code: 'moderation_exists' } })
    // Two officers at one moment.
    const other = (await talkOf()).content
    expect((await Promise.all([ask(other), ask(other)])).map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('what the prefecture doesn’t see, isn’t there for it; what waits because of a name is decided elsewhere', async () => {
    const draft = await registerDraft(roles.a)
    const record = { kind: 'record_text', id: draft.id, field: 'mainDisease' } as const
    expect(await ask(record)).toMatchObject({ status: 404 })
    const { line, content, sent } = await talkOf()
    for (const wrong of [{ ...content, field: 'x' }, { ...content, kind: 'event' }, { ...content, kind: 'document' }, { ...content, kind: 'answer' }, { kind: 'record_text', id: sent.id, field: 'age' }] as const) expect((await ask(wrong)).status, wrong.kind).toBe(404)
    expect(await ask({ kind: 'closing', id: sent.id, field: '' })).toMatchObject({ status: 409, problem: { code: 'content_gone' } })
    await roles.b.ok(talk.reportMessageCall, { params: { messageId: line.id } })
    for (const act of [ask, erase]) expect(await act(content)).toMatchObject({ status: 409, problem: { code: 'name_already_reported' } })
  })

  it('is seen by the office and the representative of the hospital that wrote it; the auditor reads the list and no word', async () => {
    const { content } = await talkOf()
    const { id } = (await ask(content)).body
    const params = { moderationId: id }
    for (const person of [roles.a, roles.b, roles.c, auditor, coordinator]) expect((await person.call(moderation.getModerationCall, { params })).status).toBe(403)
    for (const person of [roles.p, auditor, coordinator]) expect((await person.call(moderation.getOwnModerationCall, { params })).status).toBe(403)
    for (const person of [roles.a, roles.b]) expect((await person.call(moderation.getOwnModerationCall, { params })).status).toBe(404)
    expect((await chiefB.call(moderation.getOwnModerationCall, { params })).status).toBe(404)
    expect((await chiefB.call(moderation.answerModerationCall, { params, body: { body: '他院から' } })).status).toBe(404)
    expect((await chiefB.ok(moderation.listOwnModerationsCall)).moderations.map((one) => one.id)).not.toContain(id)
    expect((await auditor.ok(moderation.listModerationsCall, { query: {} })).moderations.map((one) => one.id)).toContain(id)
    expect((await coordinator.call(moderation.listModerationsCall, { query: {} })).status).toBe(403)
    for (const person of [roles.a, chiefA, auditor, coordinator]) {
      expect((await ask(content, {}, person)).status).toBe(403)
      expect((await erase(content, person)).status).toBe(403)
    }
  })
})

describe('the prefecture deletes (要綱24条)', () => {
  it('rule 60: a tombstone says why and when to everybody who saw it; who, when and why is in the trail; its hospital is told', async () => {
    const { line, roomId, content } = await talkOf(`${CANARY}と言いました`)
    const { id } = (await erase(content)).body
    for (const person of [roles.a, roles.b, roles.p]) expect(await lineNow(person, roomId, line.id)).toMatchObject({ body: '', hidden: 'deleted insult 2026-11-24' })
    expect(await roles.a.call(talk.editMessageCall, { params: { roomId, messageId: line.id }, body: { body: '戻します' } })).toMatchObject({ status: 409, problem: { code: 'message_deleted' } })
    expect(await roles.a.call(talk.deleteMessageCall, { params: { roomId, messageId: line.id } })).toMatchObject({ status: 409, problem: { code: 'message_deleted' } })
    expect((await roles.b.call(talk.reportMessageCall, { params: { messageId: line.id } })).status).toBe(422)
    expect(await erase(content)).toMatchObject({ status: 409, problem: { code: 'content_gone' } })
    expect(await noticesOf(chiefA)).toContainEqual(['moderation_deleted', `/moderation/${id}`])
    const { entries } = await chiefA.ok(listAuditTrailCall, { query: {} })
    expect(entries.find((one) => one.act === 'moderation.deleted' && one.subject.id === id)).toMatchObject({ at: NOW, by: { kind: 'officer' } })
    const { rows } = await superuser.query<{ data: unknown }>(`select data from audit_entry where act = 'moderation.deleted' and subject_id = $1`, [id])
    expect(rows[0]?.data).toMatchObject({ category: 'insult', contentKind: 'message', contentId: line.id })
    expect(await chiefA.ok(moderation.getOwnModerationCall, { params: { moderationId: id } })).toMatchObject({ state: 'deleted', answerBy: null, lines: [{ act: 'deleted', body: '要綱の目的に合わない内容です' }] })
  })

  it('rule 60: an exchange repeats no earlier version of what is deleted, either', async () => {
    const { line, roomId, content, sent } = await talkOf('最初の版の暴言です')
    await roles.a.ok(talk.editMessageCall, { params: { roomId, messageId: line.id }, body: { body: '後の版の文句です' } })
    const now = await roles.a.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    const changed = await roles.a.ok(calls.changeRecordCall, { params: { caseId: sent.id }, body: { version: now.version, record: { ...now.record, course: '古い経過の悪口' } } })
    await roles.a.ok(calls.changeRecordCall, { params: { caseId: sent.id }, body: { version: changed.version, record: { ...now.record, course: '新しい経過の悪口' } } })
    const hospitalId = hospitalIdOf(roles.b)
    for (const remarks of ['古い備考の悪口', '新しい備考の悪口']) {
      const { recordVersion } = await roles.b.ok(getHospitalCall, { params: { hospitalId } })
      await roles.b.ok(updateFacilityRecordCall, { body: { version: recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks } } })
    }
    const said = [
      [chiefA, content, '最初の版の暴言です', '後の版の文句です'],
      [chiefA, { kind: 'record_text', id: sent.id, field: 'course' }, '古い経過の悪口', '新しい経過の悪口'],
      [chiefB, { kind: 'facility_text', id: hospitalId, field: 'record.remarks' }, '古い備考の悪口', '新しい備考の悪口'],
    ] as const
    for (const [chief, of, first, then] of said) {
      const { id } = (await ask(of, { reason: `「${first}」と「${then}」は困ります` })).body
      await chief.ok(moderation.answerModerationCall, { params: { moderationId: id }, body: { body: `${first}とは書いていません` } })
      await roles.p.ok(moderation.deleteAskedContentCall, { params: { moderationId: id }, body: { category: 'insult', reason: '削除します' } })
      const { lines } = await chief.ok(moderation.getOwnModerationCall, { params: { moderationId: id } })
      for (const words of [first, then]) expect(JSON.stringify(lines), of.kind).not.toContain(words)
    }
  })

  it('rule 60: against 「氏名が見えます」 at the same moment, one wins and nothing comes back', async () => {
    for (let round = 0; round < 4; round++) {
      const { line, roomId, content } = await talkOf('同時に')
      const report = () => roles.b.call(talk.reportMessageCall, { params: { messageId: line.id } })
      const [one, other] = await Promise.all(round % 2 === 0 ? [report(), erase(content)] : [erase(content), report()])
      expect([one.status, other.status].filter((status) => status === 200)).toHaveLength(1)
      expect(await lineNow(roles.b, roomId, line.id)).toMatchObject({ body: '' })
    }
  })

  it('rule 60: a canary in everything that a hospital writes is in no table and no file once all of it is deleted', async () => {
    const { a, b, p } = roles
    const kept = async () => ({ tables: await tablesWith({ superuser }, CANARY), files: (await storedFiles({ world })).size })
    expect(await kept()).toEqual({ tables: [], files: 0 })
    const record = caseRecord.parse({ ...SENDABLE, course: `${CANARY}の経過` })
    const sent = await sendTo(a, [b], { record })
    const params = { caseId: sent.id }
    await a.ok(calls.changeRecordCall, { params, body: { version: sent.version, record: { ...record, course: `${CANARY}の後` } } })
    const inquiry = await ownInquiry(b, sent.id)
    const message = await said(a, inquiry.roomId, `${CANARY}を送ります`)
    await a.ok(talk.editMessageCall, { params: { roomId: inquiry.roomId, messageId: message.id }, body: { body: `${CANARY}を送り直します。確認してください` } })
    await answerAs(b, sent.id, { kind: 'conditional', conditions: `${CANARY}なら`, admissionDate: '2026-12-10', waitingWeeks: null, ward: '', roomFee: '', note: `${CANARY}です` })
    const onCase = await uploadDocument(world, a, { subjectKind: 'case', subjectId: sent.id, bytes: await samplePdf(), title: CANARY })
    const inRoom = await uploadDocument(world, b, { subjectKind: 'room', subjectId: inquiry.roomId, bytes: await samplePdf({ pages: 2 }), title: CANARY })
    const carrying = await b.ok(talk.postMessageCall, { params: { roomId: inquiry.roomId }, body: { body: '', documentIds: [inRoom.body.id] } })
    const ownA = await a.ok(getHospitalCall, { params: { hospitalId: hospitalIdOf(a) } })
    const stated = await a.ok(updateFacilityRecordCall, { body: { version: ownA.recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks: `${CANARY}の病院` } } })
    await a.ok(updateFacilityRecordCall, { body: { version: stated.recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks: `${CANARY}の病院`, visiting: '午後' } } })
    await a.ok(updateAcceptanceCall, { body: { version: stated.recordVersion + 1, acceptance: { ventilator: { level: 'conditional', condition: `${CANARY}のみ`, limit: null } } } })
    const beds = { beds: 10, vacant: 1, acceptable: 1, held: 0, opensOn: null, opensBeds: 0, sex: 'any', privateRoom: false, waitingWeeks: null, note: `${CANARY}床` } as const
    await a.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: 0, availability: beds }], confirm: [], remove: [] } })
    await superuser.query(`insert into name_release (kind, word, word_key, field, subject_id, person_id, hospital_id, at) values ('dismissed', $1, $1, 'course', $2, $3, $4, $5)`, [CANARY, sent.id, a.personId, a.hospitalId, world.clock()])
    await superuser.query(`insert into document_release (document_id, hospital_id, person_id, person_name, document_kind, subject_kind, subject_id, reason, note, place_count, released_at) values ($1, $2, $3, '', 'other', 'case', $4, 'other', $5, 1, $6)`, [onCase.body.id, a.hospitalId, a.personId, sent.id, CANARY, world.clock()])
    const asked = await ask({ kind: 'message', id: message.id, field: '' }, { reason: `「${CANARY}を送り直します」とは何ですか` })
    await chiefA.ok(moderation.answerModerationCall, { params: { moderationId: asked.body.id }, body: { body: `${CANARY}を送り直します。確認してください、のことです` } })
    await withdrawAndEnd(sent.id, inquiry.id)
    expect((await kept()).tables).toEqual(expect.arrayContaining(['public.bed_availability', 'public.document', 'public.facility_change_detail', 'public.facility_record', 'public.inquiry', 'public.message', 'public.message_search', 'public.message_version', 'public.moderation_line', 'public.name_release', 'public.record_change', 'public.transfer_case']))

    expect((await kept()).tables, 'what is kept for a repeated request holds no words').not.toContain('public.idempotent_answer')
    await p.ok(moderation.deleteAskedContentCall, { params: { moderationId: asked.body.id }, body: { category: 'unrelated', reason: `${CANARY}を送り直しますとあるため` } })
    const line = (await a.ok(talk.listMessagesCall, { params: { roomId: inquiry.roomId } })).messages.find((one) => one.event?.type === 'withdrawn')
    const hospitalId = hospitalIdOf(a)
    for (const content of [
      { kind: 'event', id: line?.id ?? '', field: '' },
      { kind: 'record_text', id: sent.id, field: 'course' },
      { kind: 'answer', id: inquiry.id, field: '' },
      { kind: 'closing', id: sent.id, field: '' },
      { kind: 'document', id: onCase.body.id, field: '' },
      { kind: 'document', id: inRoom.body.id, field: '' },
      { kind: 'facility_text', id: hospitalId, field: 'record.remarks' },
      { kind: 'facility_text', id: hospitalId, field: 'acceptance.ventilator' },
      { kind: 'facility_text', id: hospitalId, field: 'general.note' },
    ] as const)
      expect([content.kind, content.field, (await erase(content)).status]).toEqual([content.kind, content.field, 200])
    await world.runJob('deliver_notices')
    await removeFilesOrdered({ world, superuser })
    expect(await kept()).toEqual({ tables: [], files: 0 })

    const mark = 'deleted insult 2026-11-24'
    expect(await a.ok(calls.getCaseCall, { params })).toMatchObject({ hiddenFields: { course: mark, 'closing.note': mark }, closing: { note: '' } })
    expect((await a.ok(calls.getCaseCall, { params })).inquiries).toMatchObject([{ answerHidden: mark }])
    const lines = (await a.ok(talk.listMessagesCall, { params: { roomId: inquiry.roomId } })).messages
    expect(lines.find((one) => one.event?.type === 'withdrawn')).toMatchObject({ hidden: mark, event: { data: { reason: '' } } })
    expect(lines.find((one) => one.id === carrying.id)?.documents).toMatchObject([{ id: inRoom.body.id, gone: mark, document: null }])
    expect(await a.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: sent.id } })).toEqual({ documents: [], deleted: [{ id: onCase.body.id, kind: 'referral_letter', mark }] })
    expect((await b.call(reportDocumentCall, { params: { documentId: onCase.body.id } })).status).toBe(404)
    const shown = await roles.c.ok(getHospitalCall, { params: { hospitalId } })
    expect(shown).toMatchObject({ record: { remarks: '', visiting: '午後' }, acceptance: { ventilator: { level: 'conditional', condition: '' } }, deletedTexts: { 'record.remarks': mark, 'acceptance.ventilator': mark, 'general.note': mark } })
    expect((await a.ok(listFacilityChangesCall, { params: { hospitalId }, query: {} })).total).toBe(4)
    // A form that still shows the deleted text is of an older version; written anew, the mark goes.
    expect((await a.call(updateFacilityRecordCall, { body: { version: stated.recordVersion + 1, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks: '古い画面' } } })).problem.code).toBe('version_conflict')
    const anew = await a.ok(updateFacilityRecordCall, { body: { version: shown.recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks: '新しい備考' } } })
    expect(Object.keys(anew.deletedTexts).sort()).toEqual(['acceptance.ventilator', 'general.note'])
    const [bed] = shown.availability
    await a.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: bed?.version ?? 0, availability: { ...beds, note: '大部屋' } }], confirm: [], remove: [] } })
    expect(Object.keys((await a.ok(getHospitalCall, { params: { hospitalId } })).deletedTexts)).toEqual(['acceptance.ventilator'])
  }, 60_000)
})

it('要綱24条: of a hospital without a representative everybody hears, the office is told that nobody answers and how it is reached; once there is one, they alone', async () => {
  const { b2, p } = roles
  const hospitalId = hospitalIdOf(b2)
  const { recordVersion } = await b2.ok(getHospitalCall, { params: { hospitalId } })
  await b2.ok(updateFacilityRecordCall, { body: { version: recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', phone: '045-111-2222' } } })
  const sent = await sendTo(roles.a, [b2])
  const { roomId } = await ownInquiry(b2, sent.id)
  const line = await said(b2, roomId, 'お断りします')
  const asked = await ask({ kind: 'message', id: line.id, field: '' })
  expect(asked.body.unheard).toEqual({ department: '連携室', phone: '045-111-2222' })
  const { id } = asked.body
  const params = { moderationId: id }
  expect((await p.ok(moderation.getModerationCall, { params })).unheard).toEqual(asked.body.unheard)
  expect(await noticesOf(b2)).toContainEqual(['moderation_asked', `/moderation/${id}`])
  expect((await b2.ok(moderation.getOwnModerationCall, { params })).lines).toHaveLength(1)
  expect((await b2.ok(moderation.listOwnModerationsCall)).moderations.map((one) => one.id)).toEqual([id])
  expect((await b2.call(moderation.answerModerationCall, { params, body: { body: '私が答えます' } })).status).toBe(403)
  expect((await roles.a.call(moderation.getOwnModerationCall, { params })).status).toBe(404)

  const chief = await world.addPerson({ hospitalId, role: 'representative', name: 'B2病院の代表' })
  expect((await p.ok(moderation.getModerationCall, { params })).unheard).toBeNull()
  expect((await b2.call(moderation.getOwnModerationCall, { params })).status).toBe(404)
  expect((await b2.ok(moderation.listOwnModerationsCall)).moderations).toEqual([])
  await chief.ok(moderation.answerModerationCall, { params, body: { body: '改めます' } })
  expect((await ask({ kind: 'message', id: (await said(b2, roomId, 'もう一言')).id, field: '' })).body.unheard).toBeNull()

  // Whose seat has ended speaks for nobody, though they never left: everybody hears again.
  await world.asSystem((tx) => tx.db.updateTable('person').set({ acts_until: '2026-11-23' }).where('id', '=', chief.personId).execute())
  const later = (await ask({ kind: 'message', id: (await said(b2, roomId, '年度が変わりました')).id, field: '' })).body
  expect(later.unheard).toEqual(asked.body.unheard)
  expect(await noticesOf(b2)).toContainEqual(['moderation_asked', `/moderation/${later.id}`])
  expect((await b2.ok(moderation.listOwnModerationsCall)).moderations).toHaveLength(3)
  expect((await b2.ok(moderation.getOwnModerationCall, { params: { moderationId: later.id } })).lines).toHaveLength(1)
})

it('rule 60: paper says in its place what was deleted, why and on which day', async () => {
  const { a, b, p } = roles
  const held = await sendTo(a, [b])
  await answerAs(b, held.id, { ...ACCEPTED, note: 'よその悪口' })
  const inquiry = await ownInquiry(b, held.id)
  const { version } = await a.ok(calls.getCaseCall, { params: { caseId: held.id } })
  await a.ok(calls.chooseCandidateCall, { params: { caseId: held.id }, body: { version, inquiryId: inquiry.id, transferDate: '2026-11-27' } })
  const hospitalId = hospitalIdOf(a)
  const { recordVersion } = await a.ok(getHospitalCall, { params: { hospitalId } })
  await a.ok(updateFacilityRecordCall, { body: { version: recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks: 'よその悪口' } } })
  const contents = [{ kind: 'record_text', id: held.id, field: 'mainDisease' }, { kind: 'answer', id: inquiry.id, field: '' }, { kind: 'facility_text', id: hospitalId, field: 'record.remarks' }] as const
  for (const content of contents) expect([content.kind, (await erase(content)).status]).toEqual([content.kind, 200])
  const tombstone = withoutSpaces('県が削除しました（誹謗中傷・不適切な表現・2026/11/24(火)）')
  const printed = async (answer: { bytes: Buffer }) => (await placesOnSheet(answer.bytes)).text
  for (const by of [a, b, p]) expect(await printed(await by.file(printCasesCall, { params: { caseIds: held.id } }))).toContain(`${withoutSpaces('84歳 女')}${tombstone}`)
  const notice = await printed(await a.file(printNoticeCall, { params: { caseId: held.id } }))
  expect([notice.split(tombstone).length - 1, notice.includes(`申し送り${tombstone}`)]).toEqual([2, true])
  expect(await printed(await b.file(printHospitalCall, { params: { hospitalId } }))).toContain(`備考${tombstone}`)
}, 60_000)

/** With a word in each. */
const withdrawAndEnd = async (caseId: string, inquiryId: string): Promise<void> => {
  await roles.a.ok(withdrawInquiryCall, { params: { inquiryId }, body: { reason: `${CANARY}のため` } })
  const now = await roles.a.ok(calls.getCaseCall, { params: { caseId } })
  await roles.a.ok(calls.endCaseCall, { params: { caseId }, body: { version: now.version, transferDate: null, destinationHospitalId: null, destinationText: '', reason: 'other', note: `${CANARY}で終わりました` } })
}

it('the list is sent page by page: answered first, then late, then by its day; what has ended, the newest first', async () => {
  const open: string[] = []
  for (const answerBy of ['2026-12-20', '2026-12-15', '2026-11-25', '2026-12-31']) {
    world.clock.advance(1000)
    open.push((await ask((await talkOf()).content, { answerBy })).body.id)
  }
  const [later, sooner, late, answered] = open as [string, string, string, string]
  await chiefA.ok(moderation.answerModerationCall, { params: { moderationId: answered }, body: { body: '改めます' } })
  world.clock.set('2026-11-26T01:00:00.000Z')
  const pages = async (state: 'open' | 'ended') => {
    const { total } = await roles.p.ok(moderation.listModerationsCall, { query: { state, limit: 1 } })
    const seen: moderation.ModerationSummary[] = []
    for (let offset = 0; offset < total; offset += 2) seen.push(...(await roles.p.ok(moderation.listModerationsCall, { query: { state, limit: 2, offset } })).moderations)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total)
    return seen
  }
  expect((await pages('open')).map(({ id }) => id).filter((id) => open.includes(id))).toEqual([answered, late, sooner, later])
  for (const moderationId of [sooner, answered]) {
    world.clock.advance(1000)
    await roles.p.ok(moderation.closeModerationCall, { params: { moderationId }, body: { note: '' } })
  }
  expect((await pages('ended')).map(({ id }) => id).filter((id) => open.includes(id))).toEqual([answered, sooner])
  expect((await chiefA.ok(moderation.listOwnModerationsCall, { query: { limit: 1 } })).moderations.map(({ id }) => id)).toEqual([late])
  for (const moderationId of [later, late]) await roles.p.ok(moderation.closeModerationCall, { params: { moderationId }, body: { note: '' } })
})
