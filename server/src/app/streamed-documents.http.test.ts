import { type ChildProcess, fork } from 'node:child_process'
import { randomFillSync, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { MAX_DOCUMENT_BYTES } from '@tasuki/domain/document/document.rules'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { buildOutsideProgram } from '../../test/build-inspector'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { serverFolder } from '../platform/server-folder'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'

const MEGA = 1024 * 1024
const AT_ONCE = 6
/** Six files of nearly 20 MB are 115 MB: whoever held them would take more than this. */
const MOST_GROWTH = 80 * MEGA

let world: TestProgram
let roles: Roles
let folder: string
let built: string
let child: ChildProcess
let address: string

const next = <T>(wanted: 'address' | 'rss'): Promise<T> =>
  new Promise((resolve) => {
    child.once('message', (message: Record<string, T>) => resolve(message[wanted] as T))
  })
const rss = (): Promise<number> => {
  const answer = next<number>('rss')
  child.send('rss')
  return answer
}

beforeAll(async () => {
  world = await startTestProgram({ at: new Date().toISOString() })
  roles = await addRoles(world)
  folder = await mkdtemp(path.join(tmpdir(), 'tasuki-stream-'))
  built = path.join(serverFolder, 'dist', `measured-${process.pid}`)
  const program = await buildOutsideProgram(built)
  const { appUrl, authUrl } = world.database
  child = fork(program, { env: { ...process.env, APP_URL: appUrl, AUTH_URL: authUrl, INSPECTOR: inject('inspectorProgram'), DATA_DIR: folder }, execArgv: [] })
  address = await next<string>('address')
}, 60_000)
afterAll(async () => {
  child.kill()
  await rm(built, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
  await world.close()
})

/** Nothing in it repeats, so that it stays as large as it is. */
const noise = async (): Promise<Buffer> => {
  const canvas = createCanvas(5500, 4125)
  const context = canvas.getContext('2d')
  const picture = context.createImageData(5500, 4125)
  randomFillSync(picture.data)
  for (let at = 3; at < picture.data.length; at += 4) picture.data[at] = 255
  context.putImageData(picture, 0, 0)
  return canvas.encode('jpeg', 90)
}

it('files of nearly 20 MB stream in and out: the program holds none of them, six at a time', async () => {
  const { id: caseId } = await sendTo(roles.a, [roles.b])
  const bytes = await noise()
  expect(bytes.length).toBeGreaterThan(12 * MEGA)
  expect(bytes.length).toBeLessThanOrEqual(MAX_DOCUMENT_BYTES)
  const upload = async (): Promise<DocumentView> => {
    const answer = await fetch(`${address}/api/v1/documents/of/case/${caseId}?kind=imaging&masked=1`, {
      method: 'POST',
      headers: { cookie: roles.a.cookie, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
      body: new Uint8Array(bytes),
    })
    expect(answer.status).toBe(200)
    return (await answer.json()) as DocumentView
  }
  // Once for what is loaded with the first of its kind.
  const first = await upload()
  const read = async (documentId: string): Promise<number> => {
    // Who sent it sees it before its check is done.
    const answer = await fetch(`${address}/api/v1/documents/${documentId}/file`, { headers: { cookie: roles.a.cookie } })
    let length = 0
    for await (const chunk of answer.body ?? []) length += chunk.length
    return length
  }
  await read(first.id)
  const before = await rss()
  let most = 0
  const watch = setInterval(() => void rss().then((now) => (most = Math.max(most, now)), () => undefined), 200)
  const uploaded = await Promise.all(Array.from({ length: AT_ONCE }, upload))
  const lengths = await Promise.all(uploaded.map((document) => read(document.id)))
  clearInterval(watch)
  most = Math.max(most, await rss())
  expect(lengths).toEqual(uploaded.map((document) => document.bytes))
  expect(most - before).toBeLessThan(MOST_GROWTH)
}, 120_000)
