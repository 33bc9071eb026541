import { randomUUID } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as cases from '@tasuki/domain/transfer/case.contract'
import { deleteDocumentCall, getDocumentFileCall, getDocumentThumbnailCall, listDocumentsCall, restoreDocumentCall } from '@tasuki/domain/document/document.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { fetchDocument, uploadDocument } from '../../test/worlds/document-world'
import { samplePdf, samplePng } from '../../test/worlds/sample-files'
import { addRoles, confirmAs, holdFor, ownInquiry, registerDraft, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { sweepDocuments } from '../document/document.job'
import { listDocumentReaders } from '../document/hide-document'
import { findDocuments } from '../document/list-documents'
import { postDocuments } from '../document/post-documents'
import { withActor } from '../platform/db/transaction'

let world: TestProgram
let roles: Roles
let pdf: Buffer
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  pdf = await samplePdf({ pages: 3 })
})
afterAll(() => world.close())

const listOf = (by: TestPerson, caseId: string) => by.call(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })
const attach = async (caseId: string, bytes = pdf) => {
  const answer = await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: caseId, bytes })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
const actorOf = (person: TestPerson) => ({ kind: 'member', personId: person.personId, hospitalId: person.hospitalId ?? '', role: 'member' }) as const
const filesIn = async () => (await readdir(world.documents.incoming).catch(() => [])).length
const storedKeys = async () => {
  const keys: string[] = []
  for await (const { key } of world.documents.storage.list()) keys.push(key)
  return keys
}

describe('a document of a case', () => {
  it('is seen by those who see the case, and is written anew without what tells of its making', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const document = await attach(id)
    expect(document).toMatchObject({ contentType: 'application/pdf', pages: 3, hasThumbnail: true, own: true, posted: true })
    const { status, body } = await listOf(roles.b, id)
    expect([status, body.documents.map((one) => [one.id, one.own])]).toEqual([200, [[document.id, false]]])
    const file = await fetchDocument(world, roles.b, getDocumentFileCall, document.id)
    expect(file.status).toBe(200)
    expect(file.bytes.toString('latin1', 0, 5)).toBe('%PDF-')
    expect(file.bytes.length).toBe(document.bytes)
    expect(file.bytes.toString('latin1')).not.toMatch(/\/Title|\/Author|\/Producer|\/Metadata/)
    expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'accept-ranges': 'bytes' })
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.headers['content-security-policy']).toContain('sandbox')
    expect(file.headers).not.toHaveProperty('etag')
    const part = await fetchDocument(world, roles.b, getDocumentFileCall, document.id, { range: 'bytes=0-4' })
    expect([part.status, part.bytes.toString(), part.headers['content-range']]).toEqual([206, '%PDF-', `bytes 0-4/${document.bytes}`])
    const head = await fetchDocument(world, roles.b, getDocumentFileCall, document.id, { method: 'HEAD' })
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(document.bytes)])
    const small = await fetchDocument(world, roles.b, getDocumentThumbnailCall, document.id)
    expect([small.status, small.headers['content-type'], small.bytes.subarray(0, 2).toString('hex')]).toEqual([200, 'image/jpeg', 'ffd8'])
  })

  it('does not exist for everybody else: HEAD, Range and thumbnail too answer as for an unknown id (rules 40, 64)', async () => {
    const draft = await registerDraft(roles.a)
    const { id } = await attach(draft.id)
    for (const who of [roles.b, roles.c, roles.d, roles.p])
      for (const call of [getDocumentFileCall, getDocumentThumbnailCall])
        for (const how of [{}, { method: 'HEAD' as const }, { range: 'bytes=0-4' }]) {
          const [hidden, unknown] = [await fetchDocument(world, who, call, id, how), await fetchDocument(world, who, call, randomUUID(), how)]
          expect([hidden.status, hidden.comparable]).toEqual([404, unknown.comparable])
        }
    expect((await listOf(roles.b, draft.id)).status).toBe(404)
    expect((await fetchDocument(world, roles.a, getDocumentFileCall, id)).status).toBe(200)
  })

  it('is lost at once with the record when another hospital is confirmed; the room stays (rule 71)', async () => {
    const { id } = await holdFor(roles)
    const document = await attach(id)
    expect((await fetchDocument(world, roles.b2, getDocumentFileCall, document.id)).status).toBe(200)
    await confirmAs(roles.b, id)
    for (const call of [getDocumentFileCall, getDocumentThumbnailCall]) expect((await fetchDocument(world, roles.b2, call, document.id)).status).toBe(404)
    expect((await listOf(roles.b2, id)).status).toBe(404)
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, document.id)).status).toBe(200)
  })

  it('of an S2 case is the area’s until it is narrowed (rules 41, 46)', async () => {
    const { id, version } = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
    const document = await attach(id)
    expect((await fetchDocument(world, roles.c, getDocumentFileCall, document.id)).status).toBe(200)
    expect((await fetchDocument(world, roles.d, getDocumentFileCall, document.id)).status).toBe(404)
    const now = await roles.a.ok(cases.getCaseCall, { params: { caseId: id } })
    expect(now.version).toBeGreaterThanOrEqual(version)
    await roles.a.ok(cases.changeVisibilityCall, { params: { caseId: id }, body: { version: now.version, visibility: 'S1' } })
    expect((await fetchDocument(world, roles.c, getDocumentFileCall, document.id)).status).toBe(404)
  })

  it('is attached by the sender alone, until the case is closed', async () => {
    const { id, version } = await sendTo(roles.a, [roles.b])
    expect((await uploadDocument(world, roles.b, { subjectKind: 'case', subjectId: id, bytes: pdf })).status).toBe(403)
    expect((await uploadDocument(world, roles.d, { subjectKind: 'case', subjectId: id, bytes: pdf })).status).toBe(404)
    await roles.a.ok(cases.endCaseCall, { params: { caseId: id }, body: { version, reason: 'home', note: '', transferDate: null, destinationHospitalId: null, destinationText: '' } })
    expect((await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: id, bytes: pdf })).problem.code).toBe('case_closed')
  })

  it('tells candidates when it comes after the sending, in their room and in the history (rule 76)', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    await attach(id)
    const { roomId } = await ownInquiry(roles.b, id)
    const events = await world.asSystem((tx) => tx.db.selectFrom('message').select(['event_type', 'event_data']).where('room_id', '=', roomId).where('event_type', '=', 'document_added').execute())
    expect(events).toEqual([{ event_type: 'document_added', event_data: { documentKind: 'referral_letter' } }])
    const history = await roles.a.ok(cases.listCaseEventsCall, { params: { caseId: id } })
    expect(history.events.map((event) => event.kind)).toContain('document_added')
  })

  it('writes down who opened it, for the hospital it concerns (rule 85)', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const document = await attach(id)
    for (const who of [roles.a, roles.b, roles.p]) expect((await fetchDocument(world, who, getDocumentFileCall, document.id)).status).toBe(200)
    const entries = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['person_id', 'concerns_hospital_ids']).where('subject_id', '=', document.id).where('act', '=', 'document.opened').orderBy('at').execute())
    expect(entries).toEqual([roles.b, roles.p].map((who) => ({ person_id: who.personId, concerns_hospital_ids: [roles.a.hospitalId] })))
    const readers = await withActor(world.program.database, { kind: 'officer', personId: roles.p.personId }, (tx) => listDocumentReaders(tx, document.id))
    expect(readers.map((reader) => reader.personId)).toEqual([roles.b.personId, roles.p.personId])
  })

  it('is deleted by its hospital, for the others at once, and taken back', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const document = await attach(id)
    expect((await roles.b.call(deleteDocumentCall, { params: { documentId: document.id } })).status).toBe(403)
    expect((await roles.d.call(deleteDocumentCall, { params: { documentId: document.id } })).status).toBe(404)
    const deleted = await roles.a.ok(deleteDocumentCall, { params: { documentId: document.id } })
    expect(deleted.deletedUntil).toBe('2026-12-01T01:00:00.000Z')
    expect((await listOf(roles.b, id)).body.documents).toEqual([])
    for (const who of [roles.a, roles.b]) expect((await fetchDocument(world, who, getDocumentFileCall, document.id)).status).toBe(404)
    await roles.a.ok(restoreDocumentCall, { params: { documentId: document.id } })
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, document.id)).status).toBe(200)
  })

  it('goes with a draft that is thrown away', async () => {
    const draft = await registerDraft(roles.a)
    const { id } = await attach(draft.id)
    await roles.a.ok(cases.discardDraftCall, { params: { caseId: draft.id } })
    expect(await world.asSystem((tx) => tx.db.selectFrom('document').select('id').where('id', '=', id).execute())).toEqual([])
    const { rows } = await world.program.database.pool.query(`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'remove_document_files'`)
    expect(rows.map((row) => row.payload.storageKey)).toContain(`documents/${id.slice(0, 2)}/${id}`)
  })
})

describe('an upload', () => {
  it('repeated with its key after a lost answer makes one document, and leaves one file', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const key = randomUUID()
    const before = (await storedKeys()).length
    const [first, second] = [await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: id, bytes: pdf, key }), await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: id, bytes: pdf, key })]
    // Viewed anew: looked through by now.
    expect(second.body).toMatchObject({ id: first.body.id, check: { state: 'released' } })
    expect((await listOf(roles.a, id)).body.documents).toHaveLength(1)
    expect((await storedKeys()).length - before).toBe(2)
    const other = await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: id, bytes: await samplePng(), key })
    expect(other.problem.code).toBe('idempotency_key_reused')
    expect((await storedKeys()).length - before).toBe(2)
    expect(await filesIn()).toBe(0)
  })

  it('is refused before its first byte: without the tick, with a name as title, too long, from another site', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const upload = (over: object) => uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: id, bytes: pdf, ...over })
    expect((await upload({ masked: false })).problem.code).toBe('document_not_masked')
    expect((await upload({ title: '氏名：山田太郎' })).problem).toMatchObject({ code: 'personal_name', fields: ['title'] })
    expect((await upload({ title: '../../etc/passwd\u202e.exe' })).body.title).toBe('../../etc/passwd.exe')
    const long = await upload({ declared: 21 * 1024 * 1024 })
    expect([long.status, long.problem.code]).toEqual([413, 'document_too_large'])
    expect((await upload({ headers: { origin: 'https://evil.example' } })).problem.code).toBe('foreign_origin')
    expect((await upload({ headers: { 'content-type': 'text/plain' } })).status).toBe(400)
    expect(await filesIn()).toBe(0)
  })

  it('for a room is its uploader’s own until its message is sent, then the other side’s too', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const { roomId } = await ownInquiry(roles.b, id)
    const { body: document } = await uploadDocument(world, roles.b, { subjectKind: 'room', subjectId: roomId, bytes: pdf })
    expect((await fetchDocument(world, roles.a, getDocumentFileCall, document.id)).status).toBe(404)
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, document.id)).status).toBe(200)
    await withActor(world.program.database, actorOf(roles.b), (tx) => postDocuments(tx, { kind: 'room', id: roomId }, [document.id]))
    expect((await fetchDocument(world, roles.a, getDocumentFileCall, document.id)).status).toBe(200)
    expect((await fetchDocument(world, roles.c, getDocumentFileCall, document.id)).status).toBe(404)
    expect([...(await withActor(world.program.database, actorOf(roles.a), (tx) => findDocuments(tx, [document.id]))).keys()]).toEqual([document.id])
  })

  it('of a room is lost with the record, while the room stays readable (rule 71)', async () => {
    const open = await sendTo(roles.a, [roles.b])
    const room = await ownInquiry(roles.b, open.id)
    const { body: document } = await uploadDocument(world, roles.a, { subjectKind: 'room', subjectId: room.roomId, bytes: pdf })
    await withActor(world.program.database, actorOf(roles.a), (tx) => postDocuments(tx, { kind: 'room', id: room.roomId }, [document.id]))
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, document.id)).status).toBe(200)
    const now = await roles.a.ok(cases.getCaseCall, { params: { caseId: open.id } })
    await roles.a.ok(cases.endCaseCall, { params: { caseId: open.id }, body: { version: now.version, reason: 'home', note: '', transferDate: null, destinationHospitalId: null, destinationText: '' } })
    expect((await fetchDocument(world, roles.b, getDocumentFileCall, document.id)).status).toBe(404)
    expect((await fetchDocument(world, roles.a, getDocumentFileCall, document.id)).status).toBe(200)
  })
})

describe('the sweep', () => {
  it('removes files that a crash left without a row, and uploads whose message was never sent; every other file stays', async () => {
    const { id } = await sendTo(roles.a, [roles.b])
    const kept = await attach(id)
    const { roomId } = await ownInquiry(roles.b, id)
    const { body: unsent } = await uploadDocument(world, roles.b, { subjectKind: 'room', subjectId: roomId, bytes: pdf })
    const orphan = `documents/00/${randomUUID()}`
    const local = path.join(tmpdir(), `orphan-${randomUUID()}`)
    await writeFile(local, 'stored, then the process was killed')
    await world.documents.storage.put(orphan, local)
    const half = path.join(world.documents.incoming, 'upload-old')
    await mkdir(half, { recursive: true })
    await utimes(half, new Date(0), new Date(0))
    await sweepDocuments(world.program.database, { ...world.documents, subjects: [] })
    expect(await storedKeys()).toContain(orphan)
    expect(await filesIn()).toBe(0)
    const now = world.clock().toISOString()
    world.clock.set(new Date(Date.now() + 86_400_000 * 2).toISOString())
    await sweepDocuments(world.program.database, { ...world.documents, subjects: [] })
    world.clock.set(now)
    const keys = await storedKeys()
    expect(keys).not.toContain(orphan)
    expect(keys).toContain(`documents/${kept.id.slice(0, 2)}/${kept.id}`)
    expect(await world.asSystem((tx) => tx.db.selectFrom('document').select('id').where('id', 'in', [kept.id, unsent.id]).execute())).toEqual([{ id: kept.id }])
  })
})
