import { type Browser, chromium, type CDPSession, type Page } from 'playwright-core'
import { spawnDemo } from './children'
import { atMost, median, quantile } from './figures'
import type { Figures } from './measures'

/** An old hospital PC: two cores, four times slower than this machine's. */
const SLOWER = 4
/** A phone in a hospital's corridor: 9 Mbit/s down and 165 ms round trip (the browser's own "Fast 4G"), and the slow processor. */
const PHONE_NETWORK = { offline: false, downloadThroughput: (9_000_000 * 0.9) / 8, uploadThroughput: (1_500_000 * 0.9) / 8, latency: 165 }
const REPEATS = 5
const SETTLE_MS = 700
const MOST_MS = 200
const MOST_PAINT_S = 1.5
const SENDER = '佐伯 みどり'
export const BROWSER_FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=ja']

/** The standard's interactionId is newer than the types of the DOM here. */
type EventTiming = PerformanceEventTiming & { interactionId?: number }

type Measured = { worst: number; interactions: Map<number, number> }

/** Runs in the page: the time from each press or key to the next picture, as the browser itself measures it (Event Timing). */
const watchInteractions = (): void => {
  const seen = { worst: 0, interactions: new Map<number, number>() } satisfies Measured
  Object.assign(window, { measured: seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as EventTiming[]) {
      if ((entry.interactionId ?? 0) === 0) continue
      seen.interactions.set(entry.interactionId ?? 0, Math.max(seen.interactions.get(entry.interactionId ?? 0) ?? 0, entry.duration))
      seen.worst = Math.max(...seen.interactions.values())
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
}

/** The slowest interaction of this piece of work; what took less than 16 ms isn't reported by the browser. */
const slowestOf = async (page: Page, work: () => Promise<unknown>): Promise<number> => {
  await page.waitForTimeout(SETTLE_MS)
  await page.evaluate(() => {
    const { measured } = window as unknown as { measured: Measured }
    measured.worst = 0
    measured.interactions.clear()
  })
  await work()
  await page.waitForTimeout(SETTLE_MS)
  return Math.max(16, await page.evaluate(() => (window as unknown as { measured: Measured }).measured.worst))
}

const menu = (page: Page, name: string) => page.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name }).click()
const goTo = async (page: Page, address: string, shown: (page: Page) => ReturnType<Page['locator']>) => {
  await page.goto(address)
  await shown(page).first().waitFor()
}
const row = (page: Page) => page.locator('main [data-row-link]:not([href$="/edit"])')
const rooms = (page: Page) => page.getByRole('list', { name: 'トークの一覧' }).getByRole('link')

type Interaction = { name: string; prepare(page: Page): Promise<unknown>; act(page: Page, turn: number): Promise<unknown> }

/** What a liaison nurse does all day. */
const INTERACTIONS: Interaction[] = [
  { name: 'open the list of patients', prepare: (page) => goTo(page, '/', () => page.getByRole('list', { name: '自院の対応待ち' })), act: async (page) => { await menu(page, '患者'); await row(page).first().waitFor() } },
  { name: 'open a case', prepare: (page) => goTo(page, '/cases?status=open', row), act: async (page, turn) => { await row(page).nth(turn).click(); await page.getByRole('tablist').first().waitFor() } },
  { name: 'open a case’s tabs', prepare: (page) => goTo(page, '/cases?status=open', row).then(() => row(page).first().click()).then(() => page.getByRole('tab', { name: '記録' }).waitFor()), act: async (page) => { for (const at of [1, 2, 0]) await page.getByRole('tab').nth(at).click() } },
  { name: 'filter the list of patients', prepare: (page) => goTo(page, '/cases', row), act: async (page) => { await page.getByRole('searchbox').first().pressSequentially('骨折', { delay: 60 }) } },
  { name: 'type in the form of a patient', prepare: (page) => goTo(page, '/cases/new', () => page.getByLabel(/^主病名/)), act: async (page) => { await page.getByLabel(/^主病名/).pressSequentially('誤嚥性肺炎後の療養', { delay: 80 }); await page.getByLabel(/^年齢/).pressSequentially('84', { delay: 80 }) } },
  { name: 'choose in the form of a patient', prepare: (page) => goTo(page, '/cases/new', () => page.getByRole('group', { name: '透析', exact: true })), act: async (page) => { for (const need of ['透析', '喀痰吸引', 'MRSA']) await page.getByRole('group', { name: need, exact: true }).first().getByRole('radio', { name: '有', exact: true }).check() } },
  { name: 'open and switch rooms', prepare: (page) => goTo(page, '/talk', rooms), act: async (page, turn) => { for (const at of [turn, turn + 1]) { await rooms(page).nth(at).click(); await page.getByRole('log', { name: 'メッセージ' }).waitFor() } } },
  { name: 'type a message', prepare: (page) => goTo(page, '/talk', rooms).then(() => rooms(page).first().click()), act: async (page) => { await page.getByRole('textbox', { name: 'メッセージ' }).pressSequentially('明日の午後に伺います', { delay: 60 }) } },
  { name: 'open the directory', prepare: (page) => goTo(page, '/', () => page.getByRole('list', { name: '自院の対応待ち' })), act: async (page) => { await menu(page, '病院'); await row(page).first().waitFor() } },
  { name: 'search the directory', prepare: (page) => goTo(page, '/hospitals', row), act: async (page) => { await page.getByRole('searchbox').first().pressSequentially('みなと', { delay: 80 }) } },
  { name: 'open a hospital', prepare: (page) => goTo(page, '/hospitals', row), act: async (page, turn) => { await row(page).nth(turn).click(); await page.getByRole('heading', { level: 1 }).waitFor() } },
  { name: 'open the help', prepare: (page) => goTo(page, '/cases', row), act: async (page) => { await page.getByRole('button', { name: 'この画面のヘルプ' }).click(); await page.getByRole('dialog').waitFor() } },
]

export const enter = async (page: Page): Promise<void> => {
  await page.goto('/')
  await page.getByRole('button', { name: SENDER }).click()
  await page.getByRole('button', { name: '案内を出さない' }).click()
}

const throttle = async (page: Page, network?: typeof PHONE_NETWORK): Promise<CDPSession> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  if (network !== undefined) await session.send('Network.emulateNetworkConditions', network)
  return session
}

const measureInteractions = async (browser: Browser, baseURL: string, say: (line: string) => void): Promise<Figures> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  await context.addInitScript(watchInteractions)
  const page = await context.newPage()
  await enter(page)
  const figures: Figures = {}
  for (const { name, prepare, act } of INTERACTIONS) {
    const took: number[] = []
    for (let turn = 0; turn < REPEATS; turn++) {
      await prepare(page)
      const session = await throttle(page)
      took.push(await slowestOf(page, () => act(page, turn)))
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      await session.detach()
    }
    say(`${name}: ${took.join(', ')} ms`)
    figures[`old PC: ${name}`] = atMost(quantile(took, 0.75), MOST_MS, 'ms')
  }
  await context.close()
  return figures
}

/** Until the largest thing of the page is painted, nothing cached. */
const measurePaint = async (browser: Browser, baseURL: string, signedIn: boolean): Promise<{ paint: number; script: number }> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  if (signedIn) await enter(page)
  await throttle(page, PHONE_NETWORK)
  const cache = await context.newCDPSession(page)
  await cache.send('Network.setCacheDisabled', { cacheDisabled: true })
  let script = 0
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') void request.sizes().then((size) => (script += size.responseBodySize), () => undefined)
  })
  await page.goto('/')
  await (signedIn ? page.getByRole('list', { name: '自院の対応待ち' }) : page.getByRole('button', { name: 'ログインする' })).waitFor()
  await page.waitForTimeout(2 * SETTLE_MS)
  const paint = await page.evaluate(
    () => new Promise<number>((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({ type: 'largest-contentful-paint', buffered: true })),
  )
  await context.close()
  return { paint, script }
}

/** The built program's demonstration in a slowed browser: every main interaction, the first paint, the script it needs. */
export const measurePages = async (dataDir: string, say: (line: string) => void): Promise<Figures> => {
  const demo = await spawnDemo(dataDir)
  const browser = await chromium.launch({ executablePath: process.env.TASUKI_CHROMIUM ?? '/usr/bin/chromium', args: BROWSER_FLAGS })
  try {
    const baseURL = `http://localhost:${demo.port}`
    const figures: Figures = {}
    for (const [name, signedIn] of [['sign-in', false], ['home', true]] as const) {
      const loads: { paint: number; script: number }[] = []
      for (let turn = 0; turn < REPEATS; turn++) loads.push(await measurePaint(browser, baseURL, signedIn))
      say(`phone: ${name}: ${loads.map(({ paint }) => Math.round(paint)).join(', ')} ms`)
      figures[`phone: largest paint, ${name}`] = atMost(median(loads.map(({ paint }) => paint)) / 1000, MOST_PAINT_S, 's')
      // Signed in, what came with the sign-in page is in the browser already: only the first visit tells what is needed.
      if (!signedIn) figures['script before the first interaction'] = atMost(median(loads.map(({ script }) => script)) / 1000, 200, 'kB')
    }
    Object.assign(figures, await measureInteractions(browser, baseURL, say))
    return figures
  } finally {
    await browser.close()
    await demo.stop()
  }
}
