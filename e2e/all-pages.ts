import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Page, type Request } from 'playwright-core'
import { vi } from 'vitest'
import { SOON_MS } from './browser-window'
import type { KnownPage } from './known-pages'
import { projectRoot } from './started-house'

export const nameOfPage = ({ route, tab }: Pick<KnownPage, 'route' | 'tab'>): string => (tab === undefined ? route : `${route}?tab=${tab}`)

/** Whether the page that stands is of this route, and not one that it led on to. */
export const isAt = (page: Page, { route }: KnownPage): boolean => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(new URL(page.url()).pathname)

/** What `routes.tsx` declares: every path, and every tab that a path keeps in its address. */
export const declaredPages = (): string[] => {
  const source = readFileSync(path.join(projectRoot, 'web/src/app/routes.tsx'), 'utf8')
  return source.split('createRoute(').flatMap((piece) => {
    const route = /\bpath: '([^']+)'/.exec(piece)?.[1]
    if (route === undefined) return []
    const tabs = /\btab: asOneOf\(\[([^\]]+)\]/.exec(piece)?.[1]
    return tabs === undefined ? [route] : [...tabs.matchAll(/'([^']+)'/g)].map(([, tab = '']) => nameOfPage({ route, tab }))
  })
}

/** Watches the calls of a page, so that a test can wait until it has everything it asked for. */
export const watchCalls = (page: Page): (() => Promise<void>) => {
  const open = new Set<Request>()
  const isCall = (request: Request) => request.resourceType() === 'fetch' && request.url().includes('/api/')
  page.on('request', (request) => isCall(request) && open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return async () => {
    await vi.waitUntil(() => open.size === 0, { timeout: SOON_MS, interval: 50 })
  }
}

/** Goes there and waits until the page shows what it is for: its heading, no skeleton, no call under way. */
export const visit = async (page: Page, known: KnownPage, settled: () => Promise<void>): Promise<void> => {
  const address = known.address === undefined ? known.route : await known.address(page)
  await page.goto(address)
  // On a phone the list, and its heading, are away while one thing of it is open.
  await page.locator('main h1').first().waitFor({ state: 'attached', timeout: SOON_MS })
  await page.waitForFunction(() => document.querySelector('main [data-skeleton]') === null && !/^…?$/.test(document.querySelector('main h1')?.textContent ?? ''), undefined, { timeout: SOON_MS })
  await settled()
  // A page that says only what went wrong is none.
  if ((await page.locator('main [data-error]').count()) > 0) throw new Error(`${address}: ${await page.locator('main [data-error]').first().innerText()}`)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}
