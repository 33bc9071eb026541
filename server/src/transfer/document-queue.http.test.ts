import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getDocumentCall, listDocumentsCall } from '@tasuki/domain/document/document.contract'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { uploadDocument } from '../../test/worlds/document-world'
import { samplePdf } from '../../test/worlds/sample-files'
import { createFatedReader } from '../../test/worlds/fated-pages'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { createDocumentCheck } from '../document/check-documents'
import { CHECK_DOCUMENTS_JOB } from '../document/order-check'
import { roomDocuments } from '../talk/room-documents'
import { caseDocuments } from './case-documents'

const BOX = { left: 0.1, top: 0.2, width: 0.3, height: 0.05 }

let world: TestProgram
let roles: Roles
const reader = createFatedReader()

beforeAll(async () => {
  world = await startTestProgram({ checkPages: reader.checkPages })
  roles = await addRoles(world)
})
afterAll(() => world.close())
beforeEach(() => {
  reader.fates = []
  reader.read = []
})

const check = () => world.runJob(CHECK_DOCUMENTS_JOB)
const submit = async (pages: number, of: { caseId?: string } = {}) => {
  const caseId = of.caseId ?? (await sendTo(roles.a, [roles.b])).id
  const { body, status } = await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: caseId, bytes: await samplePdf({ pages }), unchecked: true })
  expect(status).toBe(200)
  return { caseId, id: body.id }
}
const stateOf = async (id: string) => (await roles.a.ok(getDocumentCall, { params: { documentId: id } })).check
const listed = async (caseId: string) => (await roles.a.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })).documents
const storedKeys = async (): Promise<string[]> => {
  const keys: string[] = []
  for await (const { key } of world.documents.storage.list()) keys.push(key)
  return keys.sort()
}

it('a check that broke off goes on at the page it had reached, and by itself', async () => {
  reader.fates = ['clean', 'named', 'dies']
  const { id } = await submit(4)
  await expect(check()).rejects.toThrow('burst')
  expect(await stateOf(id)).toMatchObject({ state: 'quarantined', checkedPages: 2 })
  reader.fates = ['clean', 'named']
  // Not before its pause is over.
  await check()
  expect((await stateOf(id)).checkedPages).toBe(2)
  world.clock.advance(2 * 60_000)
  await check()
  expect(reader.read).toEqual([1, 2, 3, 3, 4])
  expect(await stateOf(id)).toEqual({ state: 'refused', checkedPages: 4, mine: true, places: [{ page: 2, reason: 'name', box: BOX }] })
})

it('a page at which the reader bursts each time is called unreadable: nobody has looked at it', async () => {
  reader.fates = ['clean', 'dies']
  const { id } = await submit(2)
  for (let attempt = 0; attempt < 4; attempt++) {
    await expect(check()).rejects.toThrow('burst')
    world.clock.advance(10 * 60_000)
  }
  await check()
  expect(await stateOf(id)).toMatchObject({ state: 'refused', checkedPages: 2, places: [{ page: 2, reason: 'unreadable' }] })
})

it('a program that ends leaves what it is at to the next, at once and without blame', async () => {
  const { id } = await submit(3)
  const ending = new AbortController()
  const ended = createDocumentCheck(world.program.database, {
    ...world.documents,
    subjects: [caseDocuments, roomDocuments],
    stopping: ending.signal,
    checkPages: async (_of, onPage) => {
      await onPage({ page: 1, places: [], asks: 0 })
      ending.abort()
      throw new Error('killed')
    },
  })
  await ended()
  expect(await stateOf(id)).toMatchObject({ state: 'quarantined', checkedPages: 1 })
  await check()
  expect(reader.read).toEqual([2, 3])
  expect((await stateOf(id)).state).toBe('released')
})

it('two processes look a document through once; one that died with it is followed by the other', async () => {
  const { id } = await submit(3)
  const [subjects, seen]: [typeof caseDocuments[], string[]] = [[caseDocuments, roomDocuments], []]
  const processOf = (name: string) =>
    createDocumentCheck(world.program.database, {
      ...world.documents,
      subjects,
      checkPages: async ({ first, count }, onPage) => {
        for (let page = first; page < first + count; page++) {
          seen.push(`${name}${page}`)
          await onPage({ page, places: [], asks: 0 })
        }
      },
    })
  await Promise.all([processOf('a')(), processOf('b')()])
  expect(seen.map((one) => one.slice(1))).toEqual(['1', '2', '3'])
  expect(new Set(seen.map((one) => one[0])).size).toBe(1)
  expect((await stateOf(id)).state).toBe('released')

  const other = await submit(1)
  await world.asSystem((tx) => tx.db.updateTable('document').set({ check_held_until: new Date(tx.now.getTime() + 60_000) }).where('id', '=', other.id).execute())
  await check()
  expect((await stateOf(other.id)).state).toBe('quarantined')
  world.clock.advance(61_000)
  await check()
  expect((await stateOf(other.id)).state).toBe('released')
})

it('a long scan lets a letter pass', async () => {
  const caseId = (await sendTo(roles.a, [roles.b])).id
  const scan = await submit(14, { caseId })
  let letter: string | undefined
  const order: string[] = []
  const runner = createDocumentCheck(world.program.database, {
    ...world.documents,
    subjects: [caseDocuments, roomDocuments],
    checkPages: async ({ first, count }, onPage) => {
      letter ??= (await submit(1, { caseId })).id
      for (let page = first; page < first + count; page++) await onPage({ page, places: [], asks: 0 })
      order.push(`${first}+${count}`)
    },
  })
  await runner()
  expect(order).toEqual(['1+6', '1+1', '7+6', '13+2'])
  for (const id of [scan.id, letter ?? '']) expect((await stateOf(id)).state).toBe('released')
})

it('one that ends without a word about a page has looked at nothing: never out by that', async () => {
  reader.fates = ['clean', 'silent']
  const { id } = await submit(2)
  for (let attempt = 0; attempt < 6; attempt++) {
    await check()
    expect((await stateOf(id)).state).not.toBe('released')
    world.clock.advance(10 * 60_000)
  }
  expect(await stateOf(id)).toMatchObject({ state: 'refused', places: [{ page: 2, reason: 'unreadable' }] })
  expect(reader.read.filter((page) => page === 2)).toHaveLength(4)
})

it('a file that can’t be fetched says nothing about its document: it waits, and is told of each time', async () => {
  const { id } = await submit(1)
  const gone = createDocumentCheck(world.program.database, { ...world.documents, subjects: [caseDocuments, roomDocuments], checkPages: reader.checkPages, storage: { ...world.documents.storage, open: () => Promise.reject(new Error('the bucket is away')) } })
  for (let attempt = 0; attempt < 6; attempt++) {
    await expect(gone()).rejects.toThrow('away')
    world.clock.advance(10 * 60_000)
  }
  expect(await stateOf(id)).toMatchObject({ state: 'quarantined', checkedPages: 0 })
  await check()
  expect((await stateOf(id)).state).toBe('released')
})

it('a page that says another number than its turn is not written down', async () => {
  const { id } = await submit(3)
  const jumping = createDocumentCheck(world.program.database, { ...world.documents, subjects: [caseDocuments, roomDocuments], checkPages: async (_of, onPage) => onPage({ page: 3, places: [], asks: 0 }) })
  await expect(jumping()).rejects.toThrow('elsewhere')
  expect(await stateOf(id)).toMatchObject({ state: 'quarantined', checkedPages: 0 })
})

it('two that replace the same document at the same moment: one does, and only its file is there', async () => {
  reader.fates = ['named']
  const { id, caseId } = await submit(1)
  await check()
  reader.fates = []
  const before = await storedKeys()
  const answers = await Promise.all([400, 300].map(async (_, at) => uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: caseId, bytes: await samplePdf({ pages: at + 1 }), replaces: id, unchecked: true })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  const [winner] = answers.filter(({ status }) => status === 200)
  expect((await listed(caseId)).map((one) => one.id)).toEqual([winner?.body.id])
  // The old one's go with their order.
  expect((await storedKeys()).length).toBe(before.length + 2)
})

it('an upload that is broken off in the middle leaves nothing: no row, no file, no check', async () => {
  const caseId = (await sendTo(roles.a, [roles.b])).id
  await world.program.http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = world.program.http.server.address() as AddressInfo
  const before = await storedKeys()
  const send = (declared: Record<string, string>) =>
    new Promise<void>((resolve) => {
      const sent = request({ port, method: 'POST', path: `/api/v1/documents/of/case/${caseId}?kind=other&masked=1`, headers: { cookie: roles.a.cookie, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), ...declared } })
      sent.once('error', () => resolve())
      sent.once('close', () => resolve())
      sent.write(Buffer.from('%PDF-1.7\n'))
      setTimeout(() => sent.destroy(), 300)
    })
  // In pieces without a length, and with a length that never comes.
  await Promise.all([send({ 'transfer-encoding': 'chunked' }), send({ 'content-length': '500000' })])
  await expect.poll(async () => readdir(world.documents.incoming).catch(() => [])).toEqual([])
  expect([await listed(caseId), await storedKeys()]).toEqual([[], before])
})
