import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { nameOfPage, visit, watchCalls } from './all-pages'
import { SOON_MS } from './browser-window'
import { setDemoStage } from './demo-stage'
import { PAGES_OF, SENDER } from './known-pages'

type Spoken = 'ja' | 'en'

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
/** An English word of a sentence; abbreviations and names of keys and products aren't. */
const ENGLISH = /(?<![\p{L}\d])[a-z]{4,}(?![\p{L}\d])/u
const SAME_IN_BOTH = /Tasuki|English|\bkm\b|\bcm\b|\bkg\b|Barthel Index/g

const stage = setDemoStage({ hurried: true })

/** What the server says in its data, written by people or by the ministry. What has an English label of its own is no excuse, nor is a unit. */
const gatherData = (value: unknown, into: Set<string>): void => {
  if (typeof value === 'string') {
    for (const line of value.split('\n')) if (line.trim() !== '') into.add(line.trim())
  } else if (Array.isArray(value)) {
    for (const one of value) gatherData(one, into)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) if (!(key === 'label' && 'labelEn' in value) && key !== 'quantityUnit') gatherData(part, into)
  }
}

type Heard = { data: Set<string>; all(): Promise<unknown> }

const watchData = (page: Page): Heard => {
  const data = new Set<string>()
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/') && response.headers()['content-type']?.includes('json') === true) {
      reading.push(response.json().then((body) => gatherData(body, data), () => undefined))
    }
  })
  return { data, all: () => Promise.all(reading) }
}

/** Everything the page says, seen or read aloud, except what it marks as the other language. */
const saidOn = (page: Page, spoken: Spoken): Promise<string[]> =>
  page.evaluate((language) => {
    const other = `[lang]:not([lang="${language}"]):not(html), [translate="no"], script, style, noscript, [aria-hidden="true"] textarea, body > textarea`
    const said: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node.parentElement?.closest(other) === null) said.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-label]')) {
      if (element.closest(other) !== null) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label']) said.push(element.getAttribute(name) ?? '')
    }
    return said.map((text) => text.trim()).filter((text) => text !== '')
  }, spoken)

const strayOn = async (page: Page, data: ReadonlySet<string>, spoken: Spoken): Promise<string[]> => {
  const known = [...data].sort((a, b) => b.length - a.length)
  const stray = spoken === 'en' ? JAPANESE : ENGLISH
  const found = (await saidOn(page, spoken)).flatMap((text) => {
    if (!stray.test(text) || text === 'autosize measurement') return []
    let rest = text
    for (const one of known) {
      if (!stray.test(rest)) return []
      rest = rest.replaceAll(one, '')
    }
    rest = rest.replaceAll(/https?:\S+/g, '').replaceAll(SAME_IN_BOTH, '')
    // A line of data may be shown in pieces, around a name or a link.
    const pieces = rest.split('\n').filter((piece) => stray.test(piece) && !known.some((one) => one.includes(piece.trim())))
    return pieces.length > 0 ? [pieces.join(' ')] : []
  })
  return [...new Set(found)]
}

const MENU = { ja: 'メニュー', en: 'Menu' } as const
const WALKS = PAGES_OF.flatMap((walk) => (['en', 'ja'] as const).map((spoken) => ({ ...walk, spoken })))

test.concurrent.each(WALKS)('every page of $who speaks one language: $spoken', { timeout: 600_000 }, async ({ person, pages, spoken }) => {
  const { page, context } = await stage.open('desk')
  if (spoken === 'en') await context.addInitScript(() => localStorage.setItem('tasuki.language', 'en'))
  const settled = watchCalls(page)
  const { data, all } = watchData(page)
  const found: string[] = []
  await page.goto('/')
  await page.getByRole('button', { name: person }).waitFor()
  const look = async (name: string) => {
    expect(await page.locator('html').getAttribute('lang'), name).toBe(spoken)
    await all()
    found.push(...(await strayOn(page, data, spoken)).map((text) => `${name}: ${text.slice(0, 120)}`))
  }
  await look('sign-in')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('navigation', { name: MENU[spoken] }).waitFor({ timeout: SOON_MS })
  for (const known of pages) {
    await visit(page, known, settled)
    await look(nameOfPage(known))
  }
  await context.close()
  expect(data.size).toBeGreaterThan(person === SENDER ? 100 : 10)
  expect(found).toEqual([])
})
