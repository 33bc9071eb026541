import { createHash } from 'node:crypto'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import { insertShown, type ShownRow } from './search-shown.store'

/** In which searches which hospitals were shown: noted in memory, written together now and then. A search itself writes nothing. */
export type SearchTally = {
  /** Of a member's search; the prefecture looking around is nobody who looks for a bed. */
  note(tx: Transaction, hospitalIds: readonly string[]): void
  /** Writes what was noted. What can't be written now is kept for the next time. */
  flush(): Promise<void>
}

/** Changes of one person's search within so long are one search: a form asks at every keystroke. */
const ONE_SEARCH_MS = 30 * 60_000
const KEPT_AT_MOST = 200_000

/** One way, so that the table tells of nobody who has searched. Several processes draw the same key. */
const searchKeyOf = (personId: string, now: Date): string => {
  const digest = createHash('sha256').update(`${personId} ${Math.floor(now.getTime() / ONE_SEARCH_MS)}`).digest('hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}

export const createSearchTally = (database: Database): SearchTally => {
  let waiting = new Map<string, ShownRow>()
  return {
    note: ({ actor, now }, hospitalIds) => {
      if (actor.kind !== 'member' || waiting.size >= KEPT_AT_MOST) return
      const day = japanDay(now)
      const searchKey = searchKeyOf(actor.personId, now)
      for (const hospitalId of hospitalIds) if (hospitalId !== actor.hospitalId) waiting.set(`${day} ${hospitalId} ${searchKey}`, { day, hospitalId, searchKey })
    },
    flush: async () => {
      if (waiting.size === 0) return
      const writing = waiting
      waiting = new Map()
      try {
        await withActor(database, { kind: 'system', name: 'search_tally' }, (tx) => insertShown(tx, [...writing.values()]))
      } catch (error) {
        waiting = new Map([...writing, ...waiting])
        throw error
      }
    },
  }
}
