// npm run -s pictures: the README's pictures and one of every page at both widths in docs/pictures, with their index in
// docs/pictures.md, from the demonstration of this version.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { ensureBuilt } from './ensure-built.mjs'
import { root } from './install.mjs'
import { say } from './progress.mjs'
import { ensureBrowser } from './test-machine.mjs'

/** @typedef {import('playwright-core').Page} Page */

const FOLDER = path.join(root, 'docs/pictures')
const INDEX = path.join(root, 'docs/pictures.md')
const MOST_BYTES = 200_000
const MOST_BYTES_TOGETHER = 8_000_000
const QUALITY = 72
const READY_WITHIN_MS = 120_000

const SIZES = {
  desk: { viewport: { width: 1280, height: 880 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
}

/** @param {Page} page */
const chooserOn = (page) => (/** @type {string | RegExp} */ field, /** @type {string} */ choice) =>
  page.getByRole('group', { name: field, exact: true }).first().getByRole('radio', { name: choice, exact: true }).check()

/**
 * @typedef {{ file: string, size: keyof typeof SIZES, person: string, show(page: Page): Promise<unknown> }} Picture
 * @type {Picture[]}
 */
const PICTURES = [
  {
    file: 'register-1280.webp',
    size: 'desk',
    person: '佐伯 みどり',
    show: async (page) => {
      await page.goto('/cases/new')
      const choose = chooserOn(page)
      await choose(/^性別/, '女')
      await page.getByLabel(/^年齢/).fill('84')
      await choose(/^入院／救急外来/, '入院')
      await page.getByLabel(/^主病名/).fill('誤嚥性肺炎後')
      await page.getByLabel(/^転院目的/).selectOption({ label: '療養' })
      await choose(/^医療区分/, '2')
      await choose(/^人工呼吸器/, '無')
      await choose(/^緊急の転送が必要か/, 'いいえ')
      for (const area of ['横須賀・三浦', '横浜圏域']) {
        await page.getByRole('combobox', { name: /^希望地域/ }).fill(area)
        await page.getByRole('option', { name: new RegExp(`^${area}`) }).click()
      }
      await page.keyboard.press('Escape')
      await choose('透析', '有')
      await choose('喀痰吸引', '有')
      await page.getByLabel('喀痰吸引（回/日）').fill('3')
      await page.getByRole('region', { name: '絞り込みに効いている条件' }).waitFor()
      const boxes = page.getByRole('complementary').getByRole('checkbox')
      for (const index of [0, 1]) await boxes.nth(index).check()
      await page.evaluate(() => window.scrollTo(0, 0))
    },
  },
  {
    file: 'case-1280.webp',
    size: 'desk',
    person: '佐伯 みどり',
    show: async (page) => {
      await page.goto('/cases')
      await page.getByRole('row').filter({ hasText: '受入可・条件付き' }).getByRole('link').first().click()
      await page.getByRole('log', { name: 'メッセージ' }).waitFor()
    },
  },
  {
    file: 'inbox-390.webp',
    size: 'phone',
    person: '栗原 美津子',
    show: async (page) => {
      await page.goto('/inbox')
      await page.getByRole('list', { name: '打診の一覧' }).waitFor()
    },
  },
  {
    file: 'vacancy-390.webp',
    size: 'phone',
    person: '栗原 美津子',
    show: async (page) => {
      await page.goto('/facility')
      await page.getByRole('button', { name: '変更なしで更新' }).waitFor()
    },
  },
  {
    file: 'hospitals-1280.webp',
    size: 'desk',
    person: '佐伯 みどり',
    show: async (page) => {
      await page.goto('/hospitals')
      await page.getByRole('table').getByRole('link').first().waitFor()
    },
  },
]

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const startDemo = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tasuki-pictures-'))
  // PostgreSQL runs as another user where we are root.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), BASE_URL: url, DATA_DIR: path.join(folder, 'data'), TASUKI_DEMO: '1', LOG_LEVEL: 'warn', RATE_LIMIT: '0' }
  const server = spawn(process.execPath, [path.join(root, 'server/dist/main.js')], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error('the demonstration did not start')
    }
    await sleep(200)
  }
  return { url, stop }
}

/**
 * WebP by the browser itself: a third of a PNG, and as sharp where there is text.
 *
 * @param {Page} page
 * @param {string} file
 */
const takePicture = async (page, file) => {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await sleep(500)
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })
  const picture = Buffer.from(data, 'base64')
  if (picture.length > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES / 1000} kB`)
  writeFileSync(path.join(FOLDER, file), picture)
  say(`docs/pictures/${file}  ${Math.round(picture.length / 1000)} kB`)
  return picture.length
}

/** The list of pages is the tests' own: a page that is new there is new here. */
const readKnownPages = async () => {
  const { build } = await import('esbuild')
  const outfile = path.join(root, '.cache/known-pages.mjs')
  await build({ entryPoints: [path.join(root, 'e2e/known-pages.ts')], outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'warning' })
  return /** @type {Promise<typeof import('../e2e/known-pages')>} */ (import(pathToFileURL(outfile).href))
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {{ size: keyof typeof SIZES, person: string, hints?: boolean }} as
 */
const enter = async (browser, url, { size, person, hints = true }) => {
  const context = await browser.newContext({ ...SIZES[size], baseURL: url, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor()
  if (hints) await page.getByRole('button', { name: '案内を出さない' }).click()
  return page
}

const WIDTHS = /** @type {const} */ ({ desk: 1280, phone: 390 })
/** @typedef {{ title: string, files: Record<keyof typeof SIZES, string> }} Shown */

/**
 * Each page of the list, at both widths.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @returns {Promise<{ shown: Map<string, Shown>, bytes: number }>}
 */
const takeEveryPage = async (browser, url) => {
  const { PAGES_OF } = await readKnownPages()
  /** @type {Map<string, Shown>} */
  const shown = new Map()
  let bytes = 0
  for (const { who, person, pages, hints } of PAGES_OF) {
    for (const size of /** @type {const} */ (['desk', 'phone'])) {
      const page = await enter(browser, url, { size, person, hints })
      for (const { route, tab, address } of pages) {
        const name = [who.replace('the ', ''), ...route.split('/').map((part) => part.replace('$', '')), tab ?? ''].filter((part) => part !== '').join('-')
        const file = `${name}-${WIDTHS[size]}.webp`
        await page.goto(address === undefined ? route : await address(page))
        await page.locator('main h1').first().waitFor({ state: 'attached' })
        await page.waitForFunction(() => document.querySelector('main [data-skeleton]') === null && !/^…?$/.test(document.querySelector('main h1')?.textContent ?? ''))
        bytes += await takePicture(page, file)
        const title = (await page.title()).replace('｜Tasuki', '').replace(/^\(\d+\+?\) /, '')
        const before = shown.get(name)
        shown.set(name, { title: before?.title ?? title, files: { desk: '', phone: '', ...before?.files, [size]: file } })
      }
      await page.context().close()
    }
  }
  return { shown, bytes }
}

/** @param {Map<string, Shown>} shown */
const writeIndex = (shown) => {
  const rows = [...shown].map(([name, { title, files }]) => `| ${title}<br>\`${name}\` | ![${title} (1280 px)](pictures/${files.desk}) | ![${title} (390 px)](pictures/${files.phone}) |`)
  writeFileSync(INDEX, `# Every page, at both widths\n\nMade by \`npm run -s pictures\` from the demonstration; nobody in them exists.\n\n| | 1280 px | 390 px |\n|---|---|---|\n${rows.join('\n')}\n`)
}

const problem = await ensureBrowser()
if (problem) throw new Error(problem)
await ensureBuilt(['server', 'web'])
const demo = await startDemo()
const browser = await chromium.launch({
  executablePath: process.env.TASUKI_CHROMIUM,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=ja'],
  env: { ...process.env, LANGUAGE: 'ja' },
})
try {
  mkdirSync(FOLDER, { recursive: true })
  for (const name of readdirSync(FOLDER)) if (/\.(?:png|webp)$/.test(name)) rmSync(path.join(FOLDER, name))
  let bytes = 0
  for (const { file, size, person, show } of PICTURES) {
    const page = await enter(browser, demo.url, { size, person })
    await show(page)
    bytes += await takePicture(page, file)
    await page.context().close()
  }
  const every = await takeEveryPage(browser, demo.url)
  writeIndex(every.shown)
  bytes += every.bytes
  say(`${readdirSync(FOLDER).length} pictures, ${(bytes / 1_000_000).toFixed(1)} MB`)
  if (bytes > MOST_BYTES_TOGETHER) throw new Error(`more than ${MOST_BYTES_TOGETHER / 1_000_000} MB of pictures`)
} finally {
  await browser.close()
  await demo.stop()
}
