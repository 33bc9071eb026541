import { expect, test } from 'vitest'
import { nameOfPage, visit, watchCalls } from './all-pages'
import { SOON_MS } from './browser-window'
import { setDemoStage } from './demo-stage'
import { PAGES_OF, SENDER } from './known-pages'
import { strayWords, watchData } from './language-checks'

const stage = setDemoStage({ hurried: true })

/** In Japanese they are heard by every-page. */
test.each(PAGES_OF)('every page of $who speaks English alone where English was chosen', { timeout: 600_000 }, async ({ person, pages }) => {
  const { page, context } = await stage.open('desk')
  await context.addInitScript(() => localStorage.setItem('tasuki.language', 'en'))
  const settled = watchCalls(page)
  const heard = watchData(page)
  const found: string[] = []
  await page.goto('/')
  await page.getByRole('button', { name: person }).waitFor()
  const listen = async (name: string) => {
    expect(await page.locator('html').getAttribute('lang'), name).toBe('en')
    found.push(...(await strayWords(page, heard, 'en')).map((text) => `${name}: ${text.slice(0, 120)}`))
  }
  await listen('sign-in')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('navigation', { name: 'Menu' }).waitFor({ timeout: SOON_MS })
  for (const known of pages) {
    await visit(page, known, settled)
    await listen(nameOfPage(known))
  }
  await context.close()
  expect(heard.data.size).toBeGreaterThan(person === SENDER ? 100 : 10)
  expect(found).toEqual([])
})
