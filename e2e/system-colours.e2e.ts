import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { nameOfPage, visit, watchCalls } from './all-pages'
import { putHintsAway } from './browser-window'
import { enterAs, setDemoStage } from './demo-stage'
import { type KnownPage, PAGES_OF, SENDER } from './known-pages'
import { keyboardFaults } from './page-checks'
import { framelessFields, indistinctChoices, movingParts } from './system-checks'

const stage = setDemoStage({ hurried: true })

const enter = async (person: string, media: Parameters<Page['emulateMedia']>[0]) => {
  const { page, context, complaints } = await stage.open('desk')
  await page.emulateMedia(media)
  const settled = watchCalls(page)
  await enterAs(page, person)
  return { page, complaints, visitPage: (known: KnownPage) => visit(page, known, settled), close: () => context.close() }
}

describe('with the colours of the system (a contrast theme of Windows)', () => {
  test.concurrent.each(PAGES_OF)('what is chosen, what one writes in and where the keyboard is can be seen on every page of $who', { timeout: 600_000 }, async ({ person, pages, hints }) => {
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
