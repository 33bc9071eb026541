import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { answerAccepted, candidateRow, chooseHospital, inquiryCard } from './answer-steps'
import { expectGone, expectShown, expectText, goByMenu, SOON_MS } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { chooseFiles, confirmAndSend, expectDrawn, typedLetter } from './document-steps'
import { fillFacility } from './facility-steps'
import { type MailBox, openMailBox } from './mail-box'
import { addressOf } from './started-house'
import { expectLinesInOrder, say, talkLog } from './talk-steps'

const PATIENT = /84歳.*脳梗塞後遺症/

let box: MailBox | undefined
const stage = setStage(
  {
    sender: ['港央総合病院', '14108', '地域連携 青木'],
    receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
  },
  {
    smtpPort: async () => {
      box = await openMailBox()
      return box.port
    },
  },
)

afterAll(() => box?.close())

/** By e-mail at any hour, so that the journey is the same by day and night. */
const wishMailAtOnce = async (page: Page): Promise<void> => {
  await page.goto('/notices/settings')
  await page.getByRole('checkbox', { name: '送らない時間を設ける' }).or(page.getByRole('switch', { name: '送らない時間を設ける' })).first().uncheck()
  await page.getByRole('button', { name: '設定を保存する' }).click()
  await expectShown(page.getByRole('status').getByText('通知の設定を保存しました'))
}

/** The next e-mail to this person tells that something came, where to look, and nothing of the patient. */
const readMail = async (personName: string, at: number): Promise<string> => {
  const mails = () => box?.mailsTo(addressOf(personName)) ?? []
  await expect.poll(() => mails().length, { timeout: 2 * SOON_MS }).toBeGreaterThan(at)
  const text = mails()[at]?.text ?? ''
  expect(`${mails()[at]?.subject} ${text}`).not.toMatch(/脳梗塞|84歳|喀痰/)
  const link = /https?:\/\/\S+/.exec(text)?.[0] ?? ''
  expect(link).not.toBe('')
  return link
}

/** Presses what makes a sheet and reads what came: a PDF, never kept by a browser of a shared machine. */
const sheetBy = async (page: Page, button: string): Promise<void> => {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'GET' && response.headers()['content-type'] === 'application/pdf', { timeout: 2 * SOON_MS }),
    page.getByRole('button', { name: button }).first().click(),
  ])
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toContain('no-store')
  await expectShown(page.getByRole('link', { name: /^開いて印刷/ }))
}

test('week one: a draft survives a crash, a colleague takes over, the record changes, sheets are printed, the patient goes', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  await fillFacility(b, { conditions: { 喀痰吸引: '受入可' }, acceptable: 2 })
  await wishMailAtOnce(b.page)
  await goByMenu(b.page, '受入れ')

  // Monday: half the form is filled when the browser goes down.
  await openNewPatient(a.page)
  await a.page.getByLabel(/^主病名/).fill('脳梗塞後遺症')
  await a.page.getByLabel(/^年齢/).fill('84')
  await expect.poll(() => a.page.evaluate(() => Object.values(sessionStorage).join().includes('脳梗塞後遺症') || document.body.innerText.includes('下書きを保存しました')), { timeout: SOON_MS }).toBe(true)
  await a.page.evaluate(() => window.location.reload())
  await expect.poll(() => a.page.getByLabel(/^主病名/).inputValue(), { timeout: SOON_MS }).toBe('脳梗塞後遺症')
  await fillPatient(a.page, { mainDisease: '脳梗塞後遺症', area: '横須賀・三浦', needs: ['喀痰吸引'] })
  await askHospitals(a.page, [b.person.hospital.name])
  const address = new URL(a.page.url()).pathname
  // The receiver reads of it in the mail; its link leads to the inquiry.
  await b.page.goto(await readMail(b.person.name, 0))
  await expectShown(b.page.getByRole('region', { name: '打診への回答' }))
  await goByMenu(b.page, '受入れ')

  // Tuesday: she is away; a colleague opens the case, takes charge and goes on in the same talk.
  const c = await stage.openColleague('sender', '地域連携 千葉')
  await c.page.goto(address)
  await c.page.getByRole('button', { name: '自分が担当になる' }).click()
  await expectShown(c.page.getByRole('status').getByText('担当になりました'))
  await candidateRow(c.page, b.person).getByRole('link', { name: b.person.hospital.name }).click()
  await say(c.page, '担当を引き継ぎました。よろしくお願いいたします。')
  await inquiryCard(b.page, PATIENT).click()
  await expectText(talkLog(b.page), '担当を引き継ぎました')
  await expectText(b.page.getByRole('main'), /先方の担当\s*地域連携 千葉/)
  // She adds the letter, blacked out and looked at; the other side reads it beside the record.
  await c.page.getByRole('tab', { name: '書類' }).click()
  await chooseFiles(c.page, 'ファイルを追加', [await typedLetter(c.page, 2)])
  await confirmAndSend(c.page.getByRole('dialog', { name: '書類を追加' }), { kind: '診療情報提供書', button: '追加する' })
  await b.page.getByRole('button', { name: '診療情報提供書を開く' }).first().click({ timeout: 2 * SOON_MS })
  const letter = b.page.getByRole('dialog', { name: '診療情報提供書' })
  await expectDrawn(letter)
  await b.page.keyboard.press('Escape')
  await expectGone(letter)
  await c.page.getByRole('tab', { name: /^候補/ }).click()

  // Wednesday: the committee meets with its sheet, and says yes.
  await sheetBy(b.page, '判定会議資料を印刷')
  await answerAccepted(b.page)
  await expectText(candidateRow(c.page, b.person), '受入可')

  // Thursday: the record changes; the answer is marked until it is confirmed (rule 76).
  await c.page.getByRole('button', { name: 'その他の操作' }).click()
  await c.page.getByRole('link', { name: '患者情報を変更' }).or(c.page.getByRole('button', { name: '患者情報を変更' })).first().click()
  await c.page.getByLabel(/^年齢/).fill('85')
  await c.page.getByRole('button', { name: '変更を保存' }).click()
  await expectText(candidateRow(c.page, b.person), '変更前の回答')
  await expectShown(b.page.getByText('回答のあとに患者情報が変わりました').first())
  await b.page.getByRole('button', { name: 'この内容で回答を維持する' }).click()
  await expect.poll(() => candidateRow(c.page, b.person).innerText(), { timeout: SOON_MS }).not.toContain('変更前の回答')

  // Friday: chosen, confirmed, the notice of admission printed at both sides, and done.
  await chooseHospital(c.page, b.person)
  await b.page.getByRole('region', { name: '受入先に決まりました' }).getByRole('button', { name: '確認する' }).click()
  await b.page.getByRole('dialog', { name: '受入れを確認する' }).getByRole('button', { name: '受入れを確認する' }).click()
  await expectText(candidateRow(c.page, b.person), '確認済')
  await sheetBy(b.page, '受入決定連絡票を印刷')
  await sheetBy(c.page, '受入決定連絡票を印刷')
  await say(b.page, 'お待ちしております。')
  await expectText(talkLog(b.page), 'お待ちしております。')
  await expectLinesInOrder(c.page, ['担当を引き継ぎました。よろしくお願いいたします。', 'お待ちしております。'])
  await c.page.getByRole('button', { name: '転院完了にする' }).click()
  await c.page.getByRole('dialog', { name: '転院完了にする' }).getByRole('button', { name: '転院完了にする' }).click()
  await expectText(c.page.getByRole('heading', { level: 1 }), '転院完了')

  // Monday again: the first one reads in the history what happened while she was away.
  await a.page.goto(`${address}?tab=history`)
  await expectText(a.page.getByRole('tabpanel'), /転院[\s\S]*千葉|千葉[\s\S]*転院/)
  for (const { complaints } of [a, b, c]) expect(complaints).toEqual([])
})
