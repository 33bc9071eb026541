import { randomUUID } from 'node:crypto'
import * as views from '@tasuki/domain/account/saved-view/saved-view.contract'
import * as documents from '@tasuki/domain/document/document.contract'
import * as facility from '@tasuki/domain/facility/facility.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import * as announcements from '@tasuki/domain/office/announcement/announcement.contract'
import { deleteContentCall, type ModeratedContent } from '@tasuki/domain/office/moderation/moderation.contract'
import * as messageTemplates from '@tasuki/domain/talk/message-template.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import * as cases from '@tasuki/domain/transfer/case.contract'
import * as inquiries from '@tasuki/domain/transfer/inquiry.contract'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import * as reports from '@tasuki/domain/transfer/name-report.contract'
import * as recordTemplates from '@tasuki/domain/transfer/record-template.contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { uploadDocument } from '../../test/worlds/document-world'
import { tablesWith } from '../../test/worlds/left-traces'
import { listRoutes } from '../../test/worlds/list-routes'
import { noteWrites, routeOfCall } from '../../test/worlds/noted-writes'
import { samplePdf } from '../../test/worlds/sample-files'
import { ACCEPTED, addRoles, answerAs, confirmAs, hospitalIdOf, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'
import { answersWithWords } from '../platform/http/worded-answer'

const WORD = 'カナリア7731'
/** In what the prefecture itself says and withdraws. */
const ANNOUNCED = '取り消すお知らせ5519'
const NO_DETAILS = { transferDate: null, destinationHospitalId: null, destinationText: '' }

/** Where what hospitals write is answered; whatever route is added here is repeated below, or this test fails. */
const ABOUT_CONTENT = /^\w+ \/api\/v1\/(?:cases|inquiries|rooms|documents|facility|announcements|message-templates|record-templates|saved-views)\b/
/** Asks for a document that shows a name, which the reader of these tests never finds. */
const NOT_HERE: ReadonlySet<string> = new Set(['POST /api/v1/documents/:documentId/release'])

let world: TestProgram
let roles: Roles
let superuser: pg.Client
let writes: ReturnType<typeof noteWrites>
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-24T01:00:00.000Z' })
  const plain = await addRoles(world)
  writes = noteWrites()
  const noting = ([role, person]: [string, TestPerson]) => [role, writes.noting(person)] as const
  roles = Object.fromEntries((Object.entries(plain) as [string, TestPerson][]).map(noting)) as Roles
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

const current = (caseId: string) => roles.a.ok(cases.getCaseCall, { params: { caseId } })
const conditional = (note: string): InquiryAnswer => ({ kind: 'conditional', conditions: `${WORD}なら`, admissionDate: '2026-12-10', waitingWeeks: null, ward: '', roomFee: '', note })
const said = (by: TestPerson, roomId: string, body: string) => by.ok(talk.postMessageCall, { params: { roomId }, body: { body } })

/** Each of them answers with the whole case, or the whole inquiry, as it stands just then. */
const lookAll = async (caseId: string): Promise<void> => {
  const { a, b } = roles
  await a.ok(cases.assignCaseCall, { params: { caseId }, body: { personInChargeId: a.personId, deputyId: null } })
  await a.ok(cases.takeOverCaseCall, { params: { caseId } })
  const params = { inquiryId: (await ownInquiry(b, caseId)).id }
  await b.ok(inquiries.readInquiryCall, { params })
  await b.ok(inquiries.assignInquiryCall, { params, body: { personInChargeId: b.personId, deputyId: null } })
  await b.ok(inquiries.takeOverInquiryCall, { params })
}

const upload = async (by: TestPerson, of: { subjectKind: 'case' | 'room'; subjectId: string }): Promise<string> => {
  const sent = { ...of, bytes: await samplePdf(), title: WORD, key: randomUUID() }
  const { status, body } = await uploadDocument(world, by, sent)
  expect(status).toBe(200)
  writes.note({ call: documents.uploadDocumentCall, person: by, again: () => uploadDocument(world, by, sent) })
  return body.id
}

/** Everything that hospitals write about one patient, in versions, and seen in the answers to everything else. */
const writeCase = async (of: { keepsCopy: boolean }) => {
  const { a, b, b2, c } = roles
  const sent = await sendTo(a, [b, b2], { visibility: 'S2', record: { mainDisease: `${WORD}病`, course: `${WORD}の経過` } })
  const params = { caseId: sent.id }
  const changed = await a.ok(cases.changeRecordCall, { params, body: { version: sent.version, record: { ...sent.record, course: `${WORD}の後` } } })
  await a.ok(cases.changeVisibilityCall, { params, body: { version: changed.version, visibility: 'S2' } })
  const inquiry = await ownInquiry(b, sent.id)
  const { roomId } = inquiry
  const line = await said(b, roomId, `${WORD}の最初`)
  await lookAll(sent.id)
  await b.ok(talk.editMessageCall, { params: { roomId, messageId: line.id }, body: { body: `後の版の${WORD}` } })
  await lookAll(sent.id)
  const takenBack = await said(b, roomId, `${WORD}は言い間違い`)
  await lookAll(sent.id)
  await b.ok(talk.deleteMessageCall, { params: { roomId, messageId: takenBack.id } })
  await answerAs(b, sent.id, conditional(`${WORD}です`))
  await lookAll(sent.id)
  await answerAs(b, sent.id, { ...ACCEPTED, note: `今は${WORD}です` })
  await answerAs(b2, sent.id, ACCEPTED)
  const choose = async () => a.ok(cases.chooseCandidateCall, { params, body: { version: (await current(sent.id)).version, inquiryId: inquiry.id, transferDate: '2026-11-27' } })
  await a.ok(cases.releaseHoldCall, { params, body: { version: (await choose()).version, reason: `${WORD}のため` } })
  await choose()
  await b.ok(inquiries.takeBackCall, { params: { inquiryId: inquiry.id }, body: { reason: 'other', note: `${WORD}により` } })
  await c.ok(cases.makeReverseOfferCall, { params, body: { answer: { ...ACCEPTED, note: `${WORD}で受けます` }, message: `${WORD}と申します` } })
  await a.ok(cases.addCandidatesCall, { params, body: { hospitalIds: [hospitalIdOf(roles.d)], message: `${WORD}をお願いします` } })
  const asked = await ownInquiry(roles.d, sent.id)
  await a.ok(inquiries.withdrawInquiryCall, { params: { inquiryId: asked.id }, body: { reason: `${WORD}で取り下げます` } })
  const documentIds = [await upload(a, { subjectKind: 'case', subjectId: sent.id }), await upload(b, { subjectKind: 'room', subjectId: roomId })]
  for (const [person, documentId] of [[a, documentIds[0] ?? ''], [b, documentIds[1] ?? '']] as const) {
    await person.ok(documents.deleteDocumentCall, { params: { documentId }, query: {} })
    await person.ok(documents.restoreDocumentCall, { params: { documentId } })
  }
  await b.ok(talk.postMessageCall, { params: { roomId }, body: { body: '', documentIds: [documentIds[1] ?? ''] } })
  const copy = await a.ok(copyCaseCall, { params, body: { withSensitive: true } })
  if (!of.keepsCopy) await a.ok(cases.discardDraftCall, { params: { caseId: copy.id } })
  const end = async () => a.ok(cases.endCaseCall, { params, body: { version: (await current(sent.id)).version, ...NO_DETAILS, reason: 'other', note: `${WORD}で終わりました` } })
  await a.ok(cases.reopenCaseCall, { params, body: { version: (await end()).version } })
  await end()
  return { caseId: sent.id, documentIds }
}

/** Of what is left of a case, by its kind and id: all lines of all its rooms, all answers, the record, the note of its end. */
const contentsOf = async ({ caseId, documentIds }: Awaited<ReturnType<typeof writeCase>>): Promise<ModeratedContent[]> => {
  const found = await current(caseId)
  const { rows } = await superuser.query<{ id: string; kind: string }>(`select m.id, m.kind from message m join inquiry i on i.room_id = m.room_id where i.case_id = $1 and (strpos(m.body, $2) > 0 or strpos(m.event_data::text, $2) > 0) and m.deleted_at is null`, [caseId, WORD])
  return [
    ...rows.map(({ id, kind }): ModeratedContent => ({ kind: kind === 'event' ? 'event' : 'message', id, field: '' })),
    ...found.inquiries.filter(({ answer }) => JSON.stringify(answer).includes(WORD)).map(({ id }): ModeratedContent => ({ kind: 'answer', id, field: '' })),
    { kind: 'record_text', id: caseId, field: 'mainDisease' },
    { kind: 'record_text', id: caseId, field: 'course' },
    { kind: 'closing', id: caseId, field: '' },
    ...documentIds.map((id): ModeratedContent => ({ kind: 'document', id, field: '' })),
  ]
}

const NAME_SEEN = {
  message: (id: string) => roles.p.call(talk.reportMessageCall, { params: { messageId: id } }),
  event: (id: string) => roles.p.call(reports.reportEventCall, { params: { messageId: id } }),
  record_text: (id: string, field: string) => roles.p.call(reports.reportRecordTextCall, { params: { caseId: id }, body: { field } }),
  answer: (id: string) => roles.p.call(reports.reportAnswerCall, { params: { inquiryId: id } }),
  closing: (id: string) => roles.p.call(reports.reportClosingCall, { params: { caseId: id } }),
  document: (id: string) => roles.p.call(documents.reportDocumentCall, { params: { documentId: id } }),
}

const erase = async (content: ModeratedContent): Promise<void> => {
  const { status, problem } = await roles.p.call(deleteContentCall, { body: { content, category: 'insult', reason: '要綱の目的に合わない内容です' } })
  // One line's words may have gone with another's that repeats them.
  expect(status === 200 || problem.code === 'content_gone', `${content.kind} ${content.field} ${status}`).toBe(true)
}

/** Nothing of it in any answer, and nothing was done a second time. */
const expectNothingComesBack = async (words: readonly string[], by: (person: TestPerson) => boolean = () => true): Promise<string[]> => {
  const written = async () => (await superuser.query<{ count: string }>('select count(*) from audit_entry')).rows[0]?.count
  const before = await written()
  const heard = await writes.repeatAll()
  expect(await written()).toBe(before)
  for (const { route, person, status, text } of heard) {
    // A file is asked for once more before its first byte: to a case that is over none is added.
    expect([200, 404, ...(route === routeOfCall(documents.uploadDocumentCall) ? [409] : [])], `${route} ${text}`).toContain(status)
    if (by(person)) for (const word of words) expect(text, route).not.toContain(word)
  }
  expect(await tablesWith({ superuser }, WORD)).not.toContain('public.idempotent_answer')
  return heard.map(({ route }) => route)
}

describe('a request that is sent again with its key', () => {
  it('rules 60, 63: brings nothing back that the prefecture has deleted or its author has taken back, in whatever version, and does nothing twice', async () => {
    const { a } = roles
    const written = await writeCase({ keepsCopy: true })
    const hospitalId = hospitalIdOf(a)
    const own = await a.ok(facility.getHospitalCall, { params: { hospitalId } })
    const stated = await a.ok(facility.updateFacilityRecordCall, { body: { version: own.recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks: `${WORD}一` } } })
    await a.ok(facility.updateFacilityRecordCall, { body: { version: stated.recordVersion, record: { ...EMPTY_FACILITY_RECORD, departmentName: '連携室', remarks: `今の${WORD}` } } })
    await a.ok(facility.updateAcceptanceCall, { body: { version: stated.recordVersion + 1, acceptance: { ventilator: { level: 'conditional', condition: `${WORD}のみ`, limit: null } } } })
    const beds = { beds: 10, vacant: 1, acceptable: 1, held: 0, opensOn: null, opensBeds: 0, sex: 'any', privateRoom: false, waitingWeeks: null, note: `${WORD}床` } as const
    await a.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: 0, availability: beds }], confirm: [], remove: [] } })
    const done = await sendTo(a, [roles.b])
    await answerAs(roles.b, done.id, ACCEPTED)
    const held = await a.ok(cases.chooseCandidateCall, { params: { caseId: done.id }, body: { version: (await current(done.id)).version, inquiryId: (await ownInquiry(roles.b, done.id)).id, transferDate: '2026-11-27' } })
    await confirmAs(roles.b, done.id)
    await a.ok(cases.completeCaseCall, { params: { caseId: held.id }, body: { version: (await current(held.id)).version, ...NO_DETAILS, transferDate: '2026-11-24', destinationHospitalId: hospitalIdOf(roles.b) } })
    // One's own working papers: whoever has put them away reads them no more, either.
    const template = await a.ok(messageTemplates.saveMessageTemplateCall, { body: { purpose: 'talk', name: WORD, body: WORD } })
    await a.ok(messageTemplates.changeMessageTemplateCall, { params: { templateId: template.id }, body: { purpose: 'talk', name: WORD, body: `${WORD}二`, version: template.version } })
    await a.ok(messageTemplates.deleteMessageTemplateCall, { params: { templateId: template.id } })
    const record = await a.ok(recordTemplates.saveRecordTemplateCall, { body: { name: WORD, record: { ...SENDABLE, course: WORD } } })
    await a.ok(recordTemplates.changeRecordTemplateCall, { params: { templateId: record.id }, body: { name: `${WORD}二`, version: record.version } })
    await a.ok(recordTemplates.deleteRecordTemplateCall, { params: { templateId: record.id } })
    const view = await a.ok(views.saveViewCall, { body: { page: 'cases', name: WORD, search: `q=${WORD}`, shared: true } })
    await a.ok(views.changeSavedViewCall, { params: { viewId: view.id }, body: { name: `${WORD}二`, search: '', shared: true } })
    await a.ok(views.deleteSavedViewCall, { params: { viewId: view.id } })

    for (const content of await contentsOf(written)) await erase(content)
    for (const field of ['record.remarks', 'acceptance.ventilator', 'general.note']) await erase({ kind: 'facility_text', id: hospitalId, field })
    const repeated = new Set(await expectNothingComesBack([WORD]))
    const draft = await announced()
    await expectNothingComesBack([WORD, ANNOUNCED], (person) => person.hospitalId !== null)
    repeated.add(draft)
    const expected = listRoutes(world).flatMap(({ call }) => (call !== undefined && call.method !== 'GET' && answersWithWords(call) && ABOUT_CONTENT.test(routeOfCall(call)) && !NOT_HERE.has(routeOfCall(call)) ? [routeOfCall(call)] : []))
    expect(expected.length).toBeGreaterThan(30)
    expect(expected.filter((route) => !repeated.has(route))).toEqual([])
  }, 120_000)

  it('rules 63, 85: brings nothing back in which somebody has seen a name', async () => {
    // A copy of one's own hospital is another thing, of which nobody has said so.
    const written = await writeCase({ keepsCopy: false })
    for (const { kind, id, field } of await contentsOf(written)) {
      if (kind === 'facility_text') continue
      const { status, problem } = await NAME_SEEN[kind](id, field)
      expect(status === 200 || ['name_already_reported', 'invalid_input'].includes(problem.code ?? ''), `${kind} ${field} ${status} ${problem.code}`).toBe(true)
    }
    await expectNothingComesBack([WORD])
  }, 120_000)

  it('isn’t done once more when its draft is thrown away meanwhile: what it made isn’t there', async () => {
    const draft = await registerDraft(roles.a)
    await roles.a.ok(cases.discardDraftCall, { params: { caseId: draft.id } })
    await expectNothingComesBack([])
  })
})

/** The prefecture says something, a hospital acknowledges it, the prefecture withdraws it. */
const announced = async (): Promise<string> => {
  const { announcement } = await roles.p.ok(announcements.publishAnnouncementCall, { body: { title: ANNOUNCED, body: ANNOUNCED, audience: { kind: 'all' }, firstDay: '2026-11-24', lastDay: null, wantsAcknowledgement: true } })
  await roles.a.ok(announcements.acknowledgeAnnouncementCall, { params: { announcementId: announcement.id }, body: { revision: announcement.revision } })
  await roles.p.ok(announcements.withdrawAnnouncementCall, { params: { announcementId: announcement.id } })
  return routeOfCall(announcements.acknowledgeAnnouncementCall)
}
