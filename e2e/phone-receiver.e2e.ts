import { test } from 'vitest'
import { answerConsidering, answerAccepted, candidateRow, inquiryCard } from './answer-steps'
import { expectNoSidewaysScroll, expectShown, expectText, expectUndisturbed, goByMenu } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { fillFacility } from './facility-steps'
import { expectLinesInOrder, say } from './talk-steps'

const PATIENT = /84歳.*慢性閉塞性肺疾患/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

test('a receiver at phone width answers with big buttons and keeps the vacancy fresh', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver', 'phone')])
  await fillFacility(b, { conditions: { 酸素療法: '受入可' }, acceptable: 2 })
  await expectNoSidewaysScroll(b.page)
  await goByMenu(b.page, 'ホーム')
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '慢性閉塞性肺疾患', area: '横須賀・三浦', needs: ['酸素療法'] })
  await askHospitals(a.page, [b.person.hospital.name])

  await expectShown(b.page.getByText('打診に回答してください'))
  await expectNoSidewaysScroll(b.page)
  await goByMenu(b.page, '受入れ')
  await expectShown(inquiryCard(b.page, PATIENT))
  await expectNoSidewaysScroll(b.page)
  await inquiryCard(b.page, PATIENT).tap()
  await expectText(candidateRow(a.page, b.person), '閲覧済')
  await expectNoSidewaysScroll(b.page)
  await answerConsidering(b.page)
  await expectText(candidateRow(a.page, b.person), '検討中')
  await answerAccepted(b.page)
  await expectText(candidateRow(a.page, b.person), '受入可')
  await say(b.page, '酸素は2リットルまでなら個室でお受けできます。')
  await expectLinesInOrder(a.page, ['酸素は2リットルまでなら個室でお受けできます。'])
  await expectNoSidewaysScroll(b.page)

  for (const [place, title] of [['自院', '自院'], ['トーク', 'トーク'], ['患者', '患者'], ['病院', '病院'], ['ホーム', 'ホーム']] as const) {
    await goByMenu(b.page, place)
    await expectShown(b.page.getByRole('heading', { name: title }))
    await expectNoSidewaysScroll(b.page)
  }
  await goByMenu(b.page, '自院')
  await b.page.getByRole('button', { name: '変更なしで更新' }).tap()
  await expectShown(b.page.getByRole('status').getByText(/の空床として、候補を探している病院に表示されます/))
  await expectNoSidewaysScroll(b.page)
  expectUndisturbed(a, b)
})
