import { useQueryClient } from '@tanstack/react-query'
import { useRouter, type AnyRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { untilIdle, untilSettled } from './settled'

/** What a liaison nurse opens next, whatever the page; the others after these. */
const FIRST = ['/cases', '/cases/$caseId', '/talk/$roomId', '/inbox/$inquiryId', '/hospitals', '/hospitals/$hospitalId', '/cases/new']

type Preloadable = { preload?: () => Promise<unknown> | undefined }

const preloadOneByOne = async (router: AnyRouter): Promise<void> => {
  for (const path of new Set([...FIRST, ...Object.keys(router.routesByPath)])) {
    await untilIdle()
    try {
      await (router.routesByPath[path]?.options as { component?: Preloadable } | undefined)?.component?.preload?.()
    } catch {
      // The network is gone: what is missing is asked for again when it is needed.
      return
    }
  }
}

/**
 * Once a person's first page has settled, the code of the others is fetched, one after the other while nothing else is
 * to be done: the next page opens at once, and also when the network is gone by then.
 */
export const usePreloadedPages = (): void => {
  const router = useRouter()
  const client = useQueryClient()
  useEffect(() => {
    void untilSettled(client).then(() => preloadOneByOne(router))
  }, [client, router])
}
