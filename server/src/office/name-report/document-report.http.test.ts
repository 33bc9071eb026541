import { deleteDocumentCall, getDocumentFileCall, getDocumentThumbnailCall, listDocumentsCall, reportDocumentCall } from '@tasuki/domain/document/document.contract'
import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report/name-report.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { fetchDocument, uploadDocument } from '../../../test/worlds/document-world'
import { samplePng } from '../../../test/worlds/sample-files'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const listOf = (by: TestPerson, caseId: string) => by.call(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })
const attach = async (caseId: string) => {
  const answer = await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: caseId, bytes: await samplePng() })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}

describe('a document', () => {
  it('rule 85: that shows a name is hidden by any reader from everyone at once but the prefecture, who shows it again', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const document = await attach(id)
    const params = { documentId: document.id }
    await fetchDocument(world, roles.b, getDocumentFileCall, document.id)
    expect((await roles.d.call(reportDocumentCall, { params })).status).toBe(404)
    await roles.b.ok(reportDocumentCall, { params })
    expect((await roles.a.call(reportDocumentCall, { params })).problem.code).toBe('name_already_reported')
    for (const who of [roles.a, roles.b]) for (const call of [getDocumentFileCall, getDocumentThumbnailCall]) expect((await fetchDocument(world, who, call, document.id)).status).toBe(404)
    expect((await listOf(roles.b, id)).body.documents).toMatchObject([{ id: document.id, hidden: true, title: '', hasThumbnail: false }])
    expect((await fetchDocument(world, roles.p, getDocumentFileCall, document.id)).status).toBe(200)
    const { reports } = await roles.p.ok(listNameReportsCall, {})
    const report = reports.find((one) => one.subjectId === document.id)
    expect(report).toMatchObject({ kind: 'document', caseId: id, texts: {} })
    expect(report?.openers.map((opener) => opener.hospital?.id)).toContain(roles.b.hospitalId)
    await roles.p.ok(decideNameReportCall, { params: { reportId: report?.id ?? '' }, body: { decision: 'restored' } })
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, document.id)).status).toBe(200)
    expect((await roles.b.call(reportDocumentCall, { params })).problem.code).toBe('name_report_decided')
  })

  it('rule 85: or removes it for good, and its file', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const document = await attach(id)
    await roles.a.ok(reportDocumentCall, { params: { documentId: document.id } })
    const report = (await roles.p.ok(listNameReportsCall, {})).reports.find((one) => one.subjectId === document.id)
    await roles.p.ok(decideNameReportCall, { params: { reportId: report?.id ?? '' }, body: { decision: 'removed' } })
    expect((await listOf(roles.a, id)).body.documents).toEqual([])
    expect((await fetchDocument(world, roles.p, getDocumentFileCall, document.id)).status).toBe(404)
  })

  it('rule 85: of the talk likewise: its line tells that it is hidden, shown again or removed, and open pages fetch it like an edit', async () => {
    const { id: caseId } = await sendTo(roles.a, [roles.b])
    const { roomId } = await ownInquiry(roles.b, caseId)
    const upload = async () => (await uploadDocument(world, roles.a, { subjectKind: 'room', subjectId: roomId, bytes: await samplePng() })).body
    const [first, second] = [await upload(), await upload()]
    await roles.a.ok(talk.postMessageCall, { params: { roomId }, body: { body: '', documentIds: [first.id, second.id] } })
    const documentsOf = async (by: TestPerson) => (await by.ok(talk.listMessagesCall, { params: { roomId } })).messages.at(-1)?.documents
    for (const { id } of [first, second]) await roles.b.ok(reportDocumentCall, { params: { documentId: id } })
    expect(await documentsOf(roles.a)).toMatchObject([{ gone: null, document: { hidden: true, title: '' } }, { document: { hidden: true } }])
    for (const who of [roles.a, roles.b]) for (const call of [getDocumentFileCall, getDocumentThumbnailCall]) expect((await fetchDocument(world, who, call, first.id)).status).toBe(404)
    const { reports } = await roles.p.ok(listNameReportsCall, {})
    const decide = (id: string, decision: 'restored' | 'removed') => roles.p.ok(decideNameReportCall, { params: { reportId: reports.find((one) => one.subjectId === id)?.id ?? '' }, body: { decision } })
    const before = await roles.b.ok(talk.listMessagesCall, { params: { roomId } })
    await decide(first.id, 'restored')
    await decide(second.id, 'removed')
    const { edited } = await roles.b.ok(talk.listMessagesCall, { params: { roomId }, query: { after: before.lastSeq, editedAfter: before.lastEdit } })
    expect(edited).toMatchObject([{ documents: [{ gone: null, document: { hidden: false } }, { gone: 'removed', document: null }] }])
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, first.id)).status).toBe(200)
    expect((await fetchDocument(world, roles.p, getDocumentFileCall, second.id)).status).toBe(404)
    // Its writer may still take the line back, though one of its documents is there no more.
    expect(await roles.a.ok(talk.deleteMessageCall, { params: { roomId, messageId: edited[0]?.id ?? '' } })).toMatchObject({ documents: [] })
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, first.id)).status).toBe(404)
  })

  it('rule 85: stays taken back where its hospital took it back while the prefecture looked', async () => {
    const { id: caseId } = await sendTo(roles.a, [roles.b])
    const { roomId } = await ownInquiry(roles.b, caseId)
    const { body: document } = await uploadDocument(world, roles.a, { subjectKind: 'room', subjectId: roomId, bytes: await samplePng() })
    await roles.a.ok(talk.postMessageCall, { params: { roomId }, body: { body: '', documentIds: [document.id] } })
    await roles.b.ok(reportDocumentCall, { params: { documentId: document.id } })
    await roles.a.ok(deleteDocumentCall, { params: { documentId: document.id } })
    const report = (await roles.p.ok(listNameReportsCall, {})).reports.find((one) => one.subjectId === document.id)
    await roles.p.ok(decideNameReportCall, { params: { reportId: report?.id ?? '' }, body: { decision: 'restored' } })
    const { messages } = await roles.b.ok(talk.listMessagesCall, { params: { roomId } })
    expect(messages.at(-1)?.documents).toMatchObject([{ id: document.id, gone: 'withdrawn', document: null }])
  })
})
