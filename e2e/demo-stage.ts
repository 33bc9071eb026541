import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type OpenPage, openBrowser, openPage, SOON_MS, type Width } from './browser-window'
import { startHouse, type StartedHouse } from './started-house'

/** The demonstration and one browser for the tests of this file; `hurried`: who looks at dozens of pages in a minute. */
export const setDemoStage = (options: { hurried?: boolean } = {}): { open(width: Width): Promise<OpenPage> } => {
  let house: StartedHouse | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    house = await startHouse({ demo: true, ...options })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })
  return {
    open: (width) => {
      if (browser === undefined || house === undefined) throw new Error('the demonstration has not started')
      return openPage(browser, house.url, width)
    },
  }
}

/** As one of the people whom the sign-in page of the demonstration offers. */
export const enterAs = async (page: Page, person: string): Promise<void> => {
  await page.goto('/')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor({ timeout: SOON_MS })
}
