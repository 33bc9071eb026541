import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAccepted, inquiryCard } from './answer-steps'
import { type BrowserWindow, expectGone, expectShown, openBrowser, openWindow, SOON_MS } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { type MailBox, openMailBox } from './mail-box'
import { addressOf, type HousePerson, startHouse, type StartedHouse } from './started-house'

let mailBox: MailBox
let house: StartedHouse
let browser: Browser
let sender: HousePerson
let receiver: HousePerson
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
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await mailBox?.close()
})

const subjectsTo = ({ name }: HousePerson): (string | undefined)[] => mailBox.mailsTo(addressOf(name)).map(({ subject }) => subject)
const arrived = async (person: HousePerson, subject: string): Promise<string> => {
  await expect.poll(() => subjectsTo(person), { timeout: 2 * SOON_MS }).toContain(subject)
  return mailBox.mailsTo(addressOf(person.name))[0]?.text ?? ''
}

const enter = (person: HousePerson): Promise<BrowserWindow> => openWindow(browser, { url: house.url, person, width: 'desk' })
const bell = (page: Page) => page.getByRole('banner').getByRole('link', { name: /お知らせ/ })

/** Whatever the hour of the test's day. */
const wantMailAtNight = async ({ page }: BrowserWindow): Promise<void> => {
  await page.goto(`${house.url}/notices/settings`)
  await page.getByRole('checkbox', { name: '送らない時間を設ける' }).uncheck()
  await page.getByRole('button', { name: '設定を保存する' }).click()
  await expectShown(page.getByText('通知の設定を保存しました'))
}

test('whoever has no page open is told by e-mail, whose link leads to the thing and says nothing of the patient', async () => {
  const away = await enter(receiver)
  await wantMailAtNight(away)
  await away.context.close()
  const a = await enter(sender)
  await wantMailAtNight(a)
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '誤嚥性肺炎後', area: '横須賀・三浦' })
  await askHospitals(a.page, [receiver.hospital.name])

  const text = await arrived(receiver, '[Tasuki] 新しい打診が届きました')
  expect(text).not.toMatch(/誤嚥|84歳|受入れのご検討/)
  const link = /https?:\S+\/notices\/\S+/.exec(text)?.[0] ?? ''

  // The bell and the window's title say the same; the e-mail's link leads there and empties them.
  const b = await enter(receiver)
  await expectShown(bell(b.page).getByText('未読のお知らせ 1件'))
  expect(await b.page.title()).toMatch(/^\(1\) /)
  await b.page.goto(link)
  await b.page.waitForURL(/\/inbox\//)
  await expectGone(bell(b.page).getByText(/未読のお知らせ/))
  await expectShown(inquiryCard(b.page, /84歳.*誤嚥性肺炎後/))

  // The answer comes to the sender: under the bell without a reload, in two tabs alike, and by e-mail.
  const second = await a.context.newPage()
  await second.goto(`${house.url}/notices`)
  await answerAccepted(b.page)
  await expectShown(bell(second).getByText('未読のお知らせ 1件'))
  await expectShown(second.getByRole('list', { name: 'お知らせ' }).getByText('打診に回答がありました'))
  await arrived(sender, '[Tasuki] 打診に回答がありました')
  await second.getByRole('button', { name: '既読にする', exact: true }).click()
  await expectGone(bell(a.page).getByText(/未読のお知らせ/))

  // Once each.
  expect([subjectsTo(receiver), subjectsTo(sender)]).toEqual([['[Tasuki] 新しい打診が届きました'], ['[Tasuki] 打診に回答がありました']])
  expect([...a.complaints, ...b.complaints]).toEqual([])
})
