import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { expectGone, expectText, goByMenu } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { expectLinesInOrder, say, talkLog } from './talk-steps'

const PATIENT = /84歳.*慢性心不全/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

const box = (page: Page) => page.getByRole('textbox', { name: 'メッセージ' })
const pending = (page: Page, text: string) => talkLog(page).getByRole('listitem').filter({ hasText: text })

test('what is typed outlives a crash; lines written offline go by themselves after the browser was restarted; an expired session is signed in again in place and they go', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '慢性心不全', area: '横須賀・三浦' })
  await askHospitals(a.page, [b.person.hospital.name])
  await goByMenu(b.page, '受入れ')
  await inquiryCard(b.page, PATIENT).click()
  await expectText(talkLog(b.page), '受入れのご検討をお願いいたします')
  const room = a.page.url()

  // A draft is there again after the page has gone.
  await box(a.page).fill('途中まで書いた下書き')
  await a.page.close({ runBeforeUnload: false })
  const again = await a.context.newPage()
  await again.goto(room)
  await expect.poll(() => box(again).inputValue()).toBe('途中まで書いた下書き')
  await box(again).fill('')

  // Hours without a network, then the browser is closed with the lines in it.
  await a.context.setOffline(true)
  for (const line of ['一つ目です。', '二つ目です。', '三つ目です。']) await say(again, line)
  await expectText(pending(again, '一つ目です。'), '接続が戻ると自動で送ります')
  await expectText(pending(again, '三つ目です。'), '送信待ち')
  const kept = await a.context.storageState()
  await a.context.close()
  const restarted = await stage.reopen('sender', kept)
  await restarted.page.goto('/')
  await expectLinesInOrder(b.page, ['一つ目です。', '二つ目です。', '三つ目です。'])

  // The session ends while one writes: signed in again in place, the line goes, and nothing was lost.
  await restarted.page.goto(room)
  await expectLinesInOrder(restarted.page, ['一つ目です。', '二つ目です。', '三つ目です。'])
  await restarted.context.clearCookies()
  await say(restarted.page, '期限切れの間に書いた行です。')
  const dialog = restarted.page.getByRole('dialog', { name: 'もう一度ログインしてください' })
  await dialog.getByLabel('ログインID').fill(a.person.loginId)
  await dialog.getByLabel('パスワード', { exact: true }).fill(a.person.password)
  await expectText(pending(restarted.page, '期限切れの間に'), 'ログインすると自動で送ります')
  await dialog.getByRole('button', { name: 'ログインする' }).click()
  await expectGone(dialog)
  const all = ['一つ目です。', '二つ目です。', '三つ目です。', '期限切れの間に書いた行です。']
  await expectLinesInOrder(b.page, all)
  await expectLinesInOrder(restarted.page, all)
  await expectGone(talkLog(restarted.page).getByText('自動で送ります'))
  expect(b.complaints).toEqual([])
})

test('a line is put right and taken back before the other’s eyes, a colleague is spoken to, and what was said is found and linked', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '脳梗塞後遺症', area: '横須賀・三浦' })
  await askHospitals(a.page, [b.person.hospital.name])
  await goByMenu(b.page, 'トーク')
  await b.page.getByRole('list', { name: 'トークの一覧' }).getByRole('link').first().click()
  await expectText(talkLog(b.page), '受入れのご検討をお願いいたします')

  // 既読 stands under what was read, with the reader's name on a press.
  const read = talkLog(a.page).getByRole('button', { name: /既読 みなと海浜病院/ })
  await read.click()
  await expectText(talkLog(a.page), '地域連携 井上')

  // By keys: @, a part of the name, Enter; then Ctrl+Enter.
  await box(a.page).focus()
  await a.page.keyboard.type('@井上')
  await a.page.getByRole('option', { name: /地域連携 井上/ }).waitFor()
  await a.page.keyboard.press('Enter')
  await a.page.keyboard.type('様、透析は月曜でよろしいですか。')
  await a.page.keyboard.press('Control+Enter')
  await expectText(talkLog(b.page), '@地域連携 井上')

  const said = talkLog(a.page).getByRole('listitem').filter({ hasText: '透析は月曜' })
  await said.hover()
  await said.getByRole('button', { name: 'このメッセージの操作' }).click()
  await said.getByRole('button', { name: '編集' }).click()
  const editor = a.page.getByRole('textbox', { name: 'メッセージを編集' })
  await editor.fill('@地域連携 井上 様、透析は火曜でよろしいですか。')
  await a.page.keyboard.press('Control+Enter')
  await expectText(talkLog(b.page), /透析は火曜[\s\S]*編集済み/)
  await expectGone(talkLog(b.page).getByText('月曜'))

  // Found by a word of two characters; listed as one's own; the address names the line.
  await goByMenu(b.page, 'トーク')
  await b.page.getByRole('searchbox', { name: 'メッセージを検索' }).fill('透析')
  await b.page.getByRole('list', { name: '見つかったメッセージ' }).getByRole('link').first().click()
  await expect.poll(() => new URL(b.page.url()).searchParams.get('line')).toMatch(/^\d+$/)
  await expectText(talkLog(b.page).locator('mark'), '透析')
  await b.page.getByRole('searchbox', { name: 'メッセージを検索' }).fill('')
  // Chosen in the very moment of the press, though the address follows later: a slow machine must not show the old choice.
  const mine = b.page.getByRole('radio', { name: '自分宛て' })
  expect(await mine.evaluate((radio: HTMLInputElement) => (radio.click(), radio.checked))).toBe(true)
  await expectText(b.page.getByRole('list', { name: '見つかったメッセージ' }), '透析は火曜')

  // Taken back: a tombstone on both sides, and found no more.
  await say(a.page, '言い間違えた一言です。')
  await expectText(talkLog(b.page), '言い間違えた一言です。')
  const mistake = talkLog(a.page).getByRole('listitem').filter({ hasText: '言い間違えた' })
  await mistake.hover()
  await mistake.getByRole('button', { name: 'このメッセージの操作' }).click()
  await mistake.getByRole('button', { name: '削除' }).click()
  await a.page.getByRole('dialog', { name: 'メッセージを削除しますか' }).getByRole('button', { name: '削除する' }).click()
  for (const page of [a.page, b.page]) {
    await expectText(talkLog(page), 'このメッセージは削除されました')
    await expectGone(talkLog(page).getByText('言い間違えた'))
  }
  expect([a.complaints, b.complaints]).toEqual([[], []])
})
