import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../server/src/platform/db/embedded-postgres'
import { prepareDatabase } from '../server/src/platform/db/prepare-database'
import { createLog } from '../server/src/platform/log'
import { fillBenchData, selectBenchPeople } from './bench-data'
import { forkTaskProcess, isTaskProcess, serveTasks, spawnProgram, timeStart } from './children'
import { measureDocuments } from './documents'
import { figureTable, atMost, median } from './figures'
import { type BenchHouse, type Figures, measureDelivery, measureList, measureMatching, measureSearch } from './measures'
import { measureNames } from './names'
import { measurePages } from './pages'
import { measureTyping } from './typing'

const USAGE = `npm run -s bench -- [--json] [--scale 1|10|100] [--full] [--only list,matching,search,delivery,start,pages,typing,documents,names]
  --json   the figures as JSON, and nothing else on standard output
  --scale  2,000 cases with all that belongs to them, or ten or a hundred times as many
  --full   1,000 open streams too
  --only   some of the measurements`

const MEASUREMENTS = ['list', 'matching', 'search', 'delivery', 'start', 'pages', 'typing', 'documents', 'names'] as const
/** They need no database full of cases. */
const WITHOUT_LOAD: ReadonlySet<string> = new Set(['start', 'pages', 'typing', 'documents', 'names'])
type Wanted = { json: boolean; full: boolean; scale: number; only: readonly string[] }

const readArguments = (): Wanted => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, full: { type: 'boolean' }, scale: { type: 'string' }, only: { type: 'string' } } })
  const only = values.only?.split(',') ?? [...MEASUREMENTS]
  const scale = Number(values.scale ?? 1)
  if (![1, 10, 100].includes(scale) || only.some((name) => !MEASUREMENTS.some((known) => known === name))) throw new Error(USAGE)
  return { json: values.json ?? false, full: values.full ?? false, scale, only }
}

/** Progress goes to standard error: what is on standard output are the figures. */
const began = performance.now()
const say = (line: string): void => void process.stderr.write(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${line}\n`)

const undo: (() => unknown)[] = []
let cleaning: Promise<void> | undefined
const cleanUp = (): Promise<void> => {
  cleaning ??= (async () => {
    for (const step of undo.splice(0).reverse()) await step()
  })()
  return cleaning
}

const openHouse = async (folder: string, scale: number): Promise<BenchHouse> => {
  const log = createLog('silent')
  const [load, bare] = [forkTaskProcess(), forkTaskProcess()]
  undo.push(load.stop)
  say('a PostgreSQL of its own')
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'load'), log })
  undo.push(postgres.stop, bare.stop)
  await prepareDatabase(postgres.ownerUrl, log)
  const superuserUrl = postgres.superuserUrl.replace('/postgres?', '/tasuki?')
  say(`8,200 hospitals, ${2000 * scale} cases`)
  await fillBenchData(superuserUrl, scale)
  const barePort = await bare.run('bare', superuserUrl)
  const program = await spawnProgram({ appUrl: postgres.appUrl, authUrl: postgres.authUrl, directUrl: postgres.appUrl })
  undo.push(program.stop)
  return { superuserUrl, programPort: program.port, barePort, load, people: await selectBenchPeople(superuserUrl) }
}

const STARTS = 3

const measureStart = async (folder: string): Promise<Figures> => {
  const dataDir = path.join(folder, 'start')
  await timeStart(dataDir)
  const took: number[] = []
  for (let n = 0; n < STARTS; n++) took.push(await timeStart(dataDir))
  return { 'start, first page': atMost(median(took) / 1000, 3, 's') }
}

const measure = async ({ only, full, scale }: Wanted, folder: string): Promise<Figures> => {
  const figures: Figures = {}
  const run = async (what: string, work: () => Promise<Figures>) => {
    say(what)
    Object.assign(figures, await work())
  }
  if (only.some((name) => !WITHOUT_LOAD.has(name))) {
    const house = await openHouse(folder, scale)
    if (only.includes('list')) await run('list of visible cases', () => measureList(house))
    if (only.includes('matching')) await run('matching', () => measureMatching(house))
    if (only.includes('search')) await run('search in talks', () => measureSearch(house))
    if (only.includes('delivery')) {
      await run('delivery to 100 streams', () => measureDelivery(house, 100))
      if (full) await run('delivery to 1,000 streams', () => measureDelivery(house, 1000))
    }
  }
  if (only.includes('start')) await run('second start', () => measureStart(folder))
  if (only.includes('pages')) await run('pages on an old PC and a phone', () => measurePages(path.join(folder, 'demo'), say))
  if (only.includes('typing')) await run('a key in a long text, with names and without', () => measureTyping(path.join(folder, 'typing'), say))
  if (only.includes('documents')) await run('documents at the door', () => measureDocuments(path.join(folder, 'documents'), say))
  if (only.includes('names')) await run('names in texts, in a browser', () => measureNames(say))
  return figures
}

const main = async (): Promise<void> => {
  const wanted = readArguments()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tasuki-bench-'))
  // Root's PostgreSQL runs as somebody else, who must be able to come here.
  chmodSync(folder, 0o755)
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cleanUp().finally(() => process.exit(1)))
  try {
    const figures = await measure(wanted, folder)
    console.log(wanted.json ? JSON.stringify(figures, null, 2) : figureTable(figures))
  } finally {
    await cleanUp()
  }
}

if (isTaskProcess()) serveTasks()
else
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
