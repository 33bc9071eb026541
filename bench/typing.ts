import { type Browser, chromium, type Page } from 'playwright-core'
import { spawnDemo } from './children'
import { atMost, median } from './figures'
import type { Figures } from './measures'
import { BROWSER_FLAGS, enter } from './pages'

const SLOWER = 4
/** 「typing into the case form never blocks > 50 ms」, and no less in the talk. */
const MOST_MS = 50
const REPEATS = 3
const LENGTH = 1000
const READ_MS = 4000
const KEY_MS = 180
const TEXT = '誤嚥性肺炎で入院し抗菌薬治療を終えた。酸素は鼻カニュラ1Lで安静時97%、食事は嚥下調整食3で介助、移乗は一人介助。家族は転院に同意している。'
const NAMED = '患者の小鳥遊様は昨夜眠れた。'
const TYPED = '明日の午後に伺いますのでよろしく'

const longText = (withNames: boolean): string => {
  const parts = Array.from({ length: Math.ceil(LENGTH / TEXT.length) }, (_, at) => (withNames && at % 3 === 0 ? NAMED : '') + TEXT)
  return parts.join('').slice(0, LENGTH)
}

const openTalk = async (page: Page) => {
  await page.goto('/talk')
  await page.getByRole('list', { name: 'トークの一覧' }).getByRole('link').first().click()
  return page.getByRole('textbox', { name: 'メッセージ', exact: true })
}

/**
 * The work of the page's own thread for one key: script, style and layout, in the processor's time. What a busy machine makes of the
 * time until the picture isn't the program's, and this is of the same size on it.
 */
const workOfKey = async (page: Page, withNames: boolean): Promise<number> => {
  const box = await openTalk(page)
  await box.fill(longText(withNames))
  if (withNames) await page.getByRole('list', { name: '氏名の確認' }).waitFor()
  await page.waitForTimeout(READ_MS)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name)).reduce((sum, { value }) => sum + value, 0)
  }
  await box.press('End')
  const before = await spent()
  await box.pressSequentially(TYPED, { delay: KEY_MS })
  const took = ((await spent()) - before) * 1000
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await session.detach()
  await box.fill('')
  return took / TYPED.length
}

const measureIn = async (browser: Browser, baseURL: string, say: (line: string) => void): Promise<Figures> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  await enter(page)
  const plain: number[] = []
  const named: number[] = []
  for (let turn = 0; turn < REPEATS; turn++) {
    plain.push(await workOfKey(page, false))
    named.push(await workOfKey(page, true))
  }
  say(`without names: ${plain.map(Math.round).join(', ')} ms; with names: ${named.map(Math.round).join(', ')} ms`)
  await context.close()
  return {
    'old PC: work of a key in 1,000 characters': atMost(median(plain), MOST_MS, 'ms'),
    'old PC: work of a key in 1,000 characters with names': atMost(median(named), MOST_MS, 'ms'),
  }
}

export const measureTyping = async (dataDir: string, say: (line: string) => void): Promise<Figures> => {
  const demo = await spawnDemo(dataDir)
  const browser = await chromium.launch({ executablePath: process.env.TASUKI_CHROMIUM ?? '/usr/bin/chromium', args: BROWSER_FLAGS })
  try {
    return await measureIn(browser, `http://localhost:${demo.port}`, say)
  } finally {
    await browser.close()
    await demo.stop()
  }
}
