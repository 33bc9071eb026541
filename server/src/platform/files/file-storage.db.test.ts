import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileMissing, type FileStorage } from './file-storage'
import { createFolderStorage } from './folder-storage'
import { createS3Storage } from './s3-storage'

let folder: string
let s3: S3rver
const storages: Record<string, FileStorage> = {}
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tasuki-storage-'))
  s3 = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: path.join(folder, 's3'), configureBuckets: [{ name: 'tasuki' }] })
  const { port } = await s3.run()
  storages['a folder'] = createFolderStorage(path.join(folder, 'files'))
  storages['S3'] = await createS3Storage({ bucket: 'tasuki', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, prefix: 'office/', credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } })
})
afterAll(async () => {
  for (const storage of Object.values(storages)) storage.close()
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const local = async (content: string): Promise<string> => {
  const place = path.join(folder, 'local')
  await writeFile(place, content)
  return place
}
const keysOf = async (storage: FileStorage) => {
  const keys: string[] = []
  for await (const { key } of storage.list()) keys.push(key)
  return keys.sort()
}

describe.each(['a folder', 'S3'])('%s', (name) => {
  const storage = (): FileStorage => storages[name] ?? expect.fail()

  it('keeps what was put, gives it whole or in part, lists it, lets go of it', async () => {
    expect(await keysOf(storage())).toEqual([])
    await storage().put('documents/ab/one', await local('0123456789'))
    await storage().put('documents/ab/one.thumbnail', await local('small'))
    expect(await text(await storage().open('documents/ab/one'))).toBe('0123456789')
    expect(await text(await storage().open('documents/ab/one', { start: 2, end: 4 }))).toBe('234')
    expect(await keysOf(storage())).toEqual(['documents/ab/one', 'documents/ab/one.thumbnail'])
    await storage().remove('documents/ab/one')
    await storage().remove('documents/ab/one')
    await expect(storage().open('documents/ab/one')).rejects.toBeInstanceOf(FileMissing)
    expect(await keysOf(storage())).toEqual(['documents/ab/one.thumbnail'])
  })

  it('takes no key that leads elsewhere', async () => {
    for (const key of ['../x', '/etc/passwd', 'documents/../../x', 'a//b', 'ü', '']) await expect((async () => storage().open(key))()).rejects.toThrow('not a key of ours')
  })
})

it('a broken-off write to the folder is no file, and is swept', async () => {
  const storage = createFolderStorage(path.join(folder, 'halves'))
  await storage.put('documents/ab/two', await local('x'))
  const half = path.join(folder, 'halves/documents/ab/three.x.part')
  await writeFile(half, 'half')
  await utimes(half, new Date(0), new Date(0))
  expect(await keysOf(storage)).toEqual(['documents/ab/two'])
  await storage.removeHalves(new Date(1000))
  expect(await readdir(path.join(folder, 'halves/documents/ab'))).toEqual(['two'])
})
