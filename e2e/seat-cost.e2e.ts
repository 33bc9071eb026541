import { expect, test } from 'vitest'
import { enterAs, setDemoStage } from './demo-stage'

const stage = setDemoStage()

test('anybody reckons the cost of accounts; a day that the prefecture closes puts the deadline off for everybody (要綱10条, 11条)', async () => {
  const anybody = await stage.open('phone')
  await anybody.page.goto('/')
  await anybody.page.getByRole('link', { name: 'アカウントの費用を試算する' }).click()
  await anybody.page.getByRole('heading', { name: '病院負担アカウントの費用' }).waitFor()
  const result = anybody.page.getByRole('region', { name: '試算の結果' })
  // A full-width digit, as the IME leaves it.
  await anybody.page.getByLabel('アカウント数').fill('２')
  await anybody.page.getByLabel('申請する日').fill('2027-04-12')
  await result.getByText('22,000円').waitFor()
  await result.getByText('2027年5月1日').waitFor()
  await anybody.page.getByLabel('申請する日').fill('2027-04-13')
  await result.getByText('20,000円').waitFor()
  await anybody.page.getByLabel('利用開始の希望月').selectOption({ label: '2027年5月' })
  await anybody.page.getByText('2027年6月以降を選んでください。').waitFor()
  await anybody.page.getByLabel('アカウント数').fill('0')
  await anybody.page.getByText('1から999までの整数を入力してください。').waitFor()

  const officer = await stage.open('desk')
  await enterAs(officer.page, '片桐 直人')
  await officer.page.getByRole('link', { name: '申請設定' }).click()
  const days = officer.page.locator('section', { has: officer.page.getByRole('heading', { name: '県独自の閉庁日' }) })
  await days.getByLabel('日付').fill('2027-04-12')
  await days.getByLabel('理由').fill('庁舎の電気設備点検')
  await days.getByRole('button', { name: '閉庁日を加える' }).click()
  await days.getByText('2027年4月12日(月)').waitFor()

  await anybody.page.reload()
  await anybody.page.getByLabel('アカウント数').fill('2')
  await anybody.page.getByLabel('申請する日').fill('2027-04-13')
  await result.getByText('2027年5月1日').waitFor()
  await days.getByRole('button', { name: '取り消す' }).click()
  await days.getByText('登録されている閉庁日はありません').waitFor()
  await days.getByLabel('日付').fill('2027-05-05')
  await days.getByRole('button', { name: '閉庁日を加える' }).click()
  await days.getByText('その日は、すでに閉庁日です。').waitFor()
  expect(await days.getByLabel('日付').inputValue()).toBe('2027-05-05')
  expect([...anybody.complaints, ...officer.complaints]).toEqual([])
})
