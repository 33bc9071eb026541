import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerAccepted, candidateRow, inquiryCard } from './answer-steps'
import { expectGone, expectShown, expectText, expectUndisturbed, goByMenu } from './browser-window'
import { askHospitals, fillPatient, japaneseDay, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { fillFacility } from './facility-steps'
import { chooseByArrows, pressAt, reach, typeDate } from './keyboard-steps'
import { expectLinesInOrder, talkLog } from './talk-steps'

/** As the debugging protocol counts held keys. */
const CTRL = 2
/** Longer than a page waits before it says that it is loading. */
const SLOW_CODE_MS = 1000
const PATIENT = /84歳.*慢性閉塞性肺疾患/

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

test('a sender hands a patient over with the keyboard alone', async () => {
  const [a, b] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  const { page } = a
  // From here on the sender's pointer is never used.
  await fillFacility(b, { conditions: { 酸素療法: '受入可' }, acceptable: 2 })
  await goByMenu(b.page, '受入れ')
  const group = (name: string | RegExp) => page.getByRole('group', { name, exact: typeof name === 'string' }).first()

  // g n: register a patient; the focus is at the title of the page that opens.
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  const title = page.getByRole('heading', { level: 1, name: '患者を登録' })
  await title.waitFor()
  await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true)
  await chooseByArrows(page, group(/^性別/), '女')
  await reach(page, page.getByLabel(/^年齢/))
  await page.keyboard.type('84')
  await chooseByArrows(page, group(/^入院／救急外来/), '入院')
  await reach(page, page.getByLabel(/^主病名/))
  await page.keyboard.type('慢性閉塞性肺疾患')
  const purpose = page.getByLabel(/^転院目的/)
  await reach(page, purpose)
  for (let step = 0; step < 12 && (await purpose.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label)) !== '療養'; step++) await page.keyboard.press('ArrowDown')
  await typeDate(page, page.getByLabel(/^転院可能日/), japaneseDay(2))
  await chooseByArrows(page, group(/^医療区分/), '2')
  await chooseByArrows(page, group(/^人工呼吸器/), '無')
  await chooseByArrows(page, group(/^緊急の転送が必要か/), 'いいえ')
  const area = page.getByRole('combobox', { name: /^希望地域/ })
  // Wherever in the form it stands, Tab finds it: from the end round to the start at most.
  await reach(page, area)
  await page.keyboard.type('横須賀・三浦')
  await expectShown(page.getByRole('option', { name: /^横須賀・三浦/ }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await chooseByArrows(page, group('酸素療法'), '有')

  // Asked, and the answer is seen.
  const panel = page.getByRole('complementary', { name: '受け入れられそうな病院' })
  await pressAt(page, panel.getByRole('checkbox', { name: `${b.person.hospital.name}に打診する` }), 'Space')
  const ask = panel.getByRole('button', { name: /打診を送る$/ })
  await pressAt(page, ask)
  const asking = page.getByRole('dialog', { name: '打診を送る' })
  await asking.waitFor()
  // Escape closes a dialog and leads back to what opened it.
  await page.keyboard.press('Escape')
  await expectGone(asking)
  await expect.poll(() => ask.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await pressAt(page, asking.getByRole('button', { name: '打診を送る' }))
  await expectText(candidateRow(page, b.person), '未読')
  await inquiryCard(b.page, PATIENT).click()
  await answerAccepted(b.page)
  await expectText(candidateRow(page, b.person), '受入可')

  // Chosen, confirmed, completed.
  await pressAt(page, page.getByRole('button', { name: '受入先を決める' }))
  const choosing = page.getByRole('dialog', { name: '受入先を決める' })
  const hospital = choosing.getByRole('radio', { name: b.person.hospital.name })
  await pressAt(page, hospital, 'Space')
  expect(await hospital.isChecked()).toBe(true)
  await typeDate(page, choosing.getByLabel('転院日'), japaneseDay(3))
  await pressAt(page, choosing.getByRole('button', { name: 'この病院に決める' }))
  await expectText(candidateRow(page, b.person), '決定（確認待ち）')
  await b.page.getByRole('region', { name: '受入先に決まりました' }).getByRole('button', { name: '確認する' }).click()
  await b.page.getByRole('dialog', { name: '受入れを確認する' }).getByRole('button', { name: '受入れを確認する' }).click()
  await expectText(candidateRow(page, b.person), '確認済')
  await pressAt(page, page.getByRole('button', { name: '転院完了にする' }))
  const completing = page.getByRole('dialog', { name: '転院完了にする' })
  await completing.waitFor()
  await pressAt(page, completing.getByRole('button', { name: '転院完了にする' }))
  await expectText(page.getByRole('heading', { level: 1 }), '転院完了')
  expectUndisturbed(a, b)
})

test('Enter that ends a conversion of the input method sends nothing, in a talk as at the sign-in', async () => {
  const { page } = await stage.open('sender')
  await openNewPatient(page)
  await fillPatient(page, { mainDisease: '誤嚥性肺炎', area: '横須賀・三浦' })
  await askHospitals(page, [stage.person('receiver').hospital.name])
  await expectShown(talkLog(page))
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && /\/(?:messages|session)$/.test(request.url()) && sent.push(request.url()))
  const session = await page.context().newCDPSession(page)
  const compose = async (field: Locator, modifiers: number) => {
    await field.focus()
    await session.send('Input.imeSetComposition', { text: 'たすき', selectionStart: 3, selectionEnd: 3 })
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', modifiers, windowsVirtualKeyCode: 229 })
    await session.send('Input.insertText', { text: '襷' })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', modifiers, windowsVirtualKeyCode: 13 })
    expect(await field.inputValue()).toBe('襷')
    expect(sent).toEqual([])
  }
  const box = page.getByRole('textbox', { name: 'メッセージ' })
  await compose(box, 0)
  await box.fill('')
  await compose(box, CTRL)
  await page.keyboard.press('Control+Enter')
  await expectLinesInOrder(page, ['襷'])
  expect(sent.splice(0)).toHaveLength(1)

  await page.getByRole('button', { name: /地域連携 青木/ }).click()
  await page.getByRole('button', { name: 'ログアウト' }).click()
  const loginId = page.getByLabel('ログインID')
  await loginId.waitFor()
  await compose(loginId, 0)
  await page.keyboard.press('Enter')
  await expectShown(page.getByRole('alert'))
  expect(sent).toHaveLength(1)
})

test('? lists the keys, Escape leads back, and single keys are quiet where one types', async () => {
  const { page } = await stage.open('sender')
  await goByMenu(page, '病院')
  await expectShown(page.getByRole('table').getByRole('link'))
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'キーボードの操作' })
  await expectShown(keys.getByText('この一覧を開く'))
  await page.keyboard.press('Escape')
  await expectGone(keys)
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox').first()
  await expect.poll(() => search.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type('g?h')
  expect(await search.inputValue()).toBe('g?h')
  await expectGone(keys)
  await expectShown(page.getByRole('heading', { level: 1, name: '病院' }))
})

test('the focus is at the title of the page that opens, also where its code comes late and a page of waiting stood first', async () => {
  const { page } = await stage.open('sender')
  await page.route('**/assets/*.js', async (route) => {
    await sleep(SLOW_CODE_MS)
    await route.continue()
  })
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.locator('main h1', { hasText: '…' }).waitFor()
  const title = page.getByRole('heading', { level: 1, name: '患者を登録' })
  await title.waitFor()
  await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true)
})
