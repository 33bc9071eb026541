import type { Locator, Page } from 'playwright-core'
import { japaneseDay } from './case-steps'
import type { HousePerson } from './started-house'

/** The line of one hospital in the sender's table of candidates. */
export const candidateRow = (page: Page, { hospital }: HousePerson): Locator => page.getByRole('table', { name: '候補病院' }).getByRole('row', { name: hospital.name })

/** The cards of the inbox. */
export const inquiryCard = (page: Page, patient: string | RegExp): Locator => page.getByRole('list', { name: '打診の一覧' }).getByRole('link', { name: patient })

const answerSheet = async (page: Page, answer: string): Promise<Locator> => {
  await page.getByRole('region', { name: '打診への回答' }).getByRole('button', { name: answer }).click()
  return page.getByRole('dialog', { name: answer })
}

export const answerConsidering = async (page: Page): Promise<void> => {
  const sheet = await answerSheet(page, '検討中')
  await sheet.getByRole('group', { name: 'よく使う期限' }).getByRole('radio').first().check()
  await sheet.getByRole('button', { name: '検討中と回答する' }).click()
}

export const answerAccepted = async (page: Page): Promise<void> => {
  const sheet = await answerSheet(page, '受入可')
  await sheet.getByLabel('入院可能日').last().fill(japaneseDay(3))
  await sheet.getByRole('button', { name: '受入可と回答する' }).click()
}

export const answerConditional = async (page: Page, conditions: string): Promise<void> => {
  const sheet = await answerSheet(page, '条件付き')
  await sheet.getByLabel('受入れの条件').fill(conditions)
  await sheet.getByRole('button', { name: '条件付きと回答する' }).click()
}

export const chooseHospital = async (page: Page, { hospital }: HousePerson): Promise<void> => {
  await page.getByRole('button', { name: '受入先を決める' }).click()
  const dialog = page.getByRole('dialog', { name: '受入先を決める' })
  await dialog.getByRole('radio', { name: hospital.name }).check()
  await dialog.getByLabel('転院日').fill(japaneseDay(3))
  await dialog.getByRole('button', { name: 'この病院に決める' }).click()
}

export const takeBack = async (page: Page, reason: string): Promise<void> => {
  await page.getByRole('region', { name: /^受入/ }).getByRole('button', { name: '辞退する（取り消し）' }).click()
  const dialog = page.getByRole('dialog', { name: '受入れを辞退する' })
  await dialog.getByLabel('理由').selectOption({ label: reason })
  await dialog.getByRole('button', { name: '受入れを辞退する' }).click()
}
