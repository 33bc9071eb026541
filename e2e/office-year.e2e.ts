import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWindow, expectGone, expectShown, expectText, keepPicture, openBrowser, openPage, SOON_MS, type Width } from './browser-window'
import { type Authenticator, openAuthenticator, setFirstPassword, signInAndEnrol, signInWithCode } from './factor-steps'
import { type MailBox, openMailBox } from './mail-box'
import { acceptForm, acceptRenewals, handIn, openNotice, openWaitingForm, readSheet, returnForm, setInvoiceTerms, setPrice, writeApplication } from './office-steps'
import { addressOf, beginWithCode, type HousePerson, startHouse, type StartedHouse } from './started-house'

/** The fiscal year after the one of the machine's day: the clock only moves forward, and the journey is the same on any day. */
const YEAR = new Date().getFullYear() + 1
const japan = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00+09:00`)

let mailBox: MailBox
let house: StartedHouse
let browser: Browser
const windows: BrowserWindow[] = []

beforeAll(async () => {
  mailBox = await openMailBox()
  house = await startHouse({ smtpPort: mailBox.port, cast: [['港央総合病院', '14108', '久我 直人', 'representative']], at: japan(`${YEAR}-06-03`) })
  await house.operate('second-factor', 'policy', 'required')
  browser = await openBrowser()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') for (const window of windows) await keepPicture(window, `${task.name.slice(0, 30)} ${window.person.name}`)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await mailBox?.close()
})

const open = async (person: HousePerson, width: Width): Promise<BrowserWindow> => {
  const window = { ...(await openPage(browser, house.url, width)), person }
  windows.push(window)
  return window
}

/** Somebody, at a window of their own, with an authenticator app of their own. */
const enter = async (person: HousePerson, width: Width): Promise<{ page: Page; app: Authenticator }> => {
  const app = openAuthenticator(() => house.now())
  const { page } = await open(person, width)
  await signInAndEnrol(page, person, app)
  return { page, app }
}

const OWN_MAILBOX = { name: '三沢 静', kana: 'ミサワ シズカ', email: addressOf('三沢 静') }
const SHARED_MAILBOX = { name: '相沢 綾', kana: 'アイザワ アヤ', email: 'renkei@hospital.example', sharedMailbox: true }
const PASSWORDS = { [OWN_MAILBOX.name]: '紫陽花 電車 ほうき 41', [SHARED_MAILBOX.name]: '観覧車 漬物 すずり 27' }

test('a year of hospital-funded accounts: applied for on the phone, returned, put right, begun with a second factor, billed, renewed in part, over on 1 April (要綱7条, 10条, 11条; rules 1, 21, 29, 31, 34, 36)', async () => {
  const [chief] = house.cast as [HousePerson]
  const officer = await beginWithCode(house.url, await house.operate('officer', 'add', '--name', '佐久間 徹'))
  const office = await enter({ name: '佐久間 徹', ...officer, hospital: { id: '', name: '県' } }, 'desk')
  await setPrice(office.page, 1000)
  await setInvoiceTerms(office.page)

  // June: applied for on the phone; two were meant to be three.
  const hospital = await enter(chief, 'phone')
  await writeApplication(hospital.page, { seats: '2', users: [OWN_MAILBOX, SHARED_MAILBOX] })
  const estimate = hospital.page.getByRole('region', { name: '費用の目安（現時点で提出した場合）' })
  await expectText(estimate, '18,000円')
  await expectText(estimate, `2個 × 9か月 × 1,000円`)
  await handIn(hospital.page, '県へ提出する')

  await openWaitingForm(office.page)
  await returnForm(office.page, '発行数は3個ではありませんか。電話で伺った数と異なります。')

  await openNotice(hospital.page, 'アカウントの届出・申請が差し戻されました')
  await expectShown(hospital.page.getByText('発行数は3個ではありませんか。'))
  await hospital.page.getByLabel('病院負担アカウント新規発行数').fill('３')
  await expectText(estimate, '27,000円')
  await expectText(estimate, `${YEAR}年10月`)
  await handIn(hospital.page, '直して再提出する')
  await openWaitingForm(office.page)
  await acceptForm(office.page, `費用は3個 × 9か月 × 1,000円 ＝ 27,000円（税込）に確定し、${YEAR}年10月に請求します。`)

  await openNotice(hospital.page, 'アカウントの届出・申請が受理されました')
  // Handed in, it is a sheet to read: no field, not even one that can't be typed into.
  await expectShown(hospital.page.getByRole('heading', { name: '申請の内容' }))
  expect(await hospital.page.locator('main').locator('input, select, textarea').count()).toBe(0)
  const notice = await readSheet(hospital.page, '利用開始通知を表示・印刷')
  for (const said of ['利用の開始を通知します', '27,000円', '3個×9か月', '三沢静', '残り1個', `令和${YEAR - 2018}年7月1日`]) expect(notice).toContain(said)
  await hospital.page.goto('/forms?tab=seats')
  await expectText(hospital.page.getByText(/病院負担 3個/), '県費負担 1個・病院負担 3個（うち空き 0個）')
  expect(mailBox.mailsTo(OWN_MAILBOX.email)).toEqual([])

  // July, 1st: by the jobs of the day.
  house.moveTo(japan(`${YEAR}-07-01`, '00:05'))
  await expect.poll(() => mailBox.mailsTo(OWN_MAILBOX.email).length, { timeout: SOON_MS }).toBe(1)
  await expectText(hospital.page.getByText(/病院負担 3個/), '病院負担 3個（うち空き 1個）')
  const link = /https?:\S+\/invitation#\S+/.exec(mailBox.mailsTo(OWN_MAILBOX.email)[0]?.text ?? '')?.[0] ?? ''
  await hospital.page.goto('/account/people')
  const row = hospital.page.getByRole('listitem').filter({ hasText: SHARED_MAILBOX.name }).or(hospital.page.getByRole('row').filter({ hasText: SHARED_MAILBOX.name }))
  await row.first().getByRole('button', { name: '招待コードを発行' }).click()
  // Signed in weeks ago: who gives a code shows once more who they are.
  await hospital.page.getByRole('dialog').getByLabel('パスワード', { exact: true }).fill(chief.password)
  await hospital.page.getByRole('dialog').getByLabel('認証アプリの6桁の番号').fill(hospital.app.code())
  await hospital.page.getByRole('dialog').getByRole('button', { name: '確認する' }).click()
  const code = await hospital.page.getByRole('dialog').locator('dd').nth(1).innerText()
  await hospital.page.getByRole('dialog').getByRole('button', { name: '閉じる' }).last().click()
  const users = []
  for (const [user, invitation] of [[OWN_MAILBOX, link], [SHARED_MAILBOX, code]] as const) {
    const window = await open({ name: user.name, loginId: '', password: '', hospital: chief.hospital }, 'desk')
    const login = { loginId: await setFirstPassword(window.page, invitation, PASSWORDS[user.name] ?? ''), password: PASSWORDS[user.name] ?? '' }
    const app = openAuthenticator(() => house.now())
    await signInAndEnrol(window.page, login, app)
    users.push({ page: window.page, app, login })
  }
  const [renewed, leaving] = users
  if (renewed === undefined || leaving === undefined) throw new Error('nobody began')

  // October: the bill of the quarter.
  house.moveTo(japan(`${YEAR}-10-01`, '07:00'))
  await openNotice(office.page, '請求書が作成されました')
  await expectText(office.page.locator('main'), '27,000円')
  await office.page.goto('/office/invoices')
  await office.page.getByRole('button', { name: '送付前の1件を送付する' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: '送付する' }).click()
  await expectShown(office.page.getByText('1件を送付しました'))
  await openNotice(hospital.page, 'アカウント利用料の請求書が届きました')
  await expectText(hospital.page.locator('main'), '27,000円')
  const bill = await readSheet(hospital.page, '請求書を表示・印刷')
  for (const said of ['27,000', '港央総合病院', '神奈川県知事', '県庁銀行']) expect(bill).toContain(said)

  // March: two of the three go on.
  house.moveTo(japan(`${YEAR + 1}-03-15`))
  await hospital.page.goto('/forms?tab=renewal')
  await expectText(hospital.page.locator('main'), '3個 × 12か月 × 1,000円（税込） ＝ 36,000円')
  await hospital.page.getByLabel(new RegExp(SHARED_MAILBOX.name)).uncheck()
  await expectText(hospital.page.locator('main'), `2個 × 12か月 × 1,000円（税込） ＝ 24,000円（${YEAR + 1}年7月に請求）`)
  await hospital.page.getByRole('button', { name: '更新を県へ提出する' }).click()
  await expectShown(hospital.page.getByText('提出済み・県の確認待ち'))
  await acceptRenewals(office.page, `2個を${YEAR + 1}年4月から1年続けます（24,000円、${YEAR + 1}年7月に請求）。1個は${YEAR + 1}年3月31日で終わります`)
  await expectShown(hospital.page.getByText('県が受理しました'))

  // The evening before both work; at midnight one is over.
  house.moveTo(new Date(`${YEAR + 1}-03-31T23:59:30+09:00`))
  for (const { page } of users) {
    await page.goto('/hospitals')
    await expectShown(page.getByRole('heading', { level: 1, name: '病院', exact: true }))
  }
  house.moveTo(japan(`${YEAR + 1}-04-01`, '00:00'))
  const over = leaving.page.getByRole('dialog', { name: '利用期間が終了しました' })
  for (const said of [`${YEAR + 1}年3月31日`, '次の年度への更新がなかったため', '自院の代表者へ', '入力中の内容はこの画面に']) await expectText(over, said)
  const again = await open({ ...chief, name: SHARED_MAILBOX.name }, 'phone')
  await again.page.goto('/')
  await again.page.getByRole('textbox', { name: 'ログインID' }).fill(leaving.login.loginId)
  await again.page.getByLabel('パスワード', { exact: true }).fill(leaving.login.password)
  await again.page.getByRole('button', { name: 'ログインする' }).click()
  await expectText(again.page.getByRole('alert'), `${YEAR + 1}年3月31日`)
  await renewed.page.getByRole('link', { name: 'ホーム' }).first().click()
  await expectShown(renewed.page.getByRole('heading', { level: 1 }))
  const phone = await open({ ...chief, name: OWN_MAILBOX.name }, 'phone')
  await signInWithCode(phone.page, renewed.login, renewed.app)
  await expectGone(phone.page.getByLabel('認証アプリの6桁の番号'))
  await hospital.page.goto('/forms?tab=seats')
  await expectText(hospital.page.getByText(/病院負担 2個/), '病院負担 2個（うち空き 1個）')
  for (const { complaints, person } of windows) expect(complaints, person.name).toEqual([])
})
