import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectShown, expectText, SOON_MS } from './browser-window'
import { enterAs, setDemoStage } from './demo-stage'

/** Tap, think, tap: what a person with a phone in one hand needs for one. */
const SECONDS_A_TAP = 3
const SECONDS_ALLOWED = 20

const stage = setDemoStage()

/** Taps, counted. */
const counting = () => {
  let taps = 0
  return {
    tap: async (target: ReturnType<Page['getByRole']>) => {
      taps += 1
      await target.tap()
    },
    seconds: () => taps * SECONDS_A_TAP,
  }
}

test('on a phone the day’s vacancy takes at most 20 seconds: all kinds, one changed, and it can be taken back', async () => {
  const { page, context, complaints } = await stage.open('phone')
  await enterAs(page, '安西 由佳')
  const { tap, seconds } = counting()
  await tap(page.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name: '自院' }))
  const ward = page.getByRole('group', { name: '地域包括ケア', exact: true })
  const before = await ward.getByLabel('空床', { exact: true }).inputValue()
  await tap(ward.getByRole('button', { name: '空床を1増やす' }))
  await tap(ward.getByRole('radio', { name: '女', exact: true }))
  const saves: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') saves.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
  await tap(page.getByRole('button', { name: '変更を保存して更新' }))
  await expectShown(page.getByRole('status').getByText(/検索に表示され/))
  expect(seconds()).toBeLessThanOrEqual(SECONDS_ALLOWED)
  expect(saves).toEqual(['PUT /api/v1/facility/availability'])
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: '元に戻す' }).tap()
  await expect.poll(() => ward.getByLabel('空床', { exact: true }).inputValue(), { timeout: SOON_MS }).toBe(before)
  await page.getByRole('tab', { name: '更新の記録' }).tap()
  const newest = page.getByRole('list', { name: '更新の記録' }).getByRole('listitem')
  await expectText(newest.nth(0), '地域包括ケア 空床')
  await expectText(newest.nth(1), new RegExp(`安西 由佳[\\s\\S]*${before}[\\s\\S]*→[\\s\\S]*${Number(before) + 1}`))
  await context.close()
  expect(complaints).toEqual([])
})

test('conditions come from a CSV: a fault is told with its line, a change is seen before it is confirmed, and is taken back', async () => {
  const { page, context, complaints } = await stage.open('desk')
  await enterAs(page, '安西 由佳')
  await page.goto('/facility?tab=tables')
  const choose = async (button: string, text: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()])
    await chooser.setFiles({ name: '受入条件.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  await choose('CSVファイルを選ぶ', '項目,判定,条件\r\n喀痰吸引,たぶん,\r\n')
  await expectShown(page.getByRole('status').getByText('受入条件のファイルです。直すところが1か所あります。登録は変わっていません。'))
  await expectShown(page.getByText('2行目「判定」'))
  await choose('別のファイルを選ぶ', '\ufeff項目,判定,条件\r\n喀痰吸引,△,夜間は2回まで\r\n')
  await expectText(page.getByRole('main'), /現在[\s\S]*取り込み後[\s\S]*夜間は2回まで/)
  await page.getByRole('button', { name: '1行の変更を登録する' }).click()
  await expectShown(page.getByRole('status').getByText('受入条件を登録しました。'))
  await page.getByRole('tab', { name: '受入条件' }).click()
  const condition = page.getByRole('textbox', { name: '喀痰吸引の条件' })
  await expect.poll(() => condition.inputValue(), { timeout: SOON_MS }).toBe('夜間は2回まで')
  await page.getByRole('button', { name: '元に戻す' }).first().click()
  await expectShown(page.getByText('取り込む前に戻しました。'))
  await expect.poll(async () => (await condition.isVisible()) && (await condition.inputValue()) === '夜間は2回まで', { timeout: SOON_MS }).toBe(false)
  await context.close()
  expect(complaints).toEqual([])
})

test('the directory stands on a map beside its table, moved by keyboard, and its address can be sent', async () => {
  const { page, context, complaints } = await stage.open('desk')
  await enterAs(page, '佐伯 みどり')
  await page.goto('/hospitals')
  await page.getByRole('radio', { name: '地図' }).check()
  await expect.poll(() => page.url(), { timeout: SOON_MS }).toContain('view=map')
  const map = page.getByRole('group', { name: /^地図（61病院）/ })
  await expectShown(map)
  await expectShown(page.getByRole('table', { name: '病院' }))

  const cluster = map.getByRole('button', { name: /病院のまとまり/ })
  await expectShown(cluster)
  const clusters = await cluster.count()
  await cluster.first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expectText(page.getByRole('status').filter({ hasText: '選んだ' }), /選んだ\d+病院/)
  for (let n = 0; n < 4; n++) await page.keyboard.press('+')
  await expect.poll(() => map.getByRole('button', { name: /受入可能/ }).filter({ hasNotText: 'まとまり' }).count(), { timeout: SOON_MS }).toBeGreaterThan(0)
  await map.getByRole('button', { name: '全体' }).click()
  await expect.poll(() => cluster.count(), { timeout: SOON_MS }).toBe(clusters)

  await page.getByLabel('二次医療圏').selectOption('横須賀・三浦')
  await page.getByRole('combobox', { name: '受け入れる処置・感染症' }).or(page.getByLabel('受け入れる処置・感染症')).first().fill('酸素')
  await page.getByRole('option', { name: '酸素療法' }).click()
  await expect.poll(() => page.url(), { timeout: SOON_MS }).toMatch(/needs=.*oxygen/)
  await page.keyboard.press('Escape')
  const left = await page.getByRole('group', { name: /^地図（\d+病院）/ }).getAttribute('aria-label')
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])

  const colleague = await stage.open('phone')
  await enterAs(colleague.page, '井出 慎吾')
  await colleague.page.goto(page.url())
  await expect.poll(() => colleague.page.getByRole('group', { name: /^地図（/ }).getAttribute('aria-label'), { timeout: SOON_MS }).toBe(left)
  await expectNoSidewaysScroll(colleague.page)
  await colleague.context.close()
  await context.close()
  expect(complaints).toEqual([])
})

test('a hospital is found by kanji, kana and romaji alike, and the destination of a patient is chosen on the map', async () => {
  const { page, context, complaints } = await stage.open('desk')
  await enterAs(page, '佐伯 みどり')
  await page.goto('/hospitals')
  for (const typed of ['梶ノ音', 'かじのね', 'ｶｼﾞﾉﾈ', 'kajinone']) {
    await page.getByRole('searchbox', { name: '病院名・かな・ローマ字' }).fill(typed)
    await expect.poll(() => page.getByRole('table', { name: '病院' }).getByRole('link', { name: /病院$/ }).allInnerTexts(), { timeout: SOON_MS }).toEqual(['梶ノ音リハビリテーション病院'])
  }
  await page.goto('/cases/new')
  await page.getByRole('button', { name: '地図で選ぶ' }).click()
  const dialog = page.getByRole('dialog', { name: '希望地域を地図で選ぶ' })
  await dialog.getByRole('checkbox', { name: '横須賀・三浦圏域をすべて' }).check()
  await dialog.getByRole('checkbox', { name: '横浜市金沢区' }).check()
  await dialog.getByRole('button', { name: 'この地域にする' }).click()
  await expectShown(page.getByText('横浜市金沢区'))
  await expectShown(page.getByText(/横須賀・三浦/))
  await context.close()
  expect(complaints).toEqual([])
})
