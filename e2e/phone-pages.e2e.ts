import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { nameOfPage, visit, watchCalls } from './all-pages'
import { putHintsAway } from './browser-window'
import { enterAs, setDemoStage } from './demo-stage'
import { PAGES_OF, SENDER } from './known-pages'
import { axeViolationsButColours, cutOffBySpacing, inHighWindow, sidewaysAt, smallTargets } from './page-checks'

const LONG_WALK_MS = 600_000
const MOST_SCRIPT_BYTES = 200_000
/** 1280 px at 400 %. */
const REFLOWED = 320

const stage = setDemoStage({ hurried: true })

const CHECKS = [inHighWindow(axeViolationsButColours, smallTargets), (page: Page) => sidewaysAt(page, 390), (page: Page) => sidewaysAt(page, REFLOWED), cutOffBySpacing]

test.each(PAGES_OF)('every page of $who is for everyone on a phone: axe, a finger’s targets, reflow, spacing', { timeout: LONG_WALK_MS }, async ({ person, pages, hints }) => {
  const { page, context, complaints } = await stage.open('phone')
  const settled = watchCalls(page)
  const found: string[] = []
  const look = async (name: string) => {
    for (const one of CHECKS) found.push(...(await one(page)).map((fault) => `${name}: ${fault}`))
  }
  await page.goto('/')
  await page.getByRole('button', { name: person }).waitFor()
  if (person === SENDER) await look('sign-in')
  await enterAs(page, person)
  await look('first visit')
  if (hints) await putHintsAway(page)
  for (const known of pages) {
    await visit(page, known, settled)
    await look(nameOfPage(known))
  }
  await context.close()
  expect(complaints).toEqual([])
  expect(found).toEqual([])
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

test('on a phone one role is read at a time, the own one first', async () => {
  const { page, context } = await stage.open('phone')
  await page.goto('/')
  await enterAs(page, SENDER)
  await page.goto('/roles')
  const role = page.getByLabel('役割', { exact: true })
  const may = page.locator('section', { has: page.getByRole('heading', { name: 'できること', exact: true }) })
  await may.getByText('患者を登録し、打診を送り、受入先を決める').waitFor()
  expect(await may.getByText('操作の記録を読む').count()).toBe(1)
  await role.selectOption({ label: '県担当' })
  await may.getByText('請求書を作る・送付する・取り消す').waitFor()
  expect(await may.getByText('患者を登録し、打診を送り、受入先を決める').count()).toBe(0)
  expect(new URL(page.url()).searchParams.get('role')).toBe('officer')
  await context.close()
})
