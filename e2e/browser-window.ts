import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page, type Request } from 'playwright-core'
import { expect } from 'vitest'
import { type HousePerson, projectRoot } from './started-house'

/** How long a live change may take to appear: far more than it needs, on a busy machine. */
export const SOON_MS = 60_000

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=ja',
]

/** Debian's Chromium, or the one that TASUKI_CHROMIUM names. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env.TASUKI_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })

const TOO_MANY = 429

const DESK = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } satisfies BrowserContextOptions

/** What a browser keeps when it is closed. */
export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

export type Width = 'desk' | 'phone'

/** A browser context of its own with its one page. */
export type OpenPage = {
  page: Page
  context: BrowserContext
  /** How often the page was loaded anew: 1 for a person who never pressed reload. */
  pageLoads(): number
  /** What went wrong: script errors, answers of 500 and above, asking too often. */
  complaints: string[]
  /** The calls last made and how they ended. */
  calls: string[]
}

/** One person at one browser, signed in by the sign-in page. */
export type BrowserWindow = OpenPage & { person: HousePerson }

const LAST_CALLS = 40

const watch = (page: Page, { complaints, calls }: Pick<OpenPage, 'complaints' | 'calls'>): (() => number) => {
  let loads = 0
  const note = (request: Request, end: string): void => {
    const { pathname, search } = new URL(request.url())
    if (!pathname.startsWith('/api/')) return
    calls.push(`${new Date().toISOString().slice(14, 23)} ${request.method()} ${pathname}${search} ${end}`)
    if (calls.length > LAST_CALLS) calls.shift()
  }
  page.on('requestfailed', (request) => note(request, request.failure()?.errorText ?? 'failed'))
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) loads += 1
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  // What the page caught itself and shows as 画面を表示できませんでした.
  page.on('console', (said) => {
    if (said.type() === 'error' && /^(?:Uncaught )?\w*Error\b/.test(said.text())) complaints.push(said.text().slice(0, 300))
  })
  page.on('response', (response) => {
    note(response.request(), String(response.status()))
    if (response.status() >= 500 || response.status() === TOO_MANY) complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  return () => loads
}

const LAST_WORDS = 1500

/** For whoever asks why a test failed: a picture in `.cache/e2e`; in the log, which a machine elsewhere keeps, what the page said and asked last. */
export const keepPicture = async ({ page, person, complaints, calls }: BrowserWindow, name: string): Promise<void> => {
  const folder = path.join(projectRoot, '.cache/e2e')
  mkdirSync(folder, { recursive: true })
  const file = `${name}--${person.hospital.name}`.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')
  await page.screenshot({ path: path.join(folder, `${file}.png`), fullPage: true }).catch(() => undefined)
  const words = await page.locator('body').innerText({ timeout: 5_000 }).catch(String)
  const typed = await page.evaluate(() => [...document.querySelectorAll('textarea')].map(({ value }) => value).join(' | ')).catch(String)
  process.stderr.write(`${[`${person.hospital.name} ${person.name}: ${page.url()}`, ...complaints, ...calls, `typed: ${typed}`, words.slice(-LAST_WORDS)].join('\n')}\n`)
}

/** As anybody by their second day. */
export const putHintsAway = (page: Page): Promise<void> => page.getByRole('region', { name: 'はじめての案内' }).getByRole('button', { name: '案内を出さない' }).click()

/** Until it is said: who went on at once would leave it unsaid. */
export const acceptTerms = async (page: Page): Promise<void> => {
  const accept = page.getByRole('button', { name: '同意して始める' })
  await accept.click()
  await accept.waitFor({ state: 'hidden', timeout: SOON_MS })
}

const signInAtPage = async (page: Page, person: Pick<HousePerson, 'loginId' | 'password'>): Promise<void> => {
  await page.getByLabel('ログインID').fill(person.loginId)
  await page.getByLabel('パスワード', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'ログインする' }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor({ timeout: SOON_MS })
  // At a person's first sign-in of all.
  const { termsToAccept } = (await (await page.request.get('/api/v1/session')).json()) as { termsToAccept: number | null }
  if (termsToAccept !== null) await acceptTerms(page)
  await putHintsAway(page)
}

/** Nothing is shared with any other page but the server. */
export const openPage = async (browser: Browser, url: string, of: Width | { width: Width; kept: StorageState }): Promise<OpenPage> => {
  const { width, kept } = typeof of === 'string' ? { width: of, kept: undefined } : of
  const context = await browser.newContext({ ...(kept && { storageState: kept }), ...(width === 'phone' ? PHONE : DESK), locale: 'ja-JP', timezoneId: 'Asia/Tokyo', baseURL: url, reducedMotion: 'reduce' })
  context.setDefaultTimeout(SOON_MS)
  const page = await context.newPage()
  const said: Pick<OpenPage, 'complaints' | 'calls'> = { complaints: [], calls: [] }
  return { page, context, ...said, pageLoads: watch(page, said) }
}

export const openWindow = async (browser: Browser, { url, person, width }: { url: string; person: HousePerson; width: Width }): Promise<BrowserWindow> => {
  const open = await openPage(browser, url, width)
  await open.page.goto('/')
  await signInAtPage(open.page, person)
  return { ...open, person }
}

/** By the rail of the desk or the bar of the phone. */
export const goByMenu = (page: Page, name: 'ホーム' | '患者' | '受入れ' | 'トーク' | '病院' | '自院'): Promise<void> =>
  page.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name }).click()

export const expectShown = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'visible', timeout: SOON_MS })

export const expectGone = async (locator: Locator): Promise<void> => {
  await expect.poll(() => locator.count(), { timeout: SOON_MS }).toBe(0)
}

/** Waits until this stands there. */
export const expectText = async (locator: Locator, text: string | RegExp): Promise<void> => {
  const matcher = text instanceof RegExp ? text : new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  await expect.poll(() => locator.first().innerText({ timeout: SOON_MS }), { timeout: SOON_MS }).toMatch(matcher)
}

/** The page never moves sideways. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(tooWide, `${page.url()} is too wide`).toBe(0)
}

/** None was loaded again by hand, none complained. */
export const expectUndisturbed = (...windows: BrowserWindow[]): void => {
  for (const { person, pageLoads, complaints } of windows) {
    expect(complaints, person.hospital.name).toEqual([])
    expect(pageLoads(), `${person.hospital.name} loaded the page`).toBe(1)
  }
}
