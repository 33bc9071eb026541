import { test } from 'vitest'
import { answerAccepted, candidateRow, chooseHospital, inquiryCard, takeBack } from './answer-steps'
import { expectShown, expectText, expectUndisturbed, goByMenu } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { fillFacility } from './facility-steps'
import { expectLinesInOrder, say, talkLog } from './talk-steps'

const PATIENT = /84歳.*脳梗塞後/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  first: ['みなと海浜病院', '14201', '地域連携 井上'],
  second: ['岬療養病院', '14210', '地域連携 上田'],
})

test('the chosen hospital takes back, and for the other all is as it was', async () => {
  const [a, b, b2] = await Promise.all([stage.open('sender'), stage.open('first'), stage.open('second')])
  await Promise.all([b, b2].map((window) => fillFacility(window, { conditions: { 喀痰吸引: '受入可' }, acceptable: 1 })))
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '脳梗塞後', area: '横須賀・三浦' })
  await askHospitals(a.page, [b.person.hospital.name, b2.person.hospital.name])
  for (const window of [b, b2]) {
    await goByMenu(window.page, '受入れ')
    await inquiryCard(window.page, PATIENT).click()
    await answerAccepted(window.page)
    await expectText(candidateRow(a.page, window.person), '受入可')
  }

  await chooseHospital(a.page, b.person)
  await expectText(a.page.getByRole('heading', { level: 1 }), '受入先決定')
  await expectText(candidateRow(a.page, b2.person), '他院で調整中')
  await expectShown(b2.page.getByText('閲覧のみ', { exact: true }))
  await takeBack(b.page, '満床')

  // Back to where it was: the case looks for a hospital, the other's answer stands and its room is open.
  await expectText(a.page.getByRole('heading', { level: 1 }), '募集中')
  await expectText(candidateRow(a.page, b.person), '受入不可')
  await expectText(candidateRow(a.page, b2.person), '受入可')
  await expectText(talkLog(b2.page), '調整が再開されました。前の回答がそのまま有効です')
  await expectText(b2.page.getByRole('article'), /自院の回答\s*受入可/)
  await candidateRow(a.page, b2.person).getByRole('link', { name: b2.person.hospital.name }).click()
  await say(b2.page, '引き続きお受けできます。')
  await expectLinesInOrder(a.page, ['引き続きお受けできます。'])
  await chooseHospital(a.page, b2.person)
  await expectText(candidateRow(a.page, b2.person), '決定（確認待ち）')
  await expectShown(b2.page.getByRole('region', { name: '受入先に決まりました' }))
  expectUndisturbed(a, b, b2)
})
