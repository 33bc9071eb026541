import { randomUUID } from 'node:crypto'
import { getDocumentCall, getDocumentFileCall, listDocumentsCall, deleteDocumentCall, restoreDocumentCall } from '@tasuki/domain/document/document.contract'
import { listDocumentReleasesCall, releaseDocumentCall } from '@tasuki/domain/document/document-release.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { listCaseEventsCall } from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { fetchDocument, uploadDocument } from '../../test/worlds/document-world'
import { samplePdf } from '../../test/worlds/sample-files'
import { createFatedReader } from '../../test/worlds/fated-pages'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { sweepDocuments } from '../document/document.job'
import { CHECK_DOCUMENTS_JOB } from '../document/order-check'
import { roomDocuments } from '../talk/room-documents'
import { caseDocuments } from './case-documents'

let world: TestProgram
let roles: Roles
let chief: TestPerson
const reader = createFatedReader(2)

beforeAll(async () => {
  world = await startTestProgram({ checkPages: reader.checkPages })
  roles = await addRoles(world)
  chief = await world.addPerson({ hospitalId: roles.a.hospitalId, role: 'representative', name: '代表' })
})
afterAll(() => world.close())
beforeEach(() => {
  reader.fates = []
  reader.read = []
})

const check = () => world.runJob(CHECK_DOCUMENTS_JOB)
const submit = async (pages: number, of: { by?: TestPerson; caseId?: string } = {}) => {
  const by = of.by ?? roles.a
  const caseId = of.caseId ?? (await sendTo(roles.a, [roles.b])).id
  const { body, status } = await uploadDocument(world, by, { subjectKind: 'case', subjectId: caseId, bytes: await samplePdf({ pages }), unchecked: true })
  expect(status).toBe(200)
  return { caseId, id: body.id }
}
const stateOf = async (id: string, by = roles.a) => (await by.ok(getDocumentCall, { params: { documentId: id } })).check
const statusFor = async (by: TestPerson, id: string) => (await fetchDocument(world, by, getDocumentFileCall, id)).status
const refuse = async (pages = 1) => {
  reader.fates = ['named']
  const submitted = await submit(pages)
  await check()
  expect((await stateOf(submitted.id)).state).toBe('refused')
  reader.fates = []
  return submitted
}

it('others are told of a document when it is out, not when it came in (rule 76)', async () => {
  const { caseId, id } = await submit(1)
  const { roomId } = await ownInquiry(roles.b, caseId)
  const told = async () => [
    (await world.asSystem((tx) => tx.db.selectFrom('message').select('id').where('room_id', '=', roomId).where('event_type', '=', 'document_added').execute())).length,
    (await roles.a.ok(listCaseEventsCall, { params: { caseId } })).events.filter((event) => event.kind === 'document_added').map((event) => [event.hospital?.id, event.personName]),
  ]
  expect(await told()).toEqual([0, []])
  await check()
  expect(await told()).toEqual([1, [[roles.a.hospitalId, expect.stringMatching(/./)]]])
  expect(await statusFor(roles.b, id)).toBe(200)
  // Possible names and numbers don't stop it, but are counted.
  const [entry] = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('data').where('subject_id', '=', id).where('act', '=', 'document.released').execute())
  expect(entry?.data).toMatchObject({ places: 0, asks: 2 })
})

it('one that never came out comes and goes without a word to others', async () => {
  const { caseId, id } = await refuse()
  const { roomId } = await ownInquiry(roles.b, caseId)
  await roles.a.ok(deleteDocumentCall, { params: { documentId: id } })
  await roles.a.ok(restoreDocumentCall, { params: { documentId: id } })
  const events = await world.asSystem((tx) => tx.db.selectFrom('message').select('event_type').where('room_id', '=', roomId).where('event_type', 'like', 'document%').execute())
  expect(events).toEqual([])
  for (const who of [roles.b, roles.p]) expect([await statusFor(who, id), (await who.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })).documents]).toEqual([404, []])
})

it('「氏名ではない」 is its uploader’s to say, with a reason and twice, and is listed to the representative and the prefecture', async () => {
  const { id, caseId } = await refuse()
  const say = (by: TestPerson, body: object) => by.call(releaseDocumentCall, { params: { documentId: id }, body: { reason: 'staff', note: '', confirmed: true, ...body } as never })
  expect((await say(chief, {})).status).toBe(403)
  for (const who of [roles.b, roles.d]) expect((await say(who, {})).status).toBe(404)
  expect((await say(roles.a, { confirmed: false })).status).toBe(422)
  expect((await say(roles.a, { reason: 'other' })).problem).toMatchObject({ code: 'invalid_input', fields: ['note'] })
  expect((await say(roles.a, { note: '患者 山田太郎様ではない' })).problem.code).toBe('personal_name')
  expect(await statusFor(roles.b, id)).toBe(404)
  const released = await say(roles.a, { note: '主治医の名です' })
  expect([released.status, released.body.check.state]).toEqual([200, 'released'])
  expect(await statusFor(roles.b, id)).toBe(200)
  expect((await say(roles.a, {})).problem.code).toBe('document_not_refused')

  expect((await roles.a.call(listDocumentReleasesCall)).status).toBe(403)
  const other = await world.addPerson({ hospitalId: roles.b.hospitalId, role: 'representative', name: '他院の代表' })
  const listedTo = async (who: TestPerson) => (await who.ok(listDocumentReleasesCall)).releases
  expect(await listedTo(other)).toEqual([])
  for (const who of [chief, roles.p]) expect(await listedTo(who)).toMatchObject([{ documentId: id, subject: { kind: 'case', id: caseId }, reason: 'staff', note: '主治医の名です', places: 1 }])
  const acts = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'person_id', 'data']).where('subject_id', '=', id).where('act', '=', 'document.released_by_hand').execute())
  expect(acts).toEqual([{ act: 'document.released_by_hand', person_id: roles.a.personId, data: { of: 'case', ofId: caseId, reason: 'staff', places: 1 } }])
  expect((await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('concerns_hospital_ids').where('act', '=', 'document.releases_listed').execute())).length).toBe(1)

  // The reason in words goes after 90 days; that somebody answered for it stays.
  world.clock.advance(91 * 86_400_000)
  await sweepDocuments(world.program.database, { ...world.documents, subjects: [caseDocuments, roomDocuments] })
  world.clock.advance(-91 * 86_400_000)
  expect((await world.asSystem((tx) => tx.db.selectFrom('document_release').select(['document_id', 'note']).execute()))).toContainEqual({ document_id: id, note: '' })
})

it('another one takes the place of what was sent back, which goes for good; nobody else’s does', async () => {
  const { id, caseId } = await refuse()
  const replace = async (by: TestPerson, replaces: string) => uploadDocument(world, by, { subjectKind: 'case', subjectId: caseId, bytes: await samplePdf(), replaces })
  expect((await replace(chief, id)).status).toBe(404)
  expect((await replace(roles.a, randomUUID())).status).toBe(404)
  const { status, body } = await replace(roles.a, id)
  expect(status).toBe(200)
  const listed = (await roles.a.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })).documents
  expect(listed.map((one) => [one.id, one.check.state])).toEqual([[body.id, 'released']])
  expect(await statusFor(roles.a, id)).toBe(404)
  expect((await replace(roles.a, body.id)).problem.code).toBe('document_not_refused')
})

it('nobody comes back to: what was sent back and bears a name goes after its days', async () => {
  const { id } = await refuse()
  world.clock.advance(6 * 86_400_000)
  const sweep = () => sweepDocuments(world.program.database, { ...world.documents, subjects: [caseDocuments, roomDocuments] })
  await sweep()
  expect(await statusFor(roles.a, id)).toBe(200)
  world.clock.advance(2 * 86_400_000)
  await sweep()
  expect(await statusFor(roles.a, id)).toBe(404)
})

it('a message goes while its document is looked through; the other side sees that one is coming, then the document', async () => {
  const { id: caseId } = await sendTo(roles.a, [roles.b])
  const { roomId } = await ownInquiry(roles.b, caseId)
  const attach = async () => (await uploadDocument(world, roles.a, { subjectKind: 'room', subjectId: roomId, bytes: await samplePdf(), unchecked: true })).body.id
  const lineOf = async (by: TestPerson, id: string) => (await by.ok(talk.listMessagesCall, { params: { roomId } })).messages.flatMap((line) => line.documents).find((one) => one.id === id)
  const say = (documentId: string) => roles.a.call(talk.postMessageCall, { params: { roomId }, body: { body: '書類をお送りします', documentIds: [documentId] } })

  const id = await attach()
  const said = await say(id)
  expect([said.status, said.body.documents[0]?.gone]).toEqual([200, 'checking'])
  expect(await lineOf(roles.b, id)).toEqual({ id, kind: 'referral_letter', gone: 'checking', document: null })
  expect((await lineOf(roles.a, id))?.document?.check.state).toBe('quarantined')
  expect(await statusFor(roles.b, id)).toBe(404)
  await check()
  expect(await lineOf(roles.b, id)).toMatchObject({ gone: null, document: { check: { state: 'released' } } })
  expect(await statusFor(roles.b, id)).toBe(200)

  // Sent back after it was said: replaced where it stands.
  const second = await attach()
  expect((await say(second)).status).toBe(200)
  reader.fates = ['named']
  await check()
  expect(await lineOf(roles.b, second)).toMatchObject({ gone: 'checking', document: null })
  reader.fates = []
  const { body: better } = await uploadDocument(world, roles.a, { subjectKind: 'room', subjectId: roomId, bytes: await samplePdf(), replaces: second })
  expect(await lineOf(roles.b, second)).toBeUndefined()
  expect(await lineOf(roles.b, better.id)).toMatchObject({ gone: null, document: { own: false } })

  // Sent back before: it isn't said at all.
  const third = await attach()
  reader.fates = ['named']
  await check()
  const refused = await say(third)
  expect([refused.status, refused.problem.code]).toEqual([422, 'attached_document_refused'])
})
