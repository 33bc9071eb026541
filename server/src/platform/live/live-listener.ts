import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Database } from '../db/database'
import type { Log } from '../log'
import { LIVE_CHANNEL } from './announce'
import { findLiveRow, listLiveRowsSince, type LiveRow, parseNotice, readLiveTime } from './live-rows'

export type LiveListener = { close(): Promise<void> }

type ListenerOptions = {
  /** A connection of its own, past any pooler: LISTEN lives as long as its session. */
  url: string
  database: Database
  log: Log
  onRow: (row: LiveRow) => void
  /** Rows may have been missed that can't be read any more. */
  onGap: () => void
}

const FIRST_BACKOFF_MS = 200
const MAX_BACKOFF_MS = 5_000
/** A connection cut without a word (a firewall) is noticed by asking. */
const PULSE_MS = 15_000

/** Waits until the connection is lost, or can't answer any more. */
const untilLost = async (client: pg.Client, closing: AbortSignal): Promise<void> => {
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  const over = AbortSignal.any([lost.signal, closing])
  while (!over.aborted) {
    await sleep(PULSE_MS, undefined, { signal: over, ref: false }).catch(() => undefined)
    if (!over.aborted) await client.query('select 1').catch(() => lost.abort())
  }
}

/** Hears what any process commits. After a broken connection it first reads what it missed. */
export const startLiveListener = async (options: ListenerOptions): Promise<LiveListener> => {
  const { database, log, onRow, onGap } = options
  const closing = new AbortController()
  let position = 0
  // Notices whose row must be read keep their place before later ones.
  let queue: Promise<void> = Promise.resolve()
  let queued = 0

  const deliver = (row: LiveRow) => {
    position = Math.max(position, row.at)
    onRow(row)
  }
  const enqueue = (work: () => Promise<void>) => {
    queued += 1
    queue = queue
      .then(work)
      .catch((error: unknown) => {
        log.warn({ err: error }, 'live: a notice was lost')
        onGap()
      })
      .finally(() => {
        queued -= 1
      })
  }
  const hear = (payload: string) => {
    const notice = parseNotice(payload)
    if (notice === undefined) return
    const { id, at, events } = notice
    if (events !== undefined && queued === 0) return deliver({ id, at, events })
    enqueue(async () => {
      const row = events === undefined ? await findLiveRow(database, id) : { id, at, events }
      if (row !== undefined) deliver(row)
    })
  }
  const catchUp = async () => {
    if (position === 0) {
      position = await readLiveTime(database)
      return
    }
    const rows = await listLiveRowsSince(database, position)
    if (rows === undefined) {
      position = await readLiveTime(database)
      onGap()
    } else rows.forEach(deliver)
  }

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: options.url, application_name: 'tasuki live', connectionTimeoutMillis: 5000, query_timeout: 10_000, keepAlive: true })
    client.on('error', () => undefined)
    client.on('notification', ({ payload = '' }) => {
      try {
        hear(payload)
      } catch (error) {
        log.warn({ err: error }, 'live: a notice was not understood')
      }
    })
    try {
      await client.connect()
      await client.query(`listen ${LIVE_CHANNEL}`)
      await catchUp()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
  }

  const keepListening = async (first: pg.Client): Promise<void> => {
    let client: pg.Client | undefined = first
    let backoff = FIRST_BACKOFF_MS
    while (!closing.signal.aborted) {
      if (client !== undefined) {
        await untilLost(client, closing.signal)
        await client.end().catch(() => undefined)
        client = undefined
        backoff = FIRST_BACKOFF_MS
        if (!closing.signal.aborted) log.warn('live: the listening connection was lost')
        continue
      }
      await sleep(backoff, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
      backoff = Math.min(backoff * 2, MAX_BACKOFF_MS)
      if (!closing.signal.aborted) client = await connect().catch(() => undefined)
    }
    await client?.end().catch(() => undefined)
  }

  const running = keepListening(await connect())
  return {
    close: async () => {
      closing.abort()
      await running
      await queue
    },
  }
}
