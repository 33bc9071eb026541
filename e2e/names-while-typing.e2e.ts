import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { expectGone, expectShown, expectText, expectUndisturbed, goByMenu } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { expectLinesInOrder, talkLog } from './talk-steps'

const PATIENT = /84歳.*慢性心不全/

const stage = setStage({
  sender: ['港央総合病院', '14108', '青木 美穂'],
  receiver: ['みなと海浜病院', '14201', '井上 直人'],
})

const box = (page: Page) => page.getByRole('textbox', { name: 'メッセージ', exact: true })
const findings = (page: Page) => page.getByRole('list', { name: '氏名の確認' })
const found = (page: Page, word: string) => findings(page).getByRole('listitem').filter({ hasText: `「${word}」` })
const write = async (page: Page, text: string) => {
  await box(page).fill('')
  await box(page).pressSequentially(text)
}
const send = (page: Page) => page.getByRole('button', { name: '送る', exact: true }).click()

test('rules 49, 50: a name is marked while it is typed and doesn’t leave; replaced, released with a reason or dismissed, the talk goes on', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '慢性心不全', area: '横須賀・三浦' })
  await askHospitals(a.page, [b.person.hospital.name])
  await goByMenu(b.page, '受入れ')
  await inquiryCard(b.page, PATIENT).click()
  await expectText(talkLog(b.page), '受入れのご検討をお願いいたします')

  // Blocked: marked with its reason, told to a screen reader, not sent by the button or by the keys.
  await write(b.page, '昨夜から患者の佐々木が発熱しています。')
  await expectText(found(b.page, '佐々木'), '氏名とみられます')
  const described = await box(b.page).getAttribute('aria-describedby')
  expect(await b.page.locator(`[id="${described?.split(' ').at(-1)}"]`).textContent()).toContain('このままでは送れません')
  await send(b.page)
  await box(b.page).press('Control+Enter')
  await expectText(b.page.locator('main'), '氏名とみられる言葉を直すと送れます')
  await expectGone(talkLog(b.page).getByText('佐々木'))
  // One press replaces it; the browser's own undo takes that back.
  await found(b.page, '佐々木').getByRole('button', { name: '消す' }).click()
  expect(await box(b.page).inputValue()).toBe('昨夜から患者のが発熱しています。')
  await box(b.page).press('Control+z')
  expect(await box(b.page).inputValue()).toBe('昨夜から患者の佐々木が発熱しています。')
  // A conversion before the mark goes on through the pause in which names are looked for: no letter lost, no caret moved.
  const ime = await b.page.context().newCDPSession(b.page)
  await box(b.page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 0))
  for (const text of ['き', 'きの', 'きのう']) await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await b.page.waitForTimeout(600)
  expect(await box(b.page).evaluate((field: HTMLTextAreaElement) => [field.value, field.selectionStart])).toEqual(['きのう昨夜から患者の佐々木が発熱しています。', 3])
  await ime.send('Input.insertText', { text: '昨日' })
  expect(await box(b.page).inputValue()).toBe('昨日昨夜から患者の佐々木が発熱しています。')
  await expectText(found(b.page, '佐々木'), '氏名')
  await write(b.page, '昨夜から佐々木様が発熱しています。')
  await found(b.page, '佐々木').getByRole('button', { name: '患者様' }).click()
  expect(await box(b.page).inputValue()).toBe('昨夜から患者様が発熱しています。')
  await expectGone(findings(b.page))
  await send(b.page)
  await expectLinesInOrder(b.page, ['昨夜から患者様が発熱しています。'])

  // Found once, it is looked for again in this talk, also where it stands bare.
  await write(b.page, '佐々木、解熱しました')
  await expectText(found(b.page, '佐々木'), /氏名/)
  await box(b.page).fill('')

  // No name after all: a reason, a second look, and it goes.
  await write(b.page, '小鳥遊さんの訪問は金曜です。')
  await found(b.page, '小鳥遊').getByRole('button', { name: '氏名ではない' }).click()
  await b.page.getByRole('dialog', { name: /氏名ではありませんか/ }).getByRole('button', { name: '次へ' }).click()
  await expectText(b.page.getByRole('dialog'), '何の言葉かを選んでください')
  await b.page.getByRole('radio', { name: 'その他' }).check()
  await b.page.getByRole('dialog').getByRole('textbox', { name: /^補足/ }).fill('セラピー犬の名前です')
  await b.page.getByRole('dialog').getByRole('button', { name: '次へ' }).click()
  await b.page.getByRole('dialog', { name: 'もう一度確認してください' }).getByRole('button', { name: '氏名ではないと記録する' }).click()
  await expectGone(found(b.page, '小鳥遊'))
  await send(b.page)
  await expectLinesInOrder(b.page, ['昨夜から患者様が発熱しています。', '小鳥遊さんの訪問は金曜です。'])

  // Only asked about: sent either way; said to be none, it isn't asked about again here.
  await write(b.page, '森に相談します。')
  await found(b.page, '森').getByRole('button', { name: '氏名ではありません' }).click()
  await expectGone(found(b.page, '森'))
  await send(b.page)
  await write(b.page, '森に相談しました。')
  await send(b.page)
  await expectLinesInOrder(b.page, ['森に相談します。', '森に相談しました。'])
  await write(b.page, '連絡先は090-1234-5678です。')
  await expectText(found(b.page, '090-1234-5678'), '電話番号のようです')
  await found(b.page, '090-1234-5678').getByRole('button', { name: 'このままでよい' }).click()
  await expectGone(findings(b.page))
  await send(b.page)

  // What was said is read by whoever said it.
  await b.page.getByRole('button', { name: '利用者メニュー' }).click()
  await b.page.getByRole('link', { name: '「氏名ではない」の記録' }).click()
  const released = b.page.getByRole('listitem').filter({ hasText: '「小鳥遊」' })
  await expectText(released, /その他[\s\S]*解除中[\s\S]*セラピー犬の名前です/)
  await released.getByRole('button', { name: '氏名なので取り消す' }).click()
  await b.page.getByRole('dialog').getByRole('button', { name: '取り消して言葉を消す' }).click()
  await expectShown(b.page.getByText('（言葉は消されました）'))
  await expectGone(b.page.getByRole('listitem').filter({ hasText: '「小鳥遊」' }))
  expectUndisturbed(a, b)
})

test('a known name is found in every spelling, can’t be released, never leaves the browser and is gone with the sign-out', async () => {
  const a = await stage.open('sender')
  const sent: string[] = []
  a.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await openNewPatient(a.page)
  await a.page.getByRole('button', { name: '氏名を見張る' }).click()
  const dialog = a.page.getByRole('dialog', { name: '患者さんの氏名を見張る' })
  await dialog.getByRole('textbox', { name: /漢字/ }).fill('高円寺 澪')
  await dialog.getByRole('textbox', { name: /かな/ }).fill('こうえんじ みお')
  await dialog.getByRole('button', { name: '見張る', exact: true }).click()
  await expectShown(a.page.getByRole('button', { name: '氏名を見張っています' }))
  const disease = a.page.getByLabel(/^主病名/)
  for (const text of ['髙円寺の肺炎', 'コウエンジミオ 肺炎', 'Kouenji 肺炎', '肺炎（澪）']) {
    await disease.fill(text)
    await expectText(findings(a.page), '見張っている氏名です')
    expect(await findings(a.page).getByRole('button', { name: '氏名ではない' }).count()).toBe(0)
  }
  // A form that saves itself while one types doesn't send it either, nor does what looks for hospitals and alike cases.
  await a.page.getByRole('radio', { name: '女', exact: true }).check()
  await a.page.getByLabel(/^年齢/).fill('84')
  await a.page.getByRole('group', { name: '透析', exact: true }).first().getByRole('radio', { name: '有', exact: true }).check()
  await a.page.getByRole('textbox', { name: /透析/ }).first().fill('澪さん 週3回')
  await disease.fill('肺炎（澪）')
  await a.page.waitForTimeout(2500)
  await findings(a.page).first().getByRole('button', { name: '消す' }).click()
  await findings(a.page).getByRole('button', { name: '消す' }).first().click()
  await expectGone(findings(a.page))
  // Over a reload, not over the end of the session.
  await a.page.reload()
  await expectShown(a.page.getByRole('button', { name: '氏名を見張っています' }))
  await a.page.getByRole('button', { name: '利用者メニュー' }).click()
  await a.page.getByRole('button', { name: 'ログアウト' }).click()
  await expectShown(a.page.getByLabel('ログインID'))
  expect(await a.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('円寺')
  expect(sent.filter((one) => /円寺|えんじ|澪|%E5%86%86%E5%AF%BA/u.test(one))).toEqual([])
})
