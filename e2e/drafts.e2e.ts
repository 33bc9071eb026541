import { expect, test } from 'vitest'
import { expectText } from './browser-window'
import { chooseSegment, fillPatient, openNewPatient, openPart } from './case-steps'
import { setStage } from './cast'

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

const SAVED = /下書きを保存しました/

test('a draft is saved while it is typed; a tab that dies, a closed browser tab and the end of a session lose nothing', async () => {
  const a = await stage.open('sender')
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '誤嚥性肺炎後', area: '横須賀・三浦' })
  await expectText(a.page.locator('form'), SAVED)
  const address = a.page.url()
  expect(address).toContain('draft=')

  // The tab dies a moment after the last keystroke, before the server has it.
  await openPart(a.page, '診療')
  await a.context.setOffline(true)
  await a.page.getByLabel('経過', { exact: true }).fill('抗菌薬は終了し、解熱している。')
  await expectText(a.page.locator('form'), '入力はこの端末に控えてあり')
  const context = a.context
  await a.page.close({ runBeforeUnload: false })
  await context.setOffline(false)
  const second = await context.newPage()
  await second.goto(address)
  await expectText(second.locator('form'), '前回の入力の続きを表示しています')
  expect(await second.getByLabel('経過', { exact: true }).inputValue()).toBe('抗菌薬は終了し、解熱している。')
  await expectText(second.locator('form'), SAVED)

  // The session ends while somebody types: sign in again in place, and what was typed is saved.
  await context.clearCookies()
  await second.getByLabel('既往', { exact: true }).fill('高血圧')
  const dialog = second.getByRole('dialog')
  await dialog.getByLabel('ログインID').fill(a.person.loginId)
  await dialog.getByRole('textbox', { name: 'パスワード' }).fill(a.person.password)
  await dialog.getByRole('button', { name: 'ログイン' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await second.getByLabel('既往', { exact: true }).inputValue()).toBe('高血圧')
  await expectText(second.locator('form'), SAVED)

  // Another tab of the same draft changes another field: both are kept.
  const third = await context.newPage()
  await third.goto(address)
  await chooseSegment(third, /^医療区分/, '3')
  await expectText(third.locator('form'), SAVED)
  await second.getByLabel('現在の処方の要点').fill('降圧薬を継続')
  await expectText(second.getByRole('status').filter({ hasText: '取り込みました' }), '医療区分')
  await expectText(second.locator('form'), SAVED)
  await third.reload()
  await expectText(third.locator('form'), '医療区分')
  expect(await third.getByLabel('現在の処方の要点').inputValue()).toBe('降圧薬を継続')
  expect(await third.getByRole('group', { name: /^医療区分/ }).first().getByRole('radio', { name: '3', exact: true }).isChecked()).toBe(true)

  // Both change the same field: nobody is overrun, the person decides.
  await third.getByLabel(/^主病名/).fill('細菌性肺炎')
  await expectText(third.locator('form'), SAVED)
  await second.getByLabel(/^主病名/).fill('誤嚥性肺炎（右下葉）')
  await expectText(second.getByRole('alert'), /ほかの人も同じ項目を変えました[\s\S]*主病名/)
  await second.getByRole('button', { name: '自分の入力を残す' }).click()
  await expectText(second.locator('form'), SAVED)
  await third.reload()
  await expectText(third.locator('form'), '主病名')
  expect(await third.getByLabel(/^主病名/).inputValue()).toBe('誤嚥性肺炎（右下葉）')
})
