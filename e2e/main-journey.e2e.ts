import { test } from 'vitest'
import { answerAccepted, answerConditional, answerConsidering, candidateRow, chooseHospital, inquiryCard } from './answer-steps'
import { expectShown, expectText, expectUndisturbed, goByMenu } from './browser-window'
import { askHospitals, chooseSegment, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { fillFacility } from './facility-steps'
import { expectLinesInOrder, say, talkLog } from './talk-steps'

const PATIENT = /84歳.*誤嚥性肺炎後/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  first: ['みなと海浜病院', '14201', '地域連携 井上'],
  second: ['岬療養病院', '14210', '地域連携 上田'],
  strict: ['浦風病院', '14208', '地域連携 江口'],
})

test('a patient goes from one hospital to the next, live at both sides', async () => {
  const [a, b, b2, e] = await Promise.all([stage.open('sender'), stage.open('first'), stage.open('second'), stage.open('strict')])
  const rowOf = (role: 'first' | 'second') => candidateRow(a.page, stage.person(role))
  await Promise.all([
    fillFacility(b, { conditions: { 透析: '受入可', 喀痰吸引: '受入可', '人工呼吸器（侵襲）': '不可' }, acceptable: 2 }),
    fillFacility(b2, { conditions: { 透析: { 条件付き: '透析は月水金のみ' }, 喀痰吸引: '受入可' }, acceptable: 1 }),
    fillFacility(e, { conditions: { 透析: '不可', 喀痰吸引: '受入可' }, acceptable: 3 }),
  ])

  // The receivers wait at their inbox: nothing of this is reloaded by hand.
  await goByMenu(b.page, '受入れ')
  await goByMenu(b2.page, '受入れ')
  await expectShown(b.page.getByText('進行中の打診はありません'))

  // The sender registers; what it means stands beside it, live.
  await openNewPatient(a.page)
  const panel = a.page.getByRole('complementary', { name: '受け入れられそうな病院' })
  await fillPatient(a.page, { mainDisease: '誤嚥性肺炎後', area: '横須賀・三浦' })
  await expectText(panel.getByRole('status', { name: '条件に合う病院の数' }), /条件が合う\s*3/)
  await chooseSegment(a.page, '透析', '有')
  const counts = panel.getByRole('status', { name: '条件に合う病院の数' })
  await expectText(counts, /条件が合う\s*1[\s\S]*相談\s*1[\s\S]*不可\s*1/)
  await expectText(panel.getByRole('region', { name: '絞り込みに効いている条件' }), /透析\s*なければ \+1/)
  await expectText(panel.getByRole('region', { name: '病院', exact: true }), /みなと海浜病院[\s\S]*岬療養病院[\s\S]*透析は月水金のみ/)
  await expectText(panel.getByRole('region', { name: '惜しい病院（あと1つ）' }), /浦風病院/)
  await chooseSegment(a.page, '喀痰吸引', '有')
  await askHospitals(a.page, [b.person.hospital.name, b2.person.hospital.name])
  await expectText(rowOf('first'), '未読')
  await expectText(rowOf('second'), '未読')

  // It appears at the receivers by itself; reading is told to the sender.
  await expectShown(inquiryCard(b.page, PATIENT))
  await expectShown(inquiryCard(b2.page, PATIENT))
  await inquiryCard(b.page, PATIENT).click()
  await expectText(rowOf('first'), '閲覧済')
  await expectText(rowOf('second'), '未読')
  await expectText(talkLog(b.page), '受入れのご検討をお願いいたします')

  // They talk, both ways, in order.
  await rowOf('first').getByRole('link', { name: b.person.hospital.name }).click()
  const lines = ['透析は週3回ですか。', 'はい、月水金です。', '個室でなくても大丈夫ですか。', '大部屋で問題ありません。']
  for (const [index, line] of lines.entries()) {
    const [speaker, listener] = index % 2 === 0 ? [b, a] : [a, b]
    await say(speaker.page, line)
    await expectLinesInOrder(listener.page, lines.slice(0, index + 1))
  }
  await expectLinesInOrder(b.page, lines)

  // 検討中, then 受入可.
  await answerConsidering(b.page)
  await expectText(rowOf('first'), '検討中')
  await answerAccepted(b.page)
  await expectText(rowOf('first'), '受入可')
  await inquiryCard(b2.page, PATIENT).click()
  await answerConditional(b2.page, '透析は月水金のみ')
  await expectText(rowOf('second'), '条件付き')

  // One is chosen and asked to confirm; the other is told.
  await chooseHospital(a.page, b.person)
  await expectText(rowOf('first'), '決定（確認待ち）')
  await expectText(rowOf('second'), '他院で調整中')
  await expectShown(b2.page.getByRole('article').getByText('他院で調整中', { exact: true }))
  await b.page.getByRole('region', { name: '受入先に決まりました' }).getByRole('button', { name: '確認する' }).click()
  await b.page.getByRole('dialog', { name: '受入れを確認する' }).getByRole('button', { name: '受入れを確認する' }).click()
  await expectShown(b.page.getByRole('region', { name: '受入れが確定しています' }))
  await expectText(rowOf('first'), '確認済')
  await expectText(rowOf('second'), '終了')
  await expectShown(b2.page.getByText('この打診は終了しました').first())

  // The transfer is done.
  await a.page.getByRole('button', { name: '転院完了にする' }).click()
  const completing = a.page.getByRole('dialog', { name: '転院完了にする' })
  await completing.getByRole('button', { name: '転院完了にする' }).click()
  await expectText(a.page.getByRole('heading', { level: 1 }), '転院完了')
  await expectText(talkLog(b.page), '転院が完了しました')
  await goByMenu(a.page, '患者')
  await expectShown(a.page.getByText('進行中の患者はいません'))
  expectUndisturbed(a, b, b2, e)
})
