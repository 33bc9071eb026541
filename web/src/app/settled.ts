import type { QueryClient } from '@tanstack/react-query'

const LOOK_EVERY_MS = 250

/** `requestIdleCallback` is missing in Safari. */
export const untilIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve())
    else setTimeout(resolve, 200)
  })

/** Until the page has what it asked for and has drawn it: what isn't needed yet must not stand in its way. */
export const untilSettled = async (client: QueryClient): Promise<void> => {
  for (let quiet = 0; quiet < 2; quiet = client.isFetching() === 0 ? quiet + 1 : 0) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  await untilIdle()
}
