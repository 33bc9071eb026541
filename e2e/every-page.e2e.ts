import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { declaredPages, nameOfPage, visit, watchCalls } from './all-pages'
import { putHintsAway } from './browser-window'
import { enterAs, setDemoStage } from './demo-stage'
import { PAGES_OF, SENDER } from './known-pages'
import { axeViolations, cutOffBySpacing, keyboardFaults, sidewaysAt, smallTargets } from './page-checks'

/** Dozens of pages, each looked at in several ways. */
const LONG_WALK_MS = 600_000
const MOST_SCRIPT_BYTES = 200_000
/** 1280 px at 200 %, and at 400 %. */
const ZOOMED = 640
const REFLOWED = 320

const stage = setDemoStage({ hurried: true })

test('every address and tab of the application is among the pages that are looked at', () => {
  const known = new Set(PAGES_OF.flatMap(({ pages }) => pages.flatMap((page) => [nameOfPage(page), page.route])))
  expect(declaredPages().length).toBeGreaterThan(15)
  expect(declaredPages().filter((page) => !known.has(page))).toEqual([])
})

const DESK_CHECKS = [axeViolations, (page: Page) => sidewaysAt(page, ZOOMED), keyboardFaults]
const PHONE_CHECKS = [axeViolations, smallTargets, (page: Page) => sidewaysAt(page, 390), (page: Page) => sidewaysAt(page, REFLOWED), cutOffBySpacing]

const WALKS = PAGES_OF.flatMap((walk) => [
  { ...walk, width: 'desk' as const, checks: DESK_CHECKS },
  { ...walk, width: 'phone' as const, checks: PHONE_CHECKS },
])

test.concurrent.each(WALKS)('every page of $who is for everyone: axe, keyboard, zoom, reflow, spacing, a finger’s targets: $width', { timeout: LONG_WALK_MS }, async ({ width, person, pages, checks, hints }) => {
  const { page, context, complaints } = await stage.open(width)
  const settled = watchCalls(page)
  const found: string[] = []
  const check = async (name: string) => {
    for (const one of checks) found.push(...(await one(page)).map((fault) => `${name}: ${fault}`))
  }
  await page.goto('/')
  await page.getByRole('button', { name: person }).waitFor()
  await check('sign-in')
  await enterAs(page, person)
  await check('first visit')
  if (hints) await putHintsAway(page)
  for (const known of pages) {
    await visit(page, known, settled)
    await check(nameOfPage(known))
  }
  await context.close()
  expect(complaints).toEqual([])
  expect(found).toEqual([])
})

test('each page names its window; the first Tab leads past the frame to its content', async () => {
  const { page, context } = await stage.open('desk')
  const settled = watchCalls(page)
  await enterAs(page, SENDER)
  await putHintsAway(page)
  const titles = new Map<string, string>()
  for (const known of PAGES_OF.flatMap(({ person, pages }) => (person === SENDER ? pages : []))) {
    await visit(page, known, settled)
    expect(await page.title(), nameOfPage(known)).toMatch(/^.+｜Tasuki$/)
    titles.set(known.route, await page.title())
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id), nameOfPage(known)).toBe('content')
  }
  await context.close()
  const told = [...titles.values()]
  expect(new Set(told).size).toBe(told.length)
})

test('a page needs at most 200 kB of compressed script, in a handful of files, before its first interaction', async () => {
  const { page, context } = await stage.open('phone')
  const sizes: Promise<number>[] = []
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') sizes.push(request.sizes().then((size) => size.responseBodySize, () => 0))
  })
  const loaded = async (): Promise<number> => (await Promise.all(sizes.splice(0))).reduce((sum, size) => sum + size, 0)
  await page.goto('/')
  await page.getByRole('button', { name: 'ログインする' }).waitFor()
  const before = [...asked]
  await page.waitForLoadState('networkidle')
  const signInPage = await loaded()
  await enterAs(page, SENDER)
  await page.getByRole('list', { name: '自院の対応待ち' }).waitFor()
  const home = signInPage + (await loaded())
  await context.close()
  expect(signInPage).toBeGreaterThan(MOST_SCRIPT_BYTES / 10)
  expect(signInPage).toBeLessThanOrEqual(MOST_SCRIPT_BYTES)
  expect(home).toBeLessThanOrEqual(MOST_SCRIPT_BYTES)
  // A phone's line pays a round trip for each; fonts come when the page stands.
  expect(before.filter((address) => address.endsWith('.js')).length).toBeLessThanOrEqual(6)
  expect(before.filter((address) => address.endsWith('.css')).length).toBe(1)
  expect(before.filter((address) => address.endsWith('.woff2'))).toEqual([])
  expect(before.filter((address) => address === '/api/v1/session')).toHaveLength(1)
})
