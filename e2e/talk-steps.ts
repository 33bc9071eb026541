import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { SOON_MS } from './browser-window'

export const talkLog = (page: Page): Locator => page.getByRole('log', { name: 'メッセージ' })

export const say = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'メッセージ' }).fill(text)
  await page.getByRole('button', { name: '送る', exact: true }).click()
}

/** These lines stand in the talk in this order, each exactly once. */
export const expectLinesInOrder = async (page: Page, lines: string[]): Promise<void> => {
  const found = async (): Promise<string[]> => {
    const texts = await talkLog(page).getByRole('listitem').allInnerTexts()
    return texts.flatMap((text) => lines.filter((line) => text.includes(line)))
  }
  await expect.poll(found, { timeout: SOON_MS, interval: 100 }).toEqual(lines)
}
