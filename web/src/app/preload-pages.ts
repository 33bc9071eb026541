import { router } from './routes'

const AFTER_MS = 4_000

type Preloadable = { preload?: () => Promise<unknown> | undefined }

/** `requestIdleCallback` is missing in Safari. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve())
    else setTimeout(resolve, 200)
  })

const preloadOneByOne = async (): Promise<void> => {
  for (const { options } of Object.values(router.routesByPath)) {
    await idle()
    try {
      await (options as { component?: Preloadable }).component?.preload?.()
    } catch {
      // The network is gone: what is missing is asked for again when it is needed.
      return
    }
  }
}

/**
 * Once the first page has settled, the code of the others is fetched, one after the other while nothing else is to be
 * done: the next page opens at once, and also when the network is gone by then.
 */
export const preloadPages = (): void => void setTimeout(() => void preloadOneByOne(), AFTER_MS)
