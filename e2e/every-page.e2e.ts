import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { declaredPages, isAt, nameOfPage, visit, watchCalls } from './all-pages'
import { putHintsAway } from './browser-window'
import { enterAs, setDemoStage } from './demo-stage'
import { type KnownPage, PAGES_OF, SENDER } from './known-pages'
import { strayWords, watchData } from './language-checks'
import { axeViolations, keyboardFaults, sidewaysAt, skipFaults } from './page-checks'
import { framelessFields, indistinctChoices, movingParts } from './system-checks'

/** Dozens of pages, each looked at in several ways; at a phone: phone-pages. */
const LONG_WALK_MS = 600_000
/** 1280 px at 200 %. */
const ZOOMED = 640
/** Every stop of the keyboard is held against the rings twice on the pages with the most kinds of fields: also in the system's colours. */
const MOST_FIELDS = ['/cases/new', '/inbox/$inquiryId']

const stage = setDemoStage({ hurried: true })

test('every address and tab of the application is among the pages that are looked at', () => {
  const known = new Set(PAGES_OF.flatMap(({ pages }) => pages.flatMap((page) => [nameOfPage(page), page.route])))
  expect(declaredPages().length).toBeGreaterThan(15)
  expect(declaredPages().filter((page) => !known.has(page))).toEqual([])
})

const CHECKS = [axeViolations, (page: Page) => sidewaysAt(page, ZOOMED), skipFaults, keyboardFaults, movingParts]

/** With a contrast theme of Windows. */
const inSystemColours = async (page: Page, known?: KnownPage): Promise<string[]> => {
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
  const checks = known !== undefined && MOST_FIELDS.includes(known.route) ? [indistinctChoices, framelessFields, keyboardFaults] : [indistinctChoices, framelessFields]
  const found: string[] = []
  for (const check of checks) found.push(...(await check(page)).map((fault) => `in the system’s colours ${fault}`))
  await page.emulateMedia({ forcedColors: 'none' })
  return found
}

test.each(PAGES_OF)('every page of $who is for everyone: axe, keyboard, zoom, the system’s colours, nothing moves, one language, a name for its window', { timeout: LONG_WALK_MS }, async ({ person, pages, hints }) => {
  const { page, context, complaints } = await stage.open('desk')
  const settled = watchCalls(page)
  const heard = watchData(page)
  const found: string[] = []
  const titles = new Map<string, string>()
  const look = async (name: string, checks: readonly ((page: Page) => Promise<string[]>)[], known?: KnownPage) => {
    const language = (await strayWords(page, heard, 'ja')).map((text) => `says ${text.slice(0, 120)}`)
    const faults = [...language]
    for (const one of checks) faults.push(...(await one(page)))
    faults.push(...(await inSystemColours(page, known)))
    found.push(...faults.map((fault) => `${name}: ${fault}`))
  }
  await page.goto('/')
  await page.getByRole('button', { name: person }).waitFor()
  const withoutFrame = CHECKS.filter((one) => one !== skipFaults)
  if (person === SENDER) await look('sign-in', withoutFrame)
  await enterAs(page, person)
  await look('first visit', CHECKS)
  if (hints) await putHintsAway(page)
  for (const known of pages) {
    await visit(page, known, settled)
    expect(await page.title(), nameOfPage(known)).toMatch(/^.+｜Tasuki$/)
    // What leads on to another page has that one's name, and how much waits changes by reading.
    if (isAt(page, known)) titles.set(known.route, (await page.title()).replace(/^\(\d+\) /, ''))
    await look(nameOfPage(known), CHECKS, known)
  }
  await context.close()
  expect(complaints).toEqual([])
  expect([...new Set(found)]).toEqual([])
  const told = [...titles.values()]
  expect([...new Set(told)]).toEqual(told)
})
