import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { getDocumentFileCall, getDocumentThumbnailCall, listDocumentsCall } from '@tasuki/domain/document/document.contract'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { fetchDocument, uploadDocument } from '../../test/worlds/document-world'
import { FAINT, flatPdf, printedPdf, sampleJpeg, typedSheet } from '../../test/worlds/sample-files'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { CHECK_DOCUMENTS_JOB } from '../document/order-check'
import { createPageChecker } from '../document/run-check'
import { serverFolder } from '../platform/server-folder'

/** With the reader and the detector themselves: what a hospital's document goes through. */
let world: TestProgram
let roles: Roles
let colleague: TestPerson
beforeAll(async () => {
  world = await startTestProgram({ checkPages: createPageChecker({ program: inject('checkerProgram'), assets: path.join(serverFolder, '../domain/assets') }) })
  roles = await addRoles(world)
  colleague = await world.addPerson({ hospitalId: roles.a.hospitalId, name: '同僚' })
})
afterAll(() => world.close())

const viewOf = async (by: TestPerson, caseId: string, id: string) => (await by.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })).documents.find((one) => one.id === id)
const submit = async (bytes: Buffer) => {
  const { id: caseId } = await sendTo(roles.a, [roles.b])
  const { body } = await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: caseId, bytes, unchecked: true })
  return { caseId, document: body }
}

const WAYS = [getDocumentFileCall, getDocumentThumbnailCall].flatMap((call) => [{}, { method: 'HEAD' as const }, { range: 'bytes=0-9' }].map((how) => ({ call, how })))
const expectUnseen = async (id: string) => {
  for (const who of [colleague, roles.b, roles.c, roles.d, roles.p])
    for (const { call, how } of WAYS) {
      const [hidden, unknown] = [await fetchDocument(world, who, call, id, how), await fetchDocument(world, who, call, randomUUID(), how)]
      expect([hidden.status, hidden.comparable]).toEqual([404, unknown.comparable])
    }
}

it('a document with a name that can be read is nobody’s but its uploader’s, and is sent back with page and place (rules 49, 50)', async () => {
  const pages = [await sampleJpeg(), await typedSheet(['経過', '山田太郎様は昨日転倒しました。', '主治医 佐藤一郎先生'])]
  const { caseId, document } = await submit(await flatPdf(pages))
  expect(document).toMatchObject({ pages: 2, own: true, check: { state: 'quarantined', checkedPages: 0, mine: true, places: [] } })
  await expectUnseen(document.id)
  expect(await viewOf(roles.b, caseId, document.id)).toBeUndefined()
  // A colleague knows that one is on its way, and sees nothing of it.
  expect(await viewOf(colleague, caseId, document.id)).toMatchObject({ hasThumbnail: false, check: { state: 'quarantined', mine: false } })
  expect((await fetchDocument(world, roles.a, getDocumentFileCall, document.id)).status).toBe(200)

  await world.runJob(CHECK_DOCUMENTS_JOB)
  const refused = await viewOf(roles.a, caseId, document.id)
  expect(refused?.check).toMatchObject({ state: 'refused', checkedPages: 2, mine: true })
  expect(refused?.check.places.map(({ page, reason }) => [page, reason])).toEqual([[2, 'name']])
  const [place] = refused?.check.places ?? []
  // The second of three lines, at its beginning; the doctor's name is nobody's business.
  expect(place?.box.left).toBeGreaterThan(0.05)
  expect(place?.box.left).toBeLessThan(0.12)
  expect(place?.box.top).toBeGreaterThan(0.35)
  expect((place?.box.top ?? 1) + (place?.box.height ?? 1)).toBeLessThan(0.6)
  expect((place?.box.width ?? 1)).toBeLessThan(0.4)
  expect((await viewOf(colleague, caseId, document.id))?.check).toEqual({ state: 'refused', checkedPages: 2, mine: false, places: [] })
  await expectUnseen(document.id)
  const told = await world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['kind', 'person_ids', 'subject_id']).where('kind', '=', 'document_refused').execute())
  expect(told).toEqual([{ kind: 'document_refused', person_ids: [roles.a.personId], subject_id: caseId }])
  const entries = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'data']).where('subject_id', '=', document.id).orderBy('at').execute())
  expect(entries.map((one) => one.act)).toEqual(['document.attached', 'document.refused'])
  expect(JSON.stringify(entries)).not.toContain('山田')
})

it('a document without one is released to whom its case is open to', async () => {
  const { caseId, document } = await submit(await flatPdf([await typedSheet(['経過', '歩行器で病棟内を移動しています。', '主治医 佐藤一郎先生'])]))
  await world.runJob(CHECK_DOCUMENTS_JOB)
  expect(await viewOf(roles.b, caseId, document.id)).toMatchObject({ own: false, hasThumbnail: true, check: { state: 'released', places: [] } })
  for (const who of [colleague, roles.b, roles.p]) expect((await fetchDocument(world, who, getDocumentFileCall, document.id)).status).toBe(200)
})

it('boxes over names are no names, and spoil no line beside them; a name in a grey that nobody sees is one', async () => {
  const lines = ['患者氏名 ████████ 様', '生年月日 ████████ （78歳）男', '歩行器で病棟内を移動しています。']
  const { caseId, document } = await submit(await flatPdf([await typedSheet(lines), await typedSheet([...lines, `${FAINT}患者 山田太郎様の経過です。`]), await typedSheet(['患者氏名 ████████ 長女 岡本さくら様', ...lines])]))
  await world.runJob(CHECK_DOCUMENTS_JOB)
  const { places } = (await viewOf(roles.a, caseId, document.id))?.check ?? {}
  expect(places?.map((place) => place.page)).toEqual([2, 3])
})

it('a photograph on its side with a filled 氏名 cell is sent back, whatever is in it', async () => {
  const { caseId, document } = await submit(await typedSheet(['患者氏名：岡本さくら', '生年月日：昭和12年3月4日', '病棟内を歩行器で移動しています'], { turned: true }))
  await world.runJob(CHECK_DOCUMENTS_JOB)
  const { state, places } = (await viewOf(roles.a, caseId, document.id))?.check ?? {}
  expect(state).toBe('refused')
  expect(places?.filter((place) => place.reason === 'label').length).toBeGreaterThanOrEqual(2)
  // Lines of a page that lies on its right side run down at its right edge.
  const [first] = places ?? []
  expect(first?.box.left).toBeGreaterThan(0.5)
  expect(first?.box.height).toBeGreaterThan(first?.box.width ?? 1)
})

it('an unredacted PDF posted straight to the API is refused, tick or not (rule 51)', async () => {
  const { id: caseId } = await sendTo(roles.a, [roles.b])
  const answer = await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: caseId, bytes: await printedPdf('Taro Yamada') })
  expect([answer.status, answer.problem.code]).toEqual([422, 'document_not_flattened'])
  expect((await roles.a.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })).documents).toEqual([])
})
