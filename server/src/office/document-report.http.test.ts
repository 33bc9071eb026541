import { getDocumentFileCall, getDocumentThumbnailCall, listDocumentsCall, reportDocumentCall } from '@tasuki/domain/document/document.contract'
import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { fetchDocument, uploadDocument } from '../../test/worlds/document-world'
import { samplePng } from '../../test/worlds/sample-files'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'

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
})
