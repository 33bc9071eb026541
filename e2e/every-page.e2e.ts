import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, openPage, putHintsAway, SOON_MS } from './browser-window'
import { startHouse, type StartedHouse } from './started-house'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const HIGH_ENOUGH = 5000
const MOST_SCRIPT_BYTES = 200_000

type Step = { name: string; go(page: Page): Promise<unknown>; shows(page: Page): ReturnType<Page['locator']> }

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first()
const at = (path: string) => (page: Page) => page.goto(path)

const SENDER_PAGES: Step[] = [
  { name: 'ホーム', go: at('/'), shows: (page) => page.getByRole('list', { name: '自院の対応待ち' }) },
  { name: '患者', go: at('/cases'), shows: (page) => page.getByRole('table', { name: '患者' }) },
  { name: '患者を登録', go: at('/cases/new'), shows: (page) => page.getByRole('group', { name: 'MRSA' }) },
  { name: '一人の患者', go: (page) => page.goto('/cases').then(() => page.getByRole('row').filter({ hasText: '受入可・条件付き' }).getByRole('link').first().click()), shows: (page) => page.getByRole('table', { name: '候補病院' }) },
  { name: '記録', go: (page) => page.getByRole('tab', { name: '記録' }).click(), shows: heading('医療処置・感染症') },
  { name: '履歴', go: (page) => page.getByRole('tab', { name: '履歴' }).click(), shows: (page) => page.getByText('患者を登録') },
  { name: 'トーク', go: at('/talk'), shows: (page) => page.getByRole('list', { name: 'トークの一覧' }) },
  { name: '一つのトーク', go: (page) => page.getByRole('list', { name: 'トークの一覧' }).getByRole('link').first().click(), shows: (page) => page.getByRole('log', { name: 'メッセージ' }) },
  { name: '病院', go: at('/hospitals'), shows: (page) => page.getByRole('table').getByRole('link').first() },
  { name: '一つの病院', go: (page) => page.getByRole('table').getByRole('link').first().click(), shows: heading(/病院|医院|センター/) },
]

const RECEIVER_PAGES: Step[] = [
  { name: '受入れ', go: at('/inbox'), shows: (page) => page.getByRole('list', { name: '打診の一覧' }) },
  { name: '一つの打診', go: (page) => page.getByRole('list', { name: '打診の一覧' }).getByRole('link').first().click(), shows: heading('自院の受入条件との照合') },
  { name: '受入れできる患者', go: at('/inbox?tab=area'), shows: (page) => page.getByRole('tab', { name: /^受入れできる患者/, selected: true }) },
  { name: '今日の空床', go: at('/facility'), shows: (page) => page.getByRole('button', { name: '変更なしで更新' }) },
  { name: '受入条件', go: at('/facility?tab=conditions'), shows: (page) => page.getByRole('group', { name: 'MRSA' }) },
  { name: '施設情報', go: at('/facility?tab=record'), shows: (page) => page.getByLabel('送迎') },
]

let house: StartedHouse
let browser: Browser

beforeAll(async () => {
  house = await startHouse({ demo: true })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** What axe finds, one line each: page, rule, element. */
const violationsOn = async (page: Page, name: string): Promise<string[]> => {
  // In a window so high that nothing is scrolled half away: what is cut off by an edge would count as too small.
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  await page.setViewportSize({ width: size.width, height: HIGH_ENOUGH })
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  await page.setViewportSize(size)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name}: ${id}: ${node.html.slice(0, 160)}`))
}

const enterAs = async (page: Page, person: string): Promise<void> => {
  await page.goto('/')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor({ timeout: SOON_MS })
  await putHintsAway(page)
}

const walk = async (page: Page, steps: Step[]): Promise<string[]> => {
  const found: string[] = []
  for (const { name, go, shows } of steps) {
    await go(page)
    await shows(page).waitFor({ timeout: SOON_MS })
    await expectNoSidewaysScroll(page)
    found.push(...(await violationsOn(page, name)))
  }
  return found
}

const WALKS = (['desk', 'phone'] as const).flatMap((width) => [
  { width, who: 'the sender', person: '佐伯 みどり', steps: SENDER_PAGES },
  { width, who: 'the receiver', person: '栗原 美津子', steps: RECEIVER_PAGES },
])

test.each(WALKS)('every page of $who meets WCAG 2.2 AA as far as a program can tell: $width', async ({ width, person, steps }) => {
  const { page, context, complaints } = await openPage(browser, house.url, width)
  await page.goto('/')
  await page.getByRole('button', { name: person }).waitFor()
  const found = await violationsOn(page, 'ログイン')
  await enterAs(page, person)
  found.push(...(await walk(page, steps)))
  await context.close()
  expect(complaints).toEqual([])
  expect(found).toEqual([])
})

test('a page needs at most 200 kB of compressed script before its first interaction', async () => {
  const { page, context } = await openPage(browser, house.url, 'phone')
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') sizes.push(request.sizes().then((size) => size.responseBodySize))
  })
  const loaded = async (): Promise<number> => (await Promise.all(sizes.splice(0))).reduce((sum, size) => sum + size, 0)
  await page.goto('/')
  await page.getByRole('button', { name: 'ログインする' }).waitFor()
  await page.waitForLoadState('networkidle')
  const signInPage = await loaded()
  await enterAs(page, '佐伯 みどり')
  await page.getByRole('list', { name: '自院の対応待ち' }).waitFor()
  const home = signInPage + (await loaded())
  expect(signInPage).toBeGreaterThan(MOST_SCRIPT_BYTES / 10)
  expect(signInPage).toBeLessThanOrEqual(MOST_SCRIPT_BYTES)
  expect(home).toBeLessThanOrEqual(MOST_SCRIPT_BYTES)
  await context.close()
})
