import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { type BrowserWindow, expectGone, expectShown, expectText, keepPicture, openBrowser, openPage, openWindow, putHintsAway, SOON_MS, type Width } from './browser-window'
import { askHospitals, chooseSegment, fillPatient, openNewPatient } from './case-steps'
import { setFirstPassword } from './factor-steps'
import { type MailBox, openMailBox } from './mail-box'
import { addressOf, beginWithCode, type HousePerson, startHouse, type StartedHouse } from './started-house'
import { say, talkLog } from './talk-steps'

let mailBox: MailBox
let house: StartedHouse
let browser: Browser
let sender: HousePerson
let receiver: HousePerson
const windows: BrowserWindow[] = []

beforeAll(async () => {
  mailBox = await openMailBox()
  house = await startHouse({
    smtpPort: mailBox.port,
    cast: [
      ['港央総合病院', '14108', '地域連携 青木'],
      ['みなと海浜病院', '14201', '地域連携 井上'],
    ],
  })
  ;[sender, receiver] = house.cast as [HousePerson, HousePerson]
  browser = await openBrowser()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') for (const window of windows) await keepPicture(window, `${task.name.slice(0, 30)} ${window.person.name}`)
  await Promise.all(windows.splice(0).map(({ context }) => context.close()))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await mailBox?.close()
})

const enter = async (person: HousePerson, width: Width = 'desk'): Promise<BrowserWindow> => {
  const window = await openWindow(browser, { url: house.url, person, width })
  windows.push(window)
  return window
}
const openSignedOut = async (person: HousePerson, width: Width): Promise<BrowserWindow> => {
  const window = { ...(await openPage(browser, house.url, width)), person }
  windows.push(window)
  return window
}
const typeSignIn = async (page: Page, { loginId, password }: Pick<HousePerson, 'loginId' | 'password'>): Promise<void> => {
  await page.getByRole('textbox', { name: 'ログインID' }).fill(loginId)
  await page.getByLabel('パスワード', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'ログインする' }).click()
}
const openOffice = async (name: string): Promise<BrowserWindow> => {
  const { loginId, password } = await beginWithCode(house.url, await house.operate('officer', 'add', '--name', name))
  const window = await openSignedOut({ name, loginId, password, hospital: { id: '', name: '県' } }, 'desk')
  await window.page.goto('/')
  await typeSignIn(window.page, window.person)
  await window.page.getByRole('navigation', { name: 'メニュー' }).waitFor()
  return window
}
const decide = async (page: Page, act: string, comment?: { label: string; text: string }): Promise<void> => {
  await page.getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (comment !== undefined) await dialog.getByLabel(comment.label).fill(comment.text)
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
const expectNoComplaints = (...of: BrowserWindow[]): void => {
  for (const { complaints, person } of of) expect(complaints, person.name).toEqual([])
}

const APPLICANT = { name: '野口 早苗', email: 'noguchi@hospital.example' }
const PASSWORD = '紫陽花 電車 ほうき 41'

test('a hospital applies to join on the phone, puts right what is sent back, is accepted; its representative begins with a printed list (要綱7条, 22条)', async () => {
  const phone = await openSignedOut({ name: APPLICANT.name, loginId: '', password: '', hospital: { id: '', name: '岬の森病院' } }, 'phone')
  const { page } = phone
  await page.goto('/')
  await page.getByRole('link', { name: '病院の利用申込み' }).click()
  await chooseSegment(page, '病院の選び方', '一覧にない')
  // What is missing is said at the field, in our words, and one stands at the first.
  await page.getByRole('button', { name: '申し込む', exact: true }).click()
  await expectShown(page.getByText('入力してください', { exact: true }).first())
  await expect.poll(() => page.getByLabel(/^病院名/).evaluate((field) => field === document.activeElement), { timeout: SOON_MS }).toBe(true)
  await page.getByLabel(/^病院名/).fill('岬の森病院')
  await page.getByLabel('市区町村').selectOption({ label: '三浦市' })
  await page.getByLabel(/^氏名/).first().fill(APPLICANT.name)
  await page.getByLabel('電話番号').fill('046-000-0000')
  await page.getByLabel(/^メールアドレス/).first().fill(APPLICANT.email)
  await page.getByLabel('申込みの担当者と同じ').check()
  await page.getByLabel('利用する予定の人数').fill('40')
  await page.getByLabel('利用規約を読み、同意します').check()
  await page.getByRole('button', { name: '申し込む', exact: true }).click()
  await expectShown(page.getByRole('heading', { name: '申込みを受け付けました' }))
  const [number = '', code = ''] = await page.locator('dd strong').allInnerTexts()

  // The office sends it back, and so it waits for the hospital.
  const office = await openOffice('佐久間 徹')
  await office.page.goto('/office/applications')
  await office.page.getByRole('link', { name: '岬の森病院' }).click()
  await expectText(office.page.locator('main'), '40人')
  await decide(office.page, '差し戻す', { label: '訂正してほしいこと', text: '利用する人数は4人ではありませんか。' })
  await expectText(office.page.locator('main'), '差戻し')

  await page.goto('/join?receipt=true')
  await page.getByLabel('受付番号').fill(number)
  await page.getByLabel('照会コード').fill(code)
  await page.getByRole('button', { name: '状況を確認する' }).click()
  await expectShown(page.getByText('利用する人数は4人ではありませんか。'))
  await page.getByRole('button', { name: '訂正する', exact: true }).click()
  await page.getByLabel('利用する予定の人数').fill('4')
  await page.getByLabel('利用規約を読み、同意します').check()
  await page.getByRole('button', { name: '訂正して出し直す' }).click()
  await expectShown(page.getByText('県が内容を確認しています。'))

  await office.page.goto('/office/applications')
  await office.page.getByRole('link', { name: '岬の森病院' }).click()
  await expectText(office.page.locator('main'), '4人')
  await decide(office.page, '受理する')
  await expectText(office.page.locator('main'), '受理しました。代表者のメールアドレスに')

  // Invited by e-mail; the ward has no phones: the second factor is on paper.
  const linkIn = (): string => mailBox.mailsTo(APPLICANT.email).map(({ text }) => /https?:\S+\/invitation#\S+/.exec(text ?? '')?.[0]).find((link) => link !== undefined) ?? ''
  await expect.poll(linkIn, { timeout: SOON_MS }).not.toBe('')
  const policy = house.operate('second-factor', 'policy', 'required')
  const loginId = await setFirstPassword(page, linkIn(), PASSWORD)
  await policy
  const signIn = async () => {
    await page.goto('/')
    await typeSignIn(page, { loginId, password: PASSWORD })
  }
  await signIn()
  await chooseSegment(page, '登録する方法', '印刷した番号表')
  await page.getByRole('button', { name: '番号表を作る' }).click()
  const list = page.getByRole('list', { name: 'ログインの番号表' }).getByRole('listitem')
  await expect.poll(() => list.count(), { timeout: SOON_MS }).toBe(30)
  const [first = '', second = ''] = await list.allInnerTexts()
  await page.getByLabel('番号表の最初の番号').fill(first)
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await page.getByRole('button', { name: '控えたので次へ進む' }).click()
  const menu = page.getByRole('navigation', { name: 'メニュー' })
  await menu.waitFor()

  // On another day, at another browser: a number that was used is none any more.
  await phone.context.clearCookies()
  await signIn()
  await page.getByLabel('番号表のまだ使っていない番号').fill(first)
  await page.getByRole('button', { name: '確認してログインする' }).click()
  await expectText(page.getByRole('alert'), '一度使ったコードは使えません')
  await page.getByLabel('番号表のまだ使っていない番号').fill(second)
  await page.getByRole('button', { name: '確認してログインする' }).click()
  await menu.waitFor()
  await page.goto('/forms')
  await expectShown(page.getByRole('button', { name: '様式2を作る' }))
  await house.operate('second-factor', 'policy', 'voluntary')
  expectNoComplaints(phone, office)
})

/** The line in a talk that says this. */
const lineOf = (page: Page, text: string): Locator => talkLog(page).getByRole('listitem').filter({ hasText: text })

test('the office asks a hospital to confirm a line of a talk, is answered, deletes it; the other hospital sees the tombstone while its room is open (要綱24条; rule 60)', async () => {
  const INSULT = '担当の方の対応がひどい。'
  const chiefOf = async (name: string): Promise<HousePerson> => {
    const { loginId, password } = await beginWithCode(house.url, await house.operate('user', 'add', '--hospital', sender.hospital.id, '--name', name, '--role', 'representative', '--email', addressOf(name)))
    return { name, loginId, password, hospital: sender.hospital }
  }
  const [office, chiefPerson, a, b] = await Promise.all([openOffice('片瀬 律'), chiefOf('院長 久我'), enter(sender), enter(receiver)])
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '誤嚥性肺炎後', area: '横須賀・三浦' })
  await askHospitals(a.page, [receiver.hospital.name])
  await b.page.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name: '受入れ' }).click()
  await inquiryCard(b.page, /誤嚥性肺炎後/).click()
  await a.page.getByRole('table', { name: '候補病院' }).getByRole('link', { name: receiver.hospital.name }).click()
  await say(a.page, INSULT)
  await expectShown(lineOf(b.page, INSULT))
  const { rooms } = (await (await a.page.request.get('/api/v1/rooms?limit=1')).json()) as { rooms: { id: string }[] }

  await office.page.goto(`/talk/${rooms[0]?.id ?? ''}`)
  await lineOf(office.page, INSULT).hover()
  await lineOf(office.page, INSULT).getByRole('button', { name: 'このメッセージの操作' }).click()
  await office.page.getByRole('button', { name: '確認を求める・削除する' }).click()
  const dialog = office.page.getByRole('dialog')
  await dialog.getByLabel('病院に伝える理由').fill('相手の方への表現を見直してください。')
  await dialog.getByRole('button', { name: '確認を求める', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  // Nothing is gone by a question.
  await expectShown(lineOf(b.page, INSULT))

  const chief = await enter(chiefPerson)
  await chief.page.goto('/moderation')
  await chief.page.getByRole('link', { name: /トークの発言/ }).click()
  await expectText(chief.page.locator('main'), '相手の方への表現を見直してください。')
  await chief.page.getByLabel('県への回答').fill('言葉が過ぎました。削除をお願いします。')
  await chief.page.getByRole('button', { name: '回答する', exact: true }).click()
  await expectText(chief.page.locator('main'), '県が確認中')

  await office.page.goto('/office/moderation')
  await expectText(office.page.getByRole('table', { name: '内容の確認と削除' }), '県の確認待ち')
  await office.page.getByRole('link', { name: /トークの発言/ }).click()
  await expectText(office.page.locator('main'), '言葉が過ぎました。')
  await decide(office.page, '削除する', { label: '病院に伝える理由', text: 'ご回答のとおり削除します。' })

  // In both rooms, which stood open all the while.
  for (const { page } of [a, b]) {
    await expectText(talkLog(page), '県が削除しました（誹謗中傷・不適切な表現')
    await expectGone(lineOf(page, INSULT))
  }
  await expectText(chief.page.locator('main'), 'ご回答のとおり削除します。')
  await office.page.goto('/office/moderation')
  await expectShown(office.page.getByText('対応中の件はありません'))
  await chooseSegment(office.page, '表示する件', '終了')
  await expectText(office.page.getByRole('table', { name: '内容の確認と削除' }), '削除')
  expect([a, b].map(({ pageLoads }) => pageLoads())).toEqual([1, 1])
  expectNoComplaints(a, b, chief, office)
})

test('a shared PC: the screen is locked with what is being typed, the next person works as themselves, and the first finds the draft again (要綱6条2号, 22条)', async () => {
  const colleague = await house.addColleague(sender.hospital, '地域連携 白石')
  const { page, ...pc } = await enter(sender)
  await openNewPatient(page)
  await fillPatient(page, { mainDisease: '大腿骨頸部骨折術後', area: '横須賀・三浦' })
  await expectText(page.locator('form'), /下書きを保存しました/)
  const address = page.url()

  // Locked: nothing of it is seen, and the server refuses too; with the password it stands there as it was left.
  await page.getByLabel(/^主病名/).fill('大腿骨頸部骨折術後（左）')
  await page.getByRole('button', { name: '利用者メニュー' }).click()
  await page.getByRole('button', { name: '画面をロックする' }).click()
  await expectShown(page.getByRole('heading', { name: '画面をロックしています' }))
  expect(await page.getByLabel(/^主病名/).isVisible()).toBe(false)
  await expect.poll(async () => (await page.request.get('/api/v1/cases')).status(), { timeout: SOON_MS }).toBe(401)
  await page.getByLabel(`${sender.name}さんのパスワード`).fill('違うパスワード')
  await page.getByRole('button', { name: 'ロックを解除する' }).click()
  await expectText(page.getByRole('alert'), 'パスワードが違います')
  await page.getByLabel(`${sender.name}さんのパスワード`).fill(sender.password)
  await page.getByRole('button', { name: 'ロックを解除する' }).click()
  await page.locator('[data-lock-screen]').waitFor({ state: 'detached' })
  expect(await page.getByLabel(/^主病名/).inputValue()).toBe('大腿骨頸部骨折術後（左）')
  await expectText(page.locator('form'), /下書きを保存しました/)

  // 担当者切替: the next one has a page of their own.
  await page.getByRole('button', { name: '担当者切替' }).click()
  await page.getByRole('button', { name: '別の人がログインする' }).click()
  await typeSignIn(page, colleague)
  await page.getByRole('button', { name: '同意して始める' }).click()
  await putHintsAway(page)
  const typed = await page.locator('input, textarea').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value))
  expect(typed.filter((value) => value.includes('大腿骨'))).toEqual([])
  expect(((await (await page.request.get('/api/v1/session')).json()) as { displayName: string }).displayName).toBe(colleague.name)

  // And back: by the name, not by the login id.
  await page.getByRole('button', { name: '担当者切替' }).click()
  await page.getByRole('list', { name: 'この端末で最近ログインした人' }).getByRole('button', { name: sender.name, exact: true }).click()
  await page.getByLabel('パスワード', { exact: true }).fill(sender.password)
  await page.getByRole('button', { name: 'ログインする' }).click()
  await page.locator('[data-lock-screen]').waitFor({ state: 'detached' })
  await page.goto(address)
  await expect.poll(() => page.getByLabel(/^主病名/).inputValue(), { timeout: SOON_MS }).toBe('大腿骨頸部骨折術後（左）')
  expect(pc.complaints).toEqual([])
})
