import type { Page } from 'playwright-core'
import { type BrowserWindow, expectShown, goByMenu } from './browser-window'

type Level = '受入可' | '条件付き' | '不可'
type Stated = Exclude<Level, '条件付き'> | { 条件付き: string }

/** What a hospital says of itself: conditions by the label of the catalogue, and how many may come to its 療養 beds. */
export type FacilityFacts = { conditions: Record<string, Stated>; acceptable: number }

const SHAPES = { 受入可: '○', 条件付き: '△', 不可: '×' } as const satisfies Record<Level, string>

const stateCondition = async (page: Page, need: string, stated: Stated): Promise<void> => {
  const level = typeof stated === 'string' ? stated : '条件付き'
  const field = page.getByRole('group', { name: need, exact: true })
  await field.getByRole('radio', { name: `${SHAPES[level]} ${level}`, exact: true }).check()
  if (typeof stated !== 'string') await page.getByRole('textbox', { name: `${need}の条件` }).fill(stated.条件付き)
}

/** 自院: today's vacancy of one bed kind, then the acceptance conditions. */
export const fillFacility = async ({ page }: BrowserWindow, { conditions, acceptable }: FacilityFacts): Promise<void> => {
  await goByMenu(page, '自院')
  await page.getByLabel('病床種別を追加').selectOption({ label: '療養' })
  const row = page.getByRole('group', { name: '療養', exact: true })
  await row.getByLabel('病床数', { exact: true }).fill('60')
  await row.getByLabel('空床', { exact: true }).fill(String(acceptable))
  await row.getByLabel('受入可能', { exact: true }).fill(String(acceptable))
  await page.getByRole('button', { name: '変更を保存して更新' }).click()
  await expectShown(page.getByRole('status').getByText('ありがとうございます。'))
  await page.getByRole('tab', { name: '受入条件' }).click()
  for (const [need, stated] of Object.entries(conditions)) await stateCondition(page, need, stated)
  await page.getByRole('button', { name: '受入条件を保存' }).click()
  await expectShown(page.getByText(`受入条件を${Object.keys(conditions).length}件変更しました。`))
}
