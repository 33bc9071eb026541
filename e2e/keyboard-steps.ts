import type { Locator, Page } from 'playwright-core'
import { SOON_MS } from './browser-window'

const MOST_PRESSES = 400

const isFocused = (locator: Locator): Promise<boolean> => locator.evaluate((element) => element === document.activeElement)

/** Presses Tab until this has the focus. */
export const reach = async (page: Page, locator: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  await locator.waitFor({ state: 'attached', timeout: SOON_MS })
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    if (await isFocused(locator)) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not lead to ${String(locator)}`)
}

export const pressAt = async (page: Page, locator: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
  await reach(page, locator)
  await page.keyboard.press(key)
}

/** Choices side by side: Tab leads to the group, arrows to the choice. */
export const chooseByArrows = async (page: Page, group: Locator, choice: string): Promise<void> => {
  const wanted = group.getByRole('radio', { name: choice, exact: true })
  const radios = group.getByRole('radio')
  await radios.first().waitFor({ state: 'attached' })
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    if (await group.evaluate((element) => element.contains(document.activeElement))) break
    await page.keyboard.press('Tab')
  }
  if (!(await wanted.isChecked())) await page.keyboard.press('Space')
  const count = await radios.count()
  for (let step = 0; step < count && !(await wanted.isChecked()); step++) await page.keyboard.press('ArrowRight')
  if (!(await wanted.isChecked())) throw new Error(`arrows do not lead to ${choice}`)
}

/** A native date field: its parts in the order of the browser's own language, which is Japanese or English here. */
export const typeDate = async (page: Page, field: Locator, day: string): Promise<void> => {
  await reach(page, field)
  const [year = '', month = '', date = ''] = day.split('-')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const orders = [
    [year, 'ArrowRight', month, date],
    [month, date, year],
  ]
  for (const order of orders) {
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Backspace', 'ArrowRight', 'Backspace', 'ArrowRight', 'Backspace', 'ArrowLeft', 'ArrowLeft')
    for (const part of order) await (part === 'ArrowRight' ? press(part) : page.keyboard.type(part))
    if ((await field.inputValue()) === day) return
  }
  throw new Error(`the date reads ${await field.inputValue()}, not ${day}`)
}
