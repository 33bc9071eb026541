import { readFileSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { createPageChecker } from '../server/src/document/run-check'
import { createInspector } from '../server/src/document/run-inspection'
import { atMost, type Figure, median } from './figures'
import { HARD_PAGES } from '../server/test/worlds/hard-pages'

const PAGES_OF_A_SCAN = 30
const REPEATS = 3
const WATCH_MS = 50

/** What the processes below ours hold at their most. */
const watchChildren = (): (() => number) => {
  let most = 0
  const children = () => readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const look = () => {
    for (const pid of children())
      try {
        most = Math.max(most, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
      } catch {
        // It has ended since.
      }
  }
  const watch = os.platform() === 'linux' ? setInterval(look, WATCH_MS) : undefined
  return () => {
    clearInterval(watch)
    return most
  }
}

const scanOf = async (pictures: readonly Buffer[]): Promise<Buffer> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (const picture of pictures) {
    const image = await pdf.embedJpg(picture)
    const [width, height] = [image.width * 0.38, image.height * 0.38]
    pdf.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height })
  }
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

const plain = (value: number, unit: string): Figure => ({ value: Number(value.toPrecision(4)), floor: null, ratio: null, goal: null, ok: null, unit })

/** What the door costs and how well it reads: pages made to be hard, letters, and a scan of thirty pages. */
export const measureDocuments = async (folder: string, say: (line: string) => void): Promise<Record<string, Figure>> => {
  await mkdir(folder, { recursive: true })
  const [checkPages, inspect] = [createPageChecker(), createInspector()]
  const seconds = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now()
    await work()
    return (performance.now() - began) / 1000
  }
  const takeIn = async (bytes: Buffer): Promise<string> => {
    const [raw, clean, thumbnail] = ['raw', 'clean', 'thumbnail'].map((name) => path.join(folder, name)) as [string, string, string]
    await writeFile(raw, bytes)
    const found = await inspect(raw, { clean, thumbnail })
    if (!found.ok) throw new Error(found.fault)
    return clean
  }
  const read = async (file: string, contentType: string, count: number): Promise<number> => {
    let places = 0
    await checkPages({ file, contentType, first: 1, count, members: [] }, (page) => {
      places += page.places.length
      return Promise.resolve()
    })
    return places
  }
  const pages = await Promise.all(HARD_PAGES.map(async (page) => ({ ...page, bytes: await page.draw() })))
  const [missed, accused, took]: [string[], string[], number[]] = [[], [], []]
  for (const page of pages) {
    const clean = await takeIn(page.bytes)
    let places = 0
    const time = await seconds(async () => (places = await read(clean, 'image/jpeg', 1)))
    took.push(time)
    if (page.named && places === 0) missed.push(page.what)
    if (!page.named && places > 0) accused.push(page.what)
    say(`  ${time.toFixed(1)} s  ${page.named === places > 0 ? '' : page.named ? 'MISSED ' : 'ACCUSED '}${page.what}`)
  }
  const named = pages.filter((page) => page.named).length
  const letter = pages.filter((page) => !page.named).slice(0, 8)
  const [one, thirty] = [await scanOf([letter[0]?.bytes ?? Buffer.alloc(0)]), await scanOf(Array.from({ length: PAGES_OF_A_SCAN }, (_, at) => letter[at % letter.length]?.bytes ?? Buffer.alloc(0)))]
  const ofOne: number[] = []
  for (let turn = 0; turn < REPEATS; turn++) ofOne.push(await seconds(async () => read(await takeIn(one), 'application/pdf', 1)))
  const mostOf = watchChildren()
  let file = ''
  const intake = await seconds(async () => (file = await takeIn(thirty)))
  const looked = await seconds(() => read(file, 'application/pdf', PAGES_OF_A_SCAN))
  return {
    'names on hard pages, not found': atMost(missed.length, 0.25 * named, `of ${named}`),
    'pages without a name, sent back': atMost(accused.length, 2, `of ${pages.length - named}`),
    'a hard page, median': plain(median(took), 's'),
    'a page, in and looked through': atMost(median(ofOne), 10, 's'),
    'thirty pages, in': atMost(intake, 30, 's'),
    'thirty pages, looked through': plain(looked, 's'),
    'thirty pages, size': plain((await stat(file)).size / 1024 / 1024, 'MB'),
    'process that looks, memory': atMost(mostOf(), 2500, 'MB'),
  }
}
