import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPageChecker, type ReadPage } from './run-check'

/** A checker may be whatever a file has made of it: what it says counts only as far as it is of the form, and it never lasts. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tasuki-checker-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const page = (number: number, rest = '"places":[],"asks":0'): string => `console.log('{"page":${number},${rest}}');`
const check = async (program: string, of: { patienceMs?: number; stopping?: AbortSignal; onPage?: (read: ReadPage) => Promise<void> } = {}): Promise<{ read: number[]; ended: string }> => {
  const file = path.join(folder, `${Math.random()}.mjs`)
  await writeFile(file, program)
  const read: number[] = []
  const ended = await createPageChecker({ program: file, assets: folder }, of.patienceMs ?? 20_000)({ file: 'stored', contentType: 'application/pdf', first: 1, count: 3, members: ['佐藤 一郎'], stopping: of.stopping }, async (one) => {
    await of.onPage?.(one)
    read.push(one.page)
  }).then(() => 'ended', (error: Error) => error.message)
  return { read, ended }
}
const BROKEN_OFF = 'the check of a document broke off (killed)'

it('each page is written down as it is read, in its order', async () => expect(await check(`${page(1)}${page(2)}${page(3)}`)).toEqual({ read: [1, 2, 3], ended: 'ended' }))

it.each([
  ['is killed in the middle', `${page(1)}process.kill(process.pid, 'SIGKILL')`, BROKEN_OFF],
  ['ends with an error', `${page(1)}setTimeout(() => process.exit(3), 50)`, 'the check of a document broke off (3)'],
  ['takes more memory than it may', `${page(1)}setTimeout(() => { const held = []; for (;;) held.push(Buffer.alloc(200_000_000, 1)) }, 50)`, 'the check of a document broke off'],
  ['says something else', `${page(1)}console.log('page 2 is fine')`, 'is not valid JSON'],
  ['says more than places', `${page(1)}${page(2, '"places":[],"asks":0,"text":"Taro"')}`, 'Unrecognized key'],
])('one that %s has looked at what it said until then, and at no more', async (_what, program, ended) => {
  const found = await check(program)
  expect(found.read).toEqual([1])
  expect(found.ended).toContain(ended)
})

it('one that says nothing for too long is ended', async () => {
  const started = performance.now()
  expect(await check(`${page(1)}setInterval(() => undefined, 1000)`, { patienceMs: 1500 })).toEqual({ read: [1], ended: BROKEN_OFF })
  expect(performance.now() - started).toBeLessThan(10_000)
})

it('what can’t be written down ends the looking', async () => {
  const { read, ended } = await check(`${page(1)}${page(2)}setInterval(() => undefined, 1000)`, { onPage: ({ page: number }) => (number === 2 ? Promise.reject(new Error('the document is gone')) : Promise.resolve()) })
  expect([read, ended]).toEqual([[1], 'the document is gone'])
})

it('one that is stopped, before or after its start, leaves no process', async () => {
  const ending = new AbortController()
  setTimeout(() => ending.abort(), 500)
  expect((await check('setInterval(() => undefined, 1000)', { stopping: ending.signal })).ended).toBe(BROKEN_OFF)
  expect((await check('setInterval(() => undefined, 1000)', { stopping: ending.signal })).ended).toBe('the program is ending')
})

it('gets no address and no key of ours', async () => {
  const { read } = await check(`if (Object.keys(process.env).some((name) => /URL|KEY|SECRET|PASS|DATA_DIR|HOME/.test(name))) process.exit(1);${page(1)}`)
  expect(read).toEqual([1])
})
