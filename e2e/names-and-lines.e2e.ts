import { expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { expectGone, expectText, expectUndisturbed, goByMenu } from './browser-window'
import { askHospitals, fillPatient, openNewPatient, openPart } from './case-steps'
import { setStage } from './cast'
import { expectLinesInOrder, say, talkLog } from './talk-steps'

const PATIENT = /84歳.*慢性心不全/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

test('a name is refused where it stands and nothing that was typed is lost; a lost connection loses and doubles no line', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])

  // In the record: refused beside its field, the rest of the form as typed.
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '慢性心不全', area: '横須賀・三浦', needs: ['酸素療法'] })
  await openPart(a.page, '社会背景')
  const background = a.page.getByLabel('社会背景の補足')
  await background.fill('患者名：山田太郎。妻と同居。')
  await a.page.getByRole('button', { name: '下書きを保存' }).click()
  await expectText(a.page.locator('[data-field="background"]'), '「山田太郎」は氏名のように見えます')
  expect(await background.inputValue()).toBe('患者名：山田太郎。妻と同居。')
  expect(await a.page.getByLabel(/^主病名/).inputValue()).toBe('慢性心不全')
  await background.fill('妻と同居。')
  await askHospitals(a.page, [b.person.hospital.name])

  // In the talk: it doesn't leave the box, says why, and can be rewritten.
  await goByMenu(b.page, '受入れ')
  await inquiryCard(b.page, PATIENT).click()
  await expectText(talkLog(b.page), '受入れのご検討をお願いいたします')
  await say(a.page, '山田太郎様のご家族は明日来院します。')
  await expectText(a.page.getByRole('list', { name: '氏名の確認' }), '「山田太郎」')
  expect(await a.page.getByRole('textbox', { name: 'メッセージ' }).inputValue()).toBe('山田太郎様のご家族は明日来院します。')
  await say(a.page, 'ご家族は明日来院します。')
  await expectLinesInOrder(b.page, ['ご家族は明日来院します。'])
  await expectGone(talkLog(b.page).getByText('山田太郎'))

  // The line is cut while both write; back again, everything is there once and in order.
  await a.context.setOffline(true)
  for (const line of ['面談は何時でしょうか。', '午後なら個室を用意できます。']) await say(b.page, line)
  await expectLinesInOrder(b.page, ['面談は何時でしょうか。', '午後なら個室を用意できます。'])
  await expectGone(talkLog(b.page).getByText(/^送信(?:中|待ち)/))
  await say(a.page, '14時でお願いします。')
  const unsent = talkLog(a.page).getByRole('listitem').filter({ hasText: '14時でお願いします。' })
  await expectText(unsent, '接続が戻ると自動で送ります')
  await a.context.setOffline(false)
  const all = ['ご家族は明日来院します。', '面談は何時でしょうか。', '午後なら個室を用意できます。', '14時でお願いします。']
  await expectLinesInOrder(a.page, all)
  await expectLinesInOrder(b.page, all)
  expectUndisturbed(a, b)
})
