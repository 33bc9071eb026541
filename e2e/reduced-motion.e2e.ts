import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { putHintsAway } from './browser-window'
import { enterAs, setDemoStage } from './demo-stage'
import { SENDER } from './known-pages'
import { movingParts } from './system-checks'

const stage = setDemoStage()

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

/** That nothing moves on any page is asked by every-page. */
test('nothing moves when something opens, whatever a part brings along, for whom moving things make ill', { timeout: 120_000 }, async () => {
  const { page, context } = await stage.open('desk')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await enterAs(page, SENDER)
  await putHintsAway(page)
  const found = await stir(page)
  await bring(page)
  found.push(...(await movingParts(page)))
  expect(found).toEqual([])
  // The same part moves for everybody else, and is seen to.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await movingParts(page)).toHaveLength(2)
  await context.close()
})
