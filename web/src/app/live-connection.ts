import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keepLive, type LiveState } from '../platform/live'
import { shareLiveSource } from '../platform/shared-live-source'
import { distinctKeys, keysOfHint, LIVE_KEYS } from './live-topics'

/** One act makes several hints; they are gathered this long and read together. */
const GATHER_MS = 60

/** Keeps what the page shows fresh for as long as somebody is signed in; says whether the stream is open. */
export const useLiveConnection = (personId: string): LiveState => {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => {
    let gathered: QueryKey[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const readAgain = (keys: readonly QueryKey[]) => {
      gathered.push(...keys)
      timer ??= setTimeout(() => {
        const due = distinctKeys(gathered)
        gathered = []
        timer = undefined
        for (const queryKey of due) void client.invalidateQueries({ queryKey })
      }, GATHER_MS)
    }
    const end = keepLive({
      open: () => shareLiveSource('/api/v1/live', personId),
      onHint: (hint) => readAgain(keysOfHint(hint)),
      onMissed: () => readAgain(LIVE_KEYS),
      onState: setState,
    })
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [client, personId])
  return state
}
