import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { readHands } from '../tools/names/marked-text'
import { atMost } from './figures'
import type { Figures } from './measures'

const ROUNDS = 8
const WARM_ROUNDS = 2
const MOST_MS = 10
const MOST_MB = 1.3

/** The bundle lies in `server/dist/bench`. */
const root = path.resolve(import.meta.dirname, '../../..')
const ASSETS = ['names.dictionary.bin', 'names.model.bin'] as const

type Reading = { dictionary: string; model: string; texts: string[]; rounds: number }

/** What page and worker both run: opens the detector once, reads every text again and again, answers milliseconds per 1,000 characters of each round. */
const READ = `self.readAll = ({ dictionary, model, texts, rounds }) => {
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  self.detect ??= Names.createNameDetector({ dictionary: bytes(dictionary), model: bytes(model) })
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return Array.from({ length: rounds }, () => {
    const began = performance.now()
    for (const text of texts) self.detect(text)
    return (1000 * (performance.now() - began)) / characters
  })
}`

/** Seconds that the page's own thread has had a processor, however many others wanted it meanwhile. */
const threadTime = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
}

const readInPage = (page: Page, reading: Reading): Promise<number[]> => page.evaluate((given) => (globalThis as unknown as { readAll: (reading: Reading) => number[] }).readAll(given), reading)

const readInWorker = (page: Page, script: string, reading: Reading): Promise<number[]> =>
  page.evaluate(
    ([source, given]) =>
      new Promise<number[]>((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([`${source}\nself.onmessage = ({ data }) => self.postMessage(self.readAll(data))`])))
        worker.addEventListener('message', ({ data }) => resolve(data as number[]))
        worker.addEventListener('error', ({ message }) => reject(new Error(message)))
        worker.postMessage(given)
      }),
    [script, reading] as const,
  )

/** What the detector of names costs whoever types: its files compressed, and its reading of the tuning hands' texts in the browser. */
export const measureNames = async (say: (line: string) => void): Promise<Figures> => {
  const assets = ASSETS.map((name) => readFileSync(path.join(root, 'domain/assets', name)))
  const compressed = assets.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0)
  const bundled = await build({ entryPoints: [path.join(root, 'domain/src/names/detect-names.ts')], bundle: true, write: false, minify: true, format: 'iife', globalName: 'Names', target: 'es2022' })
  const script = `${bundled.outputFiles[0]?.text ?? ''}\n${READ}`
  const [dictionary = '', model = ''] = assets.map((bytes) => bytes.toString('base64'))
  const texts = readHands(path.join(root, 'tools/names/texts/tuning')).map(({ parts }) => parts.map(({ text }) => text).join(''))
  const browser = await chromium.launch({ executablePath: process.env.TASUKI_CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: script })
    const reading = { dictionary, model, texts, rounds: ROUNDS }
    const characters = texts.reduce((sum, text) => sum + text.length, 0)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await readInPage(page, { ...reading, rounds: WARM_ROUNDS })
    const before = await threadTime(session)
    await readInPage(page, reading)
    const spent = (1e6 * ((await threadTime(session)) - before)) / (ROUNDS * characters)
    const took = await readInWorker(page, script, reading)
    say(`names in a worker: ${took.map((ms) => ms.toFixed(1)).join(', ')} ms`)
    const figures: Figures = {
      'names, compressed for the browser': atMost(compressed / 1e6, MOST_MB, 'MB'),
      'names, 1,000 characters, processor': atMost(spent, MOST_MS, 'ms'),
      // By the clock: what else the machine does counts too.
      'names, 1,000 characters in a worker': { value: Number(Math.min(...took).toPrecision(4)), floor: null, ratio: null, goal: null, ok: null, unit: 'ms' },
    }
    return figures
  } finally {
    await browser.close()
  }
}
