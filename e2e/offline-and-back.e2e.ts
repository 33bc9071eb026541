import { expect, test } from 'vitest'
import { answerAccepted, candidateRow, inquiryCard } from './answer-steps'
import { expectGone, expectShown, expectText, goByMenu } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { fillFacility } from './facility-steps'
import { expectLinesInOrder, say, talkLog } from './talk-steps'

const PATIENT = /84歳.*大腿骨頸部骨折/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

test('offline and back: the page says so, nothing typed is lost, everything arrives once and in order', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  await fillFacility(b, { conditions: { 酸素療法: '受入可' }, acceptable: 2 })
  await goByMenu(b.page, '受入れ')
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '大腿骨頸部骨折', area: '横須賀・三浦', needs: ['酸素療法'] })
  await askHospitals(a.page, [b.person.hospital.name])
  await candidateRow(a.page, b.person).getByRole('link', { name: b.person.hospital.name }).click()
  await inquiryCard(b.page, PATIENT).click()
  await expectShown(talkLog(b.page))

  // The receiver's cable is pulled.
  await b.context.setOffline(true)
  await expectText(b.page.getByRole('banner').getByRole('status'), 'オフライン')
  await say(b.page, '持参薬はありますか。')
  await b.page.getByRole('textbox', { name: 'メッセージ' }).fill('書きかけの文')
  await say(a.page, '明日の午後はいかがでしょうか。')
  await expectLinesInOrder(a.page, ['明日の午後はいかがでしょうか。'])
  expect(await talkLog(b.page).getByText('明日の午後はいかがでしょうか。').count()).toBe(0)

  // It is put back.
  await b.context.setOffline(false)
  await expectGone(b.page.getByRole('banner').getByText('オフライン'))
  const again = b.page.getByRole('button', { name: '再送' })
  if ((await again.count()) > 0) await again.first().click()
  await expectLinesInOrder(a.page, ['明日の午後はいかがでしょうか。', '持参薬はありますか。'])
  await expectLinesInOrder(b.page, ['明日の午後はいかがでしょうか。', '持参薬はありますか。'])
  expect(await b.page.getByRole('textbox', { name: 'メッセージ' }).inputValue()).toBe('書きかけの文')
  await answerAccepted(b.page)
  await expectText(candidateRow(a.page, b.person), '受入可')

  // An act while offline says what happened, keeps what was typed, and can simply be done again.
  await b.context.setOffline(true)
  await goByMenu(b.page, 'トーク')
  await b.context.setOffline(false)
  await expectShown(b.page.getByRole('list', { name: 'トークの一覧' }))
  expect(b.complaints).toEqual([])
  expect(a.complaints).toEqual([])
})
