import { expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { expectGone, expectNoSidewaysScroll, expectShown, expectText, goByMenu, SOON_MS } from './browser-window'
import { askHospitals, fillPatient, openNewPatient, openPart } from './case-steps'
import { setStage } from './cast'
import { chooseFiles, confirmAndSend, expectDrawn, photographs, typedLetter } from './document-steps'
import { axeViolations } from './page-checks'
import { talkLog } from './talk-steps'

const PATIENT = /84歳.*誤嚥性肺炎後/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

test('three pages photographed on a phone become one letter, read page by page at the other side, taken back and told', async () => {
  const [a, b] = await Promise.all([stage.open('sender', 'phone'), stage.open('receiver')])
  await openNewPatient(a.page)
  await openPart(a.page, '書類')
  await chooseFiles(a.page, '写真を撮る', await photographs(a.page, 3))
  const dialog = a.page.getByRole('dialog', { name: '書類を追加' })
  await expectText(dialog, '写真 3枚を1つの書類にまとめます')
  // The second page was taken first: it is put right by a button.
  await dialog.getByRole('button', { name: '2枚目を前へ' }).click()
  await expectNoSidewaysScroll(a.page)
  expect(await axeViolations(a.page)).toEqual([])
  await confirmAndSend(dialog, { kind: '診療情報提供書', button: '追加する' })
  await expectShown(a.page.getByRole('button', { name: '診療情報提供書を開く' }))
  // The draft has it: a reload loses nothing.
  await a.page.reload()
  await expectShown(a.page.getByRole('button', { name: '診療情報提供書を開く' }))
  // A colleague goes on with the draft at the desk, and sends it.
  const c = await stage.openColleague('sender', '地域連携 千葉')
  const { pathname, search } = new URL(a.page.url())
  await c.page.goto(`${pathname}${search}`)
  await openPart(c.page, '書類')
  await expectShown(c.page.getByRole('button', { name: '診療情報提供書を開く' }))
  await fillPatient(c.page, { mainDisease: '誤嚥性肺炎後', area: '横須賀・三浦' })
  await askHospitals(c.page, [b.person.hospital.name])

  await goByMenu(b.page, '受入れ')
  await inquiryCard(b.page, PATIENT).click()
  await b.page.getByRole('button', { name: '診療情報提供書を開く' }).first().click()
  const viewer = b.page.getByRole('dialog', { name: '診療情報提供書' })
  await expectShown(viewer.getByText('／ 3'))
  await expectDrawn(viewer)
  expect(await axeViolations(b.page)).toEqual([])
  await b.page.keyboard.press('ArrowRight')
  await expect.poll(() => viewer.getByRole('spinbutton').inputValue(), { timeout: SOON_MS }).toBe('2')
  await b.page.keyboard.press('+')
  await expectShown(viewer.getByRole('button', { name: '幅に合わせる' }))
  const address = (await viewer.getByRole('link', { name: 'ダウンロード' }).getAttribute('href')) ?? ''
  const part = await b.page.request.get(address, { headers: { range: 'bytes=0-4' } })
  expect([part.status(), await part.text(), part.headers()['content-disposition']?.includes('attachment')]).toEqual([206, '%PDF-', true])
  await b.page.keyboard.press('Escape')
  await expectGone(viewer)

  // Taken back: the other side is told in the talk, and finds nothing under the old address.
  await c.page.getByRole('tab', { name: '書類' }).click()
  await c.page.getByRole('button', { name: '削除' }).first().click()
  await expectText(talkLog(b.page), '書類が削除されました：診療情報提供書')
  await expectShown(b.page.getByText('書類はまだありません'))
  expect((await b.page.request.get(address)).status()).toBe(404)
  await c.page.getByRole('tab', { name: '履歴' }).click()
  await c.page.getByRole('combobox', { name: '履歴を絞り込む' }).selectOption({ label: '書類' })
  await expectText(c.page.getByRole('tabpanel'), /書類を削除[\s\S]*書類を追加/)
  for (const { complaints } of [a, b, c]) expect(complaints).toEqual([])
})

test('a paper attached in the talk survives a broken line with the words beside it, stands as a card at the other side, and is withdrawn', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver', 'phone')])
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '心不全', area: '横須賀・三浦' })
  await askHospitals(a.page, [b.person.hospital.name])
  await goByMenu(a.page, 'トーク')
  await a.page.getByRole('list', { name: 'トークの一覧' }).getByRole('link').first().click()
  await a.page.getByRole('textbox', { name: 'メッセージ' }).fill('サマリーをお送りします。')

  let broken = 0
  await a.page.route('**/api/v1/documents/of/room/**', async (route) => (broken++ === 0 ? route.abort('connectionreset') : route.continue()))
  await chooseFiles(a.page, 'ファイルを添付', [await typedLetter(a.page, 2)])
  const dialog = a.page.getByRole('dialog', { name: '書類を添付' })
  await confirmAndSend(dialog, { kind: '看護サマリー', button: '添付する' })
  await expectShown(dialog.getByRole('alert').getByText('通信が切れました'))
  await dialog.getByRole('button', { name: 'もう一度送る' }).click()
  const waiting = a.page.getByRole('list', { name: 'これから送る書類' })
  await expectText(waiting, '看護サマリー')
  expect(await a.page.getByRole('textbox', { name: 'メッセージ' }).inputValue()).toBe('サマリーをお送りします。')
  // What waits to be sent is still there after a reload.
  await a.page.reload()
  await expectText(waiting, '看護サマリー')

  await goByMenu(b.page, 'トーク')
  await b.page.getByRole('list', { name: 'トークの一覧' }).getByRole('link').first().click()
  await a.page.getByRole('button', { name: '送る', exact: true }).click()
  await expectText(talkLog(b.page), 'サマリーをお送りします。')
  await expectGone(waiting)
  await talkLog(b.page).getByRole('button', { name: '看護サマリーを開く' }).tap()
  const viewer = b.page.getByRole('dialog', { name: '看護サマリー' })
  await expectDrawn(viewer)
  await expectNoSidewaysScroll(b.page)
  await viewer.getByRole('button', { name: '閉じる' }).tap()

  // On paper the line tells which document it carried.
  await a.page.emulateMedia({ media: 'print' })
  await expectText(talkLog(a.page), '看護サマリー')
  await a.page.emulateMedia({ media: null })
  const line = talkLog(a.page).getByRole('listitem').filter({ hasText: 'サマリーをお送りします。' }).first()
  await line.hover()
  await line.getByRole('button', { name: 'このメッセージの操作' }).click()
  await line.getByRole('button', { name: '看護サマリーを取り下げる' }).click()
  await expectText(talkLog(b.page), /看護サマリー\s*送った病院が取り下げました/)
  await expectText(talkLog(b.page), 'サマリーをお送りします。')
  await line.hover()
  await line.getByRole('button', { name: 'このメッセージの操作' }).click()
  await line.getByRole('button', { name: '看護サマリーの取り下げを取り消す' }).click()
  await expectShown(talkLog(b.page).getByRole('button', { name: '看護サマリーを開く' }))
  for (const { complaints } of [a, b]) expect(complaints).toEqual([])
})
