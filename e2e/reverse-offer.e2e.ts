import { expect, test } from 'vitest'
import { candidateRow, inquiryCard } from './answer-steps'
import { expectGone, expectShown, expectText, expectUndisturbed, goByMenu } from './browser-window'
import { fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { fillFacility } from './facility-steps'
import { expectLinesInOrder, say } from './talk-steps'

const PATIENT = /84歳.*大腿骨頸部骨折術後/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  near: ['葉山の丘病院', '14301', '地域連携 岡田'],
  far: ['小田原城下病院', '14206', '地域連携 加藤'],
})

test('a hospital of the area offers a bed unasked; one outside it sees nothing of the patient', async () => {
  const [a, c, d] = await Promise.all([stage.open('sender'), stage.open('near'), stage.open('far')])
  await Promise.all([c, d].map((window) => fillFacility(window, { conditions: { 喀痰吸引: '受入可' }, acceptable: 2 })))
  for (const window of [c, d]) {
    await goByMenu(window.page, '受入れ')
    await window.page.getByRole('tab', { name: /^受入れできる患者/ }).click()
    await expectShown(window.page.getByText('現在、地域で公開されている患者はいません'))
  }

  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '大腿骨頸部骨折術後', area: '横須賀・三浦', needs: ['喀痰吸引'], visibility: '打診した病院と希望地域の病院' })
  await a.page.getByRole('button', { name: '希望地域に公開して募集を始める' }).click()
  await a.page.getByRole('dialog', { name: '打診を送る' }).getByRole('button', { name: '募集を始める' }).click()
  await expectShown(a.page.getByText('希望地域の病院に公開中です'))
  const caseAddress = new URL(a.page.url()).pathname

  // The hospital of the area sees the patient by itself and offers.
  const areaList = c.page.getByRole('list', { name: '受入れできる患者の一覧' })
  await expectShown(areaList.getByRole('link', { name: PATIENT }))
  // A filter stands in the address; a list that it leaves empty says what to give up.
  await c.page.getByLabel('転院目的').selectOption({ label: '緩和' })
  await expectShown(c.page.getByText('この条件に合う患者はいません'))
  expect(new URL(c.page.url()).searchParams.get('purpose')).toBe('palliative')
  await c.page.getByRole('button', { name: '「転院目的」を指定しない（＋1人）' }).click()
  await expectShown(areaList.getByRole('link', { name: PATIENT }))
  await areaList.getByRole('button', { name: '受入れできます' }).click()
  const offer = c.page.getByRole('dialog', { name: '受入れできます' })
  await offer.getByLabel('転院元へのメッセージ').fill('明後日から個室でお受けできます。')
  await offer.getByRole('button', { name: '受入れを申し出る' }).click()

  // The room is open at both sides, with answer and message in it.
  await expectText(candidateRow(a.page, c.person), /逆オファー[\s\S]*受入可/)
  await expectLinesInOrder(a.page, ['明後日から個室でお受けできます。'])
  const lines = ['明後日から個室でお受けできます。', 'ありがとうございます。ご家族に確認します。', 'お待ちしています。']
  await say(a.page, lines[1] ?? '')
  await expectLinesInOrder(c.page, lines.slice(0, 2))
  await say(c.page, lines[2] ?? '')
  await expectLinesInOrder(a.page, lines)
  await goByMenu(c.page, '受入れ')
  await expectShown(inquiryCard(c.page, PATIENT))

  // Outside the area: nowhere in the lists, and its address leads to nothing.
  await expectShown(d.page.getByText('現在、地域で公開されている患者はいません'))
  for (const place of ['ホーム', '受入れ', 'トーク', '患者'] as const) {
    await goByMenu(d.page, place)
    await expectShown(d.page.getByText(/^(現在、待っているものはありません|進行中の打診はありません|トークはまだありません|進行中の患者はいません)$/))
    await expectGone(d.page.getByText('大腿骨頸部骨折術後'))
  }
  expectUndisturbed(a, c, d)
  await d.page.goto(caseAddress)
  await expectShown(d.page.getByRole('heading', { name: '患者が見つかりません' }))
  await expectGone(d.page.getByText('大腿骨頸部骨折術後'))
})
