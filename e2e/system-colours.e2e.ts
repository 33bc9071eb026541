import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameOfPage, visit, watchCalls } from './all-pages'
import { openBrowser, openPage, putHintsAway, SOON_MS } from './browser-window'
import { type KnownPage, PAGES_OF, SENDER } from './known-pages'
import { keyboardFaults } from './page-checks'
import { startHouse, type StartedHouse } from './started-house'
import { framelessFields, indistinctChoices, movingParts } from './system-checks'

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

const enter = async (person: string, media: Parameters<Page['emulateMedia']>[0]) => {
  const { page, context, complaints } = await openPage(browser, house.url, 'desk')
  await page.emulateMedia(media)
  const settled = watchCalls(page)
  await page.goto('/')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor({ timeout: SOON_MS })
  return { page, complaints, visitPage: (known: KnownPage) => visit(page, known, settled), close: () => context.close() }
}

describe('with the colours of the system (a contrast theme of Windows)', () => {
  test.each(PAGES_OF)('what is chosen, what one writes in and where the keyboard is can be seen on every page of $who', { timeout: 600_000 }, async ({ person, pages, hints }) => {
    const { page, complaints, visitPage, close } = await enter(person, { forcedColors: 'active' })
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
    if (hints) await putHintsAway(page)
    const found: string[] = []
    for (const known of pages) {
      await visitPage(known)
      // Every stop of the keyboard is held against the same rings as in every-page; here on the pages with the most kinds of fields.
      const checks = ['/cases/new', '/inbox/$inquiryId'].includes(known.route) ? [indistinctChoices, framelessFields, keyboardFaults] : [indistinctChoices, framelessFields]
      for (const check of checks) found.push(...(await check(page)).map((fault) => `${nameOfPage(known)}: ${fault}`))
    }
    await close()
    expect(complaints).toEqual([])
    expect([...new Set(found)]).toEqual([])
  })
})

describe('for whom moving things make ill', () => {
  /** Opens what usually slides and fades: a dialog, a menu, a folded part. */
  const stir = async (page: Page): Promise<string[]> => {
    const moved: string[] = []
    const act = async (work: () => Promise<void>) => {
      await work()
      moved.push(...(await movingParts(page)))
    }
    await act(() => page.getByRole('button', { name: SENDER }).click())
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1 }).focus()
    await act(() => page.keyboard.press('?'))
    await page.getByRole('dialog').waitFor()
    await act(() => page.keyboard.press('Escape'))
    return moved
  }
  /** What a component might bring along one day. */
  const bring = (page: Page) =>
    page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = '@keyframes turn { to { rotate: 1turn } } .brought { animation: turn 5s infinite; scroll-behavior: smooth }'
      const part = document.createElement('p')
      part.className = 'brought'
      document.head.append(style)
      document.querySelector('main')?.append(part)
    })

  test('nothing moves on any page of the sender, nor when something opens, whatever a part brings along', { timeout: 300_000 }, async () => {
    const still = await enter(SENDER, { reducedMotion: 'reduce' })
    await putHintsAway(still.page)
    const found = await stir(still.page)
    for (const known of PAGES_OF.find(({ person }) => person === SENDER)?.pages ?? []) {
      await still.visitPage(known)
      found.push(...(await movingParts(still.page)).map((part) => `${nameOfPage(known)}: ${part}`))
    }
    await bring(still.page)
    found.push(...(await movingParts(still.page)))
    expect(found).toEqual([])
    // The same part moves for everybody else, and is seen to.
    await still.page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await movingParts(still.page)).toHaveLength(2)
    await still.close()
  })
})
