import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deleteDocumentCall, getDocumentFileCall, getDocumentThumbnailCall, listDocumentsCall } from '@tasuki/domain/document/document.contract'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { fetchDocument, uploadDocument } from '../../test/worlds/document-world'
import { samplePdf } from '../../test/worlds/sample-files'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'

let folder: string
let s3: S3rver
let world: TestProgram
let roles: Roles
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tasuki-s3-'))
  s3 = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'hospital-documents' }] })
  const { port } = await s3.run()
  world = await startTestProgram({
    env: { S3_BUCKET: 'hospital-documents', S3_REGION: 'us-east-1', S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_PREFIX: 'tasuki', S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
  })
  roles = await addRoles(world)
})
afterAll(async () => {
  await world.close()
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const storedKeys = async (): Promise<string[]> => {
  const keys: string[] = []
  for await (const { key } of world.documents.storage.list()) keys.push(key)
  return keys.sort()
}

it('the whole way of a document goes by a bucket: in, whole and in parts to whom it is shown, withdrawn, swept', async () => {
  const { id: caseId } = await sendTo(roles.a, [roles.b])
  const pdf = await samplePdf({ pages: 2 })
  const { body: document, status } = await uploadDocument(world, roles.a, { subjectKind: 'case', subjectId: caseId, bytes: pdf })
  expect(status).toBe(200)
  const key = `documents/${document.id.slice(0, 2)}/${document.id}`
  expect(await storedKeys()).toEqual([key, `${key}.thumbnail`])

  const whole = await fetchDocument(world, roles.b, getDocumentFileCall, document.id)
  expect([whole.status, whole.bytes.length, whole.bytes.toString('latin1', 0, 5)]).toEqual([200, document.bytes, '%PDF-'])
  const part = await fetchDocument(world, roles.b, getDocumentFileCall, document.id, { range: `bytes=${document.bytes - 6}-` })
  expect([part.status, part.bytes.equals(whole.bytes.subarray(-6)), part.headers['content-range']]).toEqual([206, true, `bytes ${document.bytes - 6}-${document.bytes - 1}/${document.bytes}`])
  const head = await fetchDocument(world, roles.b, getDocumentFileCall, document.id, { method: 'HEAD' })
  expect([head.status, head.headers['content-length']]).toEqual([200, String(document.bytes)])
  expect((await fetchDocument(world, roles.b, getDocumentThumbnailCall, document.id)).bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
  expect((await fetchDocument(world, roles.d, getDocumentFileCall, document.id)).status).toBe(404)

  await roles.a.ok(deleteDocumentCall, { params: { documentId: document.id } })
  expect((await fetchDocument(world, roles.b, getDocumentFileCall, document.id)).status).toBe(404)
  // Seven days later the row goes at night, then its files by the job that the same transaction has ordered.
  world.clock.advance(8 * 86_400_000)
  await world.runJob('sweep_documents')
  const { rows } = await world.program.database.pool.query(`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'remove_document_files'`)
  for (const { payload } of rows) await world.runJob('remove_document_files', payload)
  expect(await storedKeys()).toEqual([])
  await roles.a.ok(listDocumentsCall, { params: { subjectKind: 'case', subjectId: caseId } })
})

it('an object that a crash left in the bucket without a row is swept, another prefix’s is not', async () => {
  const local = path.join(folder, 'local')
  await writeFile(local, 'stored, then the process was killed')
  await world.documents.storage.put('documents/00/00000000-0000-4000-8000-00000000dead', local)
  expect(await storedKeys()).toHaveLength(1)
  world.clock.set(new Date(Date.now() + 2 * 86_400_000).toISOString())
  await world.runJob('sweep_documents')
  expect(await storedKeys()).toEqual([])
  expect(await readFile(local, 'utf8')).toContain('stored')
})
