import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { expectNoSidewaysScroll, expectShown, goByMenu, SOON_MS } from './browser-window'
import { askHospitals, fillPatient, openNewPatient, openPart } from './case-steps'
import { setStage } from './cast'
import { chooseFiles, expectDrawn } from './document-steps'
import { findTraces, lightestAt, picturesIn } from './name-traces'
import { axeViolations } from './page-checks'
import { photoOnItsSide, scannedLetter, type SeenPlace, TRACED, tracedLetter } from './traced-letter'

const PATIENT = /84歳.*誤嚥性肺炎後/
const TRACES = Object.values(TRACED).flat()
/** What a JPEG makes of black. */
const BLACK = 48

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

const SCAN = ['診療情報提供書（2枚目）', `患者氏名　<b>${TRACED.kanji.join('　')}</b>　様`, '主治医：<i>佐々木</i>医師', `経過：<b>${TRACED.kanji[0]}様</b>は三月一日に転倒し、大腿骨頸部骨折と診断されました。`, '歩行器で病棟内を移動しています。', '退院後は自宅での生活を希望されています。']
const PHOTO = ['看護サマリー', `氏名　<b>${TRACED.kanji.join('　')}</b>　様`, `生年月日　<b>${TRACED.birth[0]}</b>`, '食事は全粥を自力で摂取されています。', '夜間は良眠されています。']

const boxesIn = (editor: Locator): Locator => editor.getByRole('button', { name: /^黒塗り\d/ })
/** Without the rim that letters don't reach. */
const inside = ({ x, y, width, height }: SeenPlace): SeenPlace => ({ x: x + width * 0.08, y: y + height * 0.25, width: width * 0.84, height: height * 0.5 })

const openEditor = async (item: Locator, page: Page): Promise<Locator> => {
  await item.getByRole('button', { name: '氏名を黒塗りする' }).click()
  const editor = page.getByRole('dialog', { name: '氏名の黒塗り' })
  await expectShown(editor.getByRole('img'))
  // Until every page has been looked through.
  await expect.poll(() => editor.getByText(/^候補を探しています/).count(), { timeout: 2 * SOON_MS }).toBe(0)
  return editor
}

const checkAll = async (editor: Locator): Promise<void> => {
  const finish = editor.getByRole('button', { name: '黒塗りを確定する' })
  while ((await finish.getAttribute('aria-disabled')) === 'true') await editor.getByRole('button', { name: 'このページを確認しました' }).click()
  await finish.click()
  await editor.waitFor({ state: 'detached', timeout: SOON_MS })
}

const sendItem = async (page: Page, item: Locator, kind: string): Promise<string> => {
  await item.getByLabel('書類の種類').selectOption({ label: kind })
  const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/documents/of/')), item.getByRole('button', { name: '追加する' }).click()])
  expect(decodeURIComponent(answer.url())).not.toMatch(new RegExp(TRACES.join('|')))
  return ((await answer.json()) as { id: string }).id
}

test('rule 51: a letter, its scan and a photo are blacked out; of what the other side gets no byte, no text and no picture tells the name', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  const { page } = a
  const scan = await scannedLetter(page, { lines: SCAN, tilt: 2.2 })
  const letter = await tracedLetter(scan.jpeg)
  const upright = await scannedLetter(page, { lines: PHOTO, tilt: -1.4 })
  const photo = await photoOnItsSide(page, upright.jpeg)
  // The search isn't blind: in the letter itself it finds the name wherever it was put.
  expect([...(await findTraces(letter.bytes, TRACES))]).toEqual(expect.arrayContaining(['lines', 'notes', 'xmp', 'outline', 'attachments', 'bytes']))
  expect([...(await findTraces(letter.bytes, ['大腸内視鏡']))]).toEqual([])

  await openNewPatient(page)
  await fillPatient(page, { mainDisease: '誤嚥性肺炎後', area: '横須賀・三浦' })
  await page.getByRole('button', { name: '氏名を見張る' }).first().click()
  const watch = page.getByRole('dialog', { name: '患者さんの氏名を見張る' })
  await watch.getByLabel('氏名（漢字）').fill(TRACED.kanji.join(' '))
  await watch.getByLabel('氏名（かな）').fill(TRACED.kana.join(' '))
  await watch.getByRole('button', { name: '見張る', exact: true }).click()
  await openPart(page, '書類')
  await chooseFiles(page, 'ファイルを追加', [
    { name: `${TRACED.kanji.join('')}_紹介状.pdf`, mimeType: 'application/pdf', buffer: letter.bytes },
    { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: photo },
  ])
  const dialog = page.getByRole('dialog', { name: '書類を追加' })
  const [letterItem, photoItem] = [dialog.getByRole('region', { name: /紹介状/ }), dialog.getByRole('region', { name: /^写真/ })]

  const editor = await openEditor(letterItem, page)
  // Watched in this tab: every form of it is found in the letter, in letters too.
  await expectShown(editor.getByRole('button', { name: /^黒塗り\d+（入力した氏名）/ }))
  expect(await axeViolations(page)).toEqual([])
  await expectNoSidewaysScroll(page)
  // By keyboard: one more box, moved, taken away, brought back.
  const before = await boxesIn(editor).count()
  await editor.getByRole('group', { name: /ページ$/ }).evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight))
  await editor.getByRole('button', { name: '黒塗りを追加' }).click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await expectShown(editor.getByText(/^黒塗りの位置/))
  await page.keyboard.press('Delete')
  await expect.poll(() => boxesIn(editor).count()).toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => boxesIn(editor).count()).toBe(before + 1)
  await checkAll(editor)
  await checkAll(await openEditor(photoItem, page))
  const letterId = await sendItem(page, letterItem, '診療情報提供書')
  const photoId = await sendItem(page, photoItem, '看護サマリー')
  await expectShown(page.getByRole('button', { name: '看護サマリーを開く' }))
  await askHospitals(page, [b.person.hospital.name])

  await goByMenu(b.page, '受入れ')
  await inquiryCard(b.page, PATIENT).click()
  await b.page.getByRole('button', { name: '診療情報提供書を開く' }).first().click({ timeout: 3 * SOON_MS })
  await expectDrawn(b.page.getByRole('dialog', { name: '診療情報提供書' }))
  const download = async (id: string): Promise<Buffer> => {
    await expect.poll(async () => (await b.page.request.get(`/api/v1/documents/${id}/file`)).status(), { timeout: 2 * SOON_MS }).toBe(200)
    return (await b.page.request.get(`/api/v1/documents/${id}/file`)).body()
  }
  const [sentLetter, sentPhoto] = [await download(letterId), await download(photoId)]
  for (const sent of [sentLetter, sentPhoto]) {
    expect([...(await findTraces(sent, [...TRACES, 'Exif', 'letter', '紹介状', '/Font', '/Annots', '/Outlines', '/Metadata', '/EmbeddedFiles']))]).toEqual([])
    expect(sent.toString('latin1').match(/startxref/g)).toHaveLength(1)
  }
  const [first, second] = picturesIn(sentLetter)
  const [only] = picturesIn(sentPhoto)
  if (first === undefined || second === undefined || only === undefined) throw new Error('a page has no picture')
  for (const [jpeg, places] of [[first, letter.named], [second, scan.named], [only, upright.named]] as const) for (const lightest of await lightestAt(b.page, jpeg, places.map(inside))) expect(lightest).toBeLessThan(BLACK)
  // The same look at the pages as they were, and at a place without a box, sees no black: the doctor may be named.
  for (const [jpeg, places] of [[scan.jpeg, scan.named], [upright.jpeg, upright.named]] as const) for (const lightest of await lightestAt(b.page, jpeg, places.map(inside))) expect(lightest).toBeGreaterThan(200)
  const [staff] = await lightestAt(b.page, first, [inside(letter.staff)])
  expect(staff).toBeGreaterThan(200)
  for (const { complaints } of [a, b]) expect(complaints).toEqual([])
})
