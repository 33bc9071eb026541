import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { expectGone, expectNoSidewaysScroll, expectShown, expectText, goByMenu, SOON_MS } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { expectDrawn, scannedPages } from './document-steps'
import { axeViolations } from './page-checks'

const PATIENT = /84歳.*誤嚥性肺炎後/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

test('a scan with a name on its second page comes back with the place; answered for, it is read at the other side', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '誤嚥性肺炎後', area: '横須賀・三浦' })
  await askHospitals(a.page, [b.person.hospital.name])
  const caseId = /cases\/([0-9a-f-]{36})/.exec(a.page.url())?.[1] ?? ''
  const scan = await scannedPages(a.page, [['経過', '歩行器で病棟内を移動しています。'], ['経過', '山田太郎様は昨日転倒しました。']])
  const { origin } = new URL(a.page.url())
  const sent = await a.page.request.post(`/api/v1/documents/of/case/${caseId}?kind=nursing_summary&masked=1`, { data: scan, headers: { origin, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() } })
  expect(sent.status()).toBe(200)

  // Looked at on a phone, wherever the other work is done.
  await a.page.setViewportSize({ width: 390, height: 844 })
  await a.page.goto(`/cases/${caseId}?tab=documents`)
  await expectShown(a.page.getByText('差し戻し', { exact: true }))
  await expectText(a.page.getByRole('list', { name: '書類' }), '1か所（2ページ）')
  await goByMenu(b.page, '受入れ')
  await inquiryCard(b.page, PATIENT).click()
  await expectShown(b.page.getByText('書類はまだありません'))

  await a.page.getByRole('button', { name: '見える所を確認' }).click()
  const viewer = a.page.getByRole('dialog', { name: '看護サマリー' })
  await expectShown(viewer.getByRole('button', { name: '1か所目（2ページ）：氏名と読める文字' }))
  await expect.poll(() => viewer.getByRole('spinbutton').inputValue(), { timeout: SOON_MS }).toBe('2')
  await expectDrawn(viewer)
  await expectNoSidewaysScroll(a.page)
  expect(await axeViolations(a.page)).toEqual([])
  await viewer.getByRole('button', { name: '氏名ではない' }).click()
  const asked = a.page.getByRole('dialog', { name: '「氏名ではない」として公開する' })
  await asked.getByRole('button', { name: '公開する' }).click()
  await expectShown(asked.getByText('理由を選んでください'))
  await asked.getByRole('radio', { name: '文字の読み違い、または文字ではない' }).check()
  await asked.getByRole('checkbox', { name: /^枠のすべての所を見て/ }).check()
  expect(await axeViolations(a.page)).toEqual([])
  await asked.getByRole('button', { name: '公開する' }).click()
  await expectGone(viewer)
  await expectGone(a.page.getByText('差し戻し', { exact: true }))

  await b.page.getByRole('button', { name: '看護サマリーを開く' }).first().click()
  await expectDrawn(b.page.getByRole('dialog', { name: '看護サマリー' }))
  for (const { complaints } of [a, b]) expect(complaints).toEqual([])
})
