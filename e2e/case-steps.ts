import type { Page } from 'playwright-core'
import { goByMenu } from './browser-window'

const DAY_MS = 86_400_000

/** A calendar day in Japan, so many days from today. */
export const japaneseDay = (daysAhead: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(Date.now() + daysAhead * DAY_MS))

/** One of the choices side by side (性別, 有 / 無 / 未確認 …): by its word. */
export const chooseSegment = async (page: Page, field: string | RegExp, choice: string): Promise<void> => {
  await page.getByRole('group', { name: field, exact: typeof field === 'string' }).first().getByRole('radio', { name: choice, exact: true }).check()
}

export type Patient = {
  mainDisease: string
  /** Present care needs by their label. */
  needs?: string[]
  /** Part of a 二次医療圏 or municipality, as somebody types it. */
  area: string
  visibility?: '打診した病院だけ' | '打診した病院と希望地域の病院'
}

/** Everything that is required to send, in the order of the page. */
export const fillPatient = async (page: Page, patient: Patient): Promise<void> => {
  await chooseSegment(page, /^性別/, '女')
  await page.getByLabel(/^年齢/).fill('84')
  await chooseSegment(page, /^入院／救急外来/, '入院')
  await page.getByLabel(/^主病名/).fill(patient.mainDisease)
  await page.getByLabel(/^転院目的/).selectOption({ label: '療養' })
  await page.getByLabel(/^転院可能日/).fill(japaneseDay(2))
  await chooseSegment(page, /^医療区分/, '2')
  await chooseSegment(page, /^人工呼吸器/, '無')
  await chooseSegment(page, /^緊急の転送が必要か/, 'いいえ')
  await chooseArea(page, patient.area)
  for (const need of patient.needs ?? []) await chooseSegment(page, need, '有')
  if (patient.visibility !== undefined) await page.getByRole('radio', { name: patient.visibility, exact: true }).check()
}

const chooseArea = async (page: Page, area: string): Promise<void> => {
  await page.getByRole('combobox', { name: /^希望地域/ }).fill(area)
  await page.getByRole('option', { name: new RegExp(`^${area}`) }).first().click()
  await page.keyboard.press('Escape')
}

/** A folded part of the form, by its title. */
export const openPart = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('heading', { level: 2, name: title, exact: true }).click()
}

export const openNewPatient = async (page: Page): Promise<void> => {
  await goByMenu(page, '患者')
  await page.getByRole('heading', { level: 1, name: '患者', exact: true }).waitFor()
  await page.getByRole('link', { name: '患者を登録' }).first().click()
  await page.getByRole('heading', { level: 1, name: '患者を登録' }).waitFor()
}

/** Ticks the hospitals of the live list and sends; ends on the page of the case. */
export const askHospitals = async (page: Page, names: string[]): Promise<void> => {
  const panel = page.getByRole('complementary', { name: '受け入れられそうな病院' })
  for (const name of names) await panel.getByRole('checkbox', { name: `${name}に打診する` }).check()
  await panel.getByRole('button', { name: /打診を送る$/ }).click()
  const dialog = page.getByRole('dialog', { name: '打診を送る' })
  await dialog.getByRole('button', { name: '打診を送る' }).click()
  await page.getByRole('table', { name: '候補病院' }).waitFor()
}
