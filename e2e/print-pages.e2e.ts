import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOfPage, visit, watchCalls } from './all-pages'
import { openBrowser, openPage, putHintsAway, SOON_MS } from './browser-window'
import { type KnownPage, PAGES_OF } from './known-pages'
import { readSheets } from './printed-sheets'
import { startHouse, type StartedHouse } from './started-house'

/** Pages that people print with the browser's own command, and how many sheets of them are too many. */
const PRINTED: Readonly<Record<string, number>> = {
  '/': 5,
  '/cases': 12,
  '/cases/$caseId?tab=candidates': 4,
  '/cases/$caseId?tab=record': 4,
  '/cases/$caseId?tab=history': 4,
  '/talk/$roomId': 6,
  '/hospitals': 12,
  '/hospitals/$hospitalId': 5,
  '/forms/$formId?tab=accepted': 2,
  '/help': 6,
  '/help/$topicId': 3,
  '/inbox?tab=inquiries': 5,
  '/inbox?tab=area': 5,
  '/inbox/$inquiryId': 8,
  '/facility?tab=history': 6,
}

/** Of the frame and of what can only be pressed: on paper it is in the way. */
const NOT_ON_PAPER = ['保存した表示', 'CSVに書き出す', 'まとめて印刷', '受入れできます', '条件と並び順', '本文へ移動']

/** A4 at 96 dots an inch, and what 12 mm at either side leave of it. */
const PAPER = 794
const WITHIN_MARGINS = 703

let house: StartedHouse
let browser: Browser

beforeAll(async () => {
  house = await startHouse({ demo: true, hurried: true })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** A PDF names some letters by their radicals, and dots by other dots. */
const RADICALS: Readonly<Record<string, string>> = { '⻑': '長', '⻘': '青', '⻄': '西', '⻝': '食', '⻭': '歯', '⻲': '亀', '⻩': '黄', '⻨': '麦', '⻤': '鬼', '⻁': '虎', '⻆': '角', '戶': '戸' }
const plain = (text: string): string => [...text.normalize('NFKC')].map((sign) => RADICALS[sign] ?? sign).join('').replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What a person would miss on paper: headings, the beginnings of rows, the names of facts that paper's layout has. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = (element: Element) => element.getClientRects().length > 0 && element.checkVisibility() && element.closest('.visuallyHidden') === null && element.querySelector('time') === null
    return [...document.querySelectorAll('main :is(h1, h2, h3, th[scope=row], dt, [data-row-link])')].filter(seen).map((element) => element.textContent ?? '')
  })

/** Nothing stands beyond the edge of the paper, in the layout that paper has. */
const beyondTheEdge = async (page: Page): Promise<string[]> => {
  await page.setViewportSize({ width: PAPER, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  await page.evaluate((width) => void (document.documentElement.style.width = `${width}px`), WITHIN_MARGINS)
  const found = await page.evaluate((width) =>
    [...document.querySelectorAll('main *')]
      .filter((element) => element.getClientRects().length > 0 && element.closest('.visuallyHidden, svg') === null && element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName} ${(element.textContent ?? '').slice(0, 20)}`),
    WITHIN_MARGINS,
  )
  await page.evaluate(() => document.documentElement.style.removeProperty('width'))
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1280, height: 800 })
  return found
}

/** What is wrong with a page on paper. */
const faultsOf = async (page: Page, known: KnownPage): Promise<string[]> => {
  const name = nameOfPage(known)
  await page.setViewportSize({ width: WITHIN_MARGINS, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const words = (await wordsOn(page)).map(plain).filter((word) => word !== '')
  await page.emulateMedia({ media: null })
  const beyond = await beyondTheEdge(page)
  const sheets = await readSheets(await page.pdf({ preferCSSPageSize: true }))
  const text = plain(sheets.map((sheet) => sheet.text).join(''))
  const colours = [...new Set(sheets.flatMap((sheet) => sheet.colours))].filter((colour) => !['#000000', '#ffffff'].includes(colour))
  return [
    ...(words.length === 0 ? ['shows nothing'] : []),
    ...(sheets.length > (PRINTED[name] ?? 0) ? [`${sheets.length} sheets`] : []),
    ...sheets.filter(({ width, height }) => Math.round(width) !== 595 || Math.round(height) !== 842).map(() => 'not A4'),
    ...beyond.map((element) => `beyond the edge: ${element}`),
    ...words.filter((word) => !text.includes(word)).map((word) => `missing: ${word}`),
    ...NOT_ON_PAPER.filter((word) => text.includes(plain(word))).map((word) => `in the way: ${word}`),
    ...colours.map((colour) => `in ${colour}`),
  ].map((fault) => `${name} ${fault}`)
}

test('every page that is printed is one of the known pages', () => {
  const known = PAGES_OF.flatMap(({ pages }) => pages.map(nameOfPage))
  expect(Object.keys(PRINTED).filter((name) => !known.includes(name))).toEqual([])
})

test.each(PAGES_OF.filter(({ pages }) => pages.some((page) => nameOfPage(page) in PRINTED)))('what $who prints is black on white, whole and without the frame', { timeout: 400_000 }, async ({ person, pages, hints }) => {
  const { page, context } = await openPage(browser, house.url, 'desk')
  const settled = watchCalls(page)
  await page.goto('/')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor({ timeout: SOON_MS })
  if (hints) await putHintsAway(page)
  const found: string[] = []
  for (const known of pages.filter((one) => nameOfPage(one) in PRINTED)) {
    await visit(page, known, settled)
    found.push(...(await faultsOf(page, known)))
  }
  await context.close()
  expect(found).toEqual([])
})
