import { randomUUID } from 'node:crypto'
import { deleteDocumentCall, getDocumentFileCall, getDocumentThumbnailCall, restoreDocumentCall } from '@tasuki/domain/document/document.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import * as cases from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { fetchDocument, uploadDocument } from '../../test/worlds/document-world'
import { samplePdf, samplePng } from '../../test/worlds/sample-files'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { postDocuments } from '../document/post-documents'
import { withActor } from '../platform/db/transaction'
import { Refused } from '../platform/refused'

let world: TestProgram
let roles: Roles
let pdf: Buffer
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  pdf = await samplePdf({ pages: 2 })
})
afterAll(() => world.close())

const actorOf = (person: TestPerson) => ({ kind: 'member', personId: person.personId, hospitalId: person.hospitalId ?? '', role: 'member' }) as const
const openRoom = async () => {
  const { id: caseId } = await sendTo(roles.a, [roles.b, roles.b2])
  return { caseId, roomId: (await ownInquiry(roles.b, caseId)).roomId }
}
const upload = async (by: TestPerson, roomId: string, bytes = pdf) => {
  const answer = await uploadDocument(world, by, { subjectKind: 'room', subjectId: roomId, bytes })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
const say = (by: TestPerson, roomId: string, line: { body?: string; documentIds: string[]; key?: string }) =>
  by.call(talk.postMessageCall, { params: { roomId }, body: { body: line.body ?? '', documentIds: line.documentIds }, ...(line.key !== undefined && { key: line.key }) })
const lastLine = async (by: TestPerson, roomId: string) => {
  const { messages } = await by.ok(talk.listMessagesCall, { params: { roomId } })
  return messages.at(-1)
}
const goneOf = async (by: TestPerson, roomId: string, documentId: string) => {
  const { messages } = await by.ok(talk.listMessagesCall, { params: { roomId } })
  return messages.flatMap((line) => line.documents).find((document) => document.id === documentId)?.gone
}
const auditedActs = async (documentId: string) => {
  const rows = await withActor(world.program.database, { kind: 'system', name: 'test' }, (tx) => tx.db.selectFrom('audit_entry').select('act').where('subject_id', '=', documentId).execute())
  return rows.map((row) => row.act)
}
const statusOf = async (by: TestPerson, documentId: string) => {
  const [file, head, range, thumbnail] = [
    await fetchDocument(world, by, getDocumentFileCall, documentId),
    await fetchDocument(world, by, getDocumentFileCall, documentId, { method: 'HEAD' }),
    await fetchDocument(world, by, getDocumentFileCall, documentId, { range: 'bytes=0-3' }),
    await fetchDocument(world, by, getDocumentThumbnailCall, documentId),
  ]
  return [file.status, head.status, range.status, thumbnail.status]
}
const SEEN = [200, 200, 206, 200]
const UNKNOWN = [404, 404, 404, 404]

describe('a document in the talk (要綱20条)', () => {
  it('is seen by both sides of its room once its line is said, in the writer’s order, and by nobody else', async () => {
    const { roomId } = await openRoom()
    const [letter, photo] = [await upload(roles.b, roomId), await upload(roles.b, roomId, await samplePng())]
    expect(await statusOf(roles.a, letter.id)).toEqual(UNKNOWN)
    const said = await say(roles.b, roomId, { documentIds: [photo.id, letter.id] })
    expect(said.body).toMatchObject({ body: '', documents: [{ id: photo.id, gone: null }, { id: letter.id, kind: 'referral_letter', gone: null, document: { pages: 2, own: true, posted: true } }] })
    expect((await lastLine(roles.a, roomId))?.documents).toMatchObject([{ id: photo.id }, { id: letter.id, document: { own: false, pages: 2 } }])
    for (const who of [roles.a, roles.b, roles.p]) expect(await statusOf(who, letter.id)).toEqual(SEEN)
    for (const who of [roles.b2, roles.c, roles.d]) expect(await statusOf(who, letter.id)).toEqual(UNKNOWN)
    const { rooms } = await roles.a.ok(talk.listRoomsCall, {})
    expect(rooms.find((room) => room.id === roomId)).toMatchObject({ unread: 1, lastMessage: { body: '', documentKinds: ['referral_letter', 'referral_letter'] } })
  })

  it('is found by its kind, not any more once it is withdrawn, and found again when that is taken back', async () => {
    const { roomId } = await openRoom()
    const letter = await upload(roles.a, roomId)
    await say(roles.a, roomId, { body: 'お送りします。', documentIds: [letter.id] })
    const find = async (by: TestPerson, q: string) => (await by.ok(talk.findMessagesCall, { query: { q, roomId } })).found.map((one) => one.message.documents.map((document) => document.id))
    for (const q of ['診療情報', '紹介状', 'referral', 'お送り 診療']) expect(await find(roles.b, q)).toEqual([[letter.id]])
    expect(await find(roles.b, '心電図')).toEqual([])
    expect(await find(roles.c, '診療情報')).toEqual([])
    await roles.a.ok(deleteDocumentCall, { params: { documentId: letter.id } })
    expect(await find(roles.b, '診療情報')).toEqual([])
    expect(await find(roles.b, 'お送り')).toEqual([[letter.id]])
    await roles.a.ok(restoreDocumentCall, { params: { documentId: letter.id } })
    expect(await find(roles.b, '診療情報')).toEqual([[letter.id]])
  })

  it('is withdrawn by its hospital at any time: the line says so to both, and open pages fetch it like an edit', async () => {
    const { roomId } = await openRoom()
    const letter = await upload(roles.a, roomId)
    await say(roles.a, roomId, { documentIds: [letter.id] })
    const before = await roles.b.ok(talk.listMessagesCall, { params: { roomId } })
    world.clock.advance(3 * 3_600_000)
    expect((await roles.b.call(deleteDocumentCall, { params: { documentId: letter.id } })).status).toBe(403)
    await roles.a.ok(deleteDocumentCall, { params: { documentId: letter.id } })
    const { edited } = await roles.b.ok(talk.listMessagesCall, { params: { roomId }, query: { after: before.lastSeq, editedAfter: before.lastEdit } })
    expect(edited).toMatchObject([{ editedAt: null, documents: [{ id: letter.id, gone: 'withdrawn', document: null }] }])
    expect((await lastLine(roles.a, roomId))?.documents).toMatchObject([{ gone: 'withdrawn', document: { own: true } }])
    expect(await statusOf(roles.b, letter.id)).toEqual(UNKNOWN)
    await roles.a.ok(restoreDocumentCall, { params: { documentId: letter.id } })
    expect((await lastLine(roles.b, roomId))?.documents).toMatchObject([{ gone: null, document: { id: letter.id } }])
  })

  it('goes for good with its line within five minutes, and its file', async () => {
    const { roomId } = await openRoom()
    const letter = await upload(roles.a, roomId)
    const { body: line } = await say(roles.a, roomId, { body: '添付します。', documentIds: [letter.id] })
    const gone = await roles.a.ok(talk.deleteMessageCall, { params: { roomId, messageId: line.id } })
    expect(gone).toMatchObject({ body: '', documents: [] })
    for (const who of [roles.a, roles.b, roles.p]) expect(await statusOf(who, letter.id)).toEqual(UNKNOWN)
    expect((await roles.a.call(restoreDocumentCall, { params: { documentId: letter.id } })).status).toBe(404)
    const { rows } = await world.program.database.pool.query(`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'remove_document_files'`)
    expect(rows.map((row) => row.payload.storageKey)).toContain(`documents/${letter.id.slice(0, 2)}/${letter.id}`)
    const late = await upload(roles.a, roomId)
    const { body: second } = await say(roles.a, roomId, { documentIds: [late.id] })
    world.clock.advance(6 * 60_000)
    expect((await roles.a.call(talk.deleteMessageCall, { params: { roomId, messageId: second.id } })).problem.code).toBe('message_change_period_over')
  })

  it('is taken back by its hospital when the inquiry is over and it sees the document no more: alone at any time, with its line within five minutes', async () => {
    const { caseId, roomId } = await openRoom()
    const [first, second] = [await upload(roles.b, roomId), await upload(roles.b, roomId)]
    const { body: line } = await say(roles.b, roomId, { body: '参考にお送りします。', documentIds: [first.id] })
    await say(roles.b, roomId, { documentIds: [second.id] })
    const now = await roles.a.ok(cases.getCaseCall, { params: { caseId } })
    await roles.a.ok(cases.endCaseCall, { params: { caseId }, body: { version: now.version, reason: 'home', note: '', transferDate: null, destinationHospitalId: null, destinationText: '' } })
    for (const { id } of [first, second]) expect([await statusOf(roles.a, id), await statusOf(roles.b, id)]).toEqual([SEEN, UNKNOWN])
    expect(await roles.b.ok(talk.deleteMessageCall, { params: { roomId, messageId: line.id } })).toMatchObject({ body: '', documents: [] })
    expect(await statusOf(roles.a, first.id)).toEqual(UNKNOWN)
    expect(await auditedActs(first.id)).toContain('document.deleted')
    world.clock.advance(3 * 3_600_000)
    const path = { params: { documentId: second.id } }
    expect([(await roles.b2.call(deleteDocumentCall, path)).status, (await roles.a.call(deleteDocumentCall, path)).status]).toEqual([404, 403])
    expect(await roles.b.ok(deleteDocumentCall, path)).toMatchObject({ id: second.id, own: true, deletedUntil: expect.any(String) })
    expect(await statusOf(roles.a, second.id)).toEqual(UNKNOWN)
    expect(await goneOf(roles.a, roomId, second.id)).toBe('withdrawn')
    expect(await auditedActs(second.id)).toContain('document.deleted')
    await roles.b.ok(restoreDocumentCall, path)
    expect([await statusOf(roles.a, second.id), await statusOf(roles.b, second.id)]).toEqual([SEEN, UNKNOWN])
    expect(await goneOf(roles.a, roomId, second.id)).toBeNull()
  })

  it('taken off a message that is being written is left alone where it was sent from another window', async () => {
    const { roomId } = await openRoom()
    const [sent, unsent] = [await upload(roles.a, roomId), await upload(roles.a, roomId)]
    await say(roles.a, roomId, { documentIds: [sent.id] })
    const takeOff = (documentId: string) => roles.a.ok(deleteDocumentCall, { params: { documentId }, query: { unposted: '1' } })
    expect(await takeOff(sent.id)).toMatchObject({ posted: true, deletedUntil: null })
    expect(await takeOff(unsent.id)).toMatchObject({ posted: false, deletedUntil: expect.any(String) })
    expect(await statusOf(roles.b, sent.id)).toEqual(SEEN)
    expect((await say(roles.a, roomId, { documentIds: [unsent.id] })).problem.code).toBe('attached_document_gone')
  })

  it('is sent once where two windows send it at the same moment', async () => {
    const { roomId } = await openRoom()
    const letter = await upload(roles.a, roomId)
    const postOnce = (after: () => Promise<unknown>) =>
      withActor(world.program.database, actorOf(roles.a), async (tx) => {
        await postDocuments(tx, { kind: 'room', id: roomId }, [letter.id])
        await after()
      }).then(
        () => 'sent',
        (error: unknown) => (error instanceof Refused ? error.refusal.code : error),
      )
    let other: Promise<unknown> = Promise.resolve()
    const first = await postOnce(async () => {
      other = postOnce(() => Promise.resolve())
      // It waits for the row by then; were it slower still, it would find the document sent.
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    expect([first, await other]).toEqual(['sent', 'attached_document_gone'])
  })

  it('rule 63: sent twice with its key is one line; another room’s, another person’s, a swept or a said one goes with no line', async () => {
    const { roomId } = await openRoom()
    const { roomId: other } = await openRoom()
    const key = randomUUID()
    const letter = await upload(roles.a, roomId)
    const [first, again] = [await say(roles.a, roomId, { documentIds: [letter.id], key }), await say(roles.a, roomId, { documentIds: [letter.id], key })]
    expect(again.body).toEqual(first.body)
    const foreign = await upload(roles.b, roomId)
    const elsewhere = await upload(roles.a, other)
    for (const documentId of [letter.id, foreign.id, elsewhere.id, randomUUID()]) {
      const refused = await say(roles.a, roomId, { body: 'これもお願いします。', documentIds: [documentId] })
      expect([refused.status, refused.problem.code]).toEqual([422, 'attached_document_gone'])
    }
    expect((await lastLine(roles.a, roomId))?.id).toBe(first.body.id)
    expect((await say(roles.a, roomId, { documentIds: [] })).problem.code).toBe('message_empty')
    expect((await say(roles.a, roomId, { documentIds: Array.from({ length: 11 }, () => randomUUID()) })).status).toBe(422)
  })

  it('rule 71: is lost with the record while the line stays, and a closed room takes none', async () => {
    const { caseId, roomId } = await openRoom()
    const letter = await upload(roles.a, roomId)
    await say(roles.a, roomId, { documentIds: [letter.id] })
    const waiting = await upload(roles.b, roomId)
    const now = await roles.a.ok(cases.getCaseCall, { params: { caseId } })
    await roles.a.ok(cases.endCaseCall, { params: { caseId }, body: { version: now.version, reason: 'home', note: '', transferDate: null, destinationHospitalId: null, destinationText: '' } })
    const { messages } = await roles.b.ok(talk.listMessagesCall, { params: { roomId } })
    expect(messages.find((line) => line.documents.length > 0)?.documents).toEqual([{ id: letter.id, kind: 'referral_letter', gone: 'ended', document: null }])
    expect(await statusOf(roles.b, letter.id)).toEqual(UNKNOWN)
    expect((await uploadDocument(world, roles.b, { subjectKind: 'room', subjectId: roomId, bytes: pdf })).problem.code).toBe('room_read_only')
    expect((await say(roles.b, roomId, { body: '間に合いますか。', documentIds: [waiting.id] })).problem.code).toBe('room_read_only')
  })

  it('can be given words later, and lose them again, since it says something itself', async () => {
    const { roomId } = await openRoom()
    const letter = await upload(roles.a, roomId)
    const { body: line } = await say(roles.a, roomId, { documentIds: [letter.id] })
    const edit = (body: string) => roles.a.call(talk.editMessageCall, { params: { roomId, messageId: line.id }, body: { body } })
    expect((await edit('ADL表は明日お送りします。')).body).toMatchObject({ body: 'ADL表は明日お送りします。', documents: [{ id: letter.id }] })
    expect((await edit('')).body).toMatchObject({ body: '', documents: [{ id: letter.id }] })
  })
})
