import type { PrefectureRole } from '@tasuki/domain/account/actor'
import { sql } from 'kysely'
import type { Transaction } from '../db/transaction'

/** What an open screen is told: that something it may show has changed, never what. It then asks for what it may see. */
export type LiveEvent = {
  /** Which kind of thing: `room`, `case`, `facility`, … */
  topic: string
  id: string
  /** The newest line's number where the thing counts its lines: a screen that has it already needn't ask. */
  seq?: number
  /** Whose people are told. */
  hospitalIds: readonly string[]
  /** Which of the prefecture's people are told; unless it is said, those who read cases. */
  prefecture?: readonly PrefectureRole[]
  /** Everybody who is signed in, for what all user hospitals may read (要綱14条). */
  everybody?: boolean
}

/** About people and hospitals as users: whoever listens may have lost the right to. Streams are checked, nobody is told. */
export const IDENTITY_TOPIC = 'account'

export const LIVE_CHANNEL = 'tasuki_live'
/** PostgreSQL takes less than 8,000 bytes; with more, the notice carries the row's number alone. */
const MAX_NOTICE_BYTES = 7000

const collected = new WeakMap<Transaction, LiveEvent[]>()

/**
 * One row and one notice for all events of a transaction: each NOTIFY costs a lock at commit. Notices exist exactly if
 * the transaction commits; the row serves streams that come back after a break.
 */
const write = async (tx: Transaction, events: readonly LiveEvent[]): Promise<void> => {
  const body = JSON.stringify(events)
  const inline = Buffer.byteLength(body) <= MAX_NOTICE_BYTES
  await sql`
    with drawn as (select nextval('live_event_id') as id, clock_timestamp() as at),
         written as (insert into live_event (id, at, events) select id, at, ${body}::jsonb from drawn)
    select pg_notify(${LIVE_CHANNEL}, concat(id, ' ', (extract(epoch from at) * 1000000)::bigint, ' ', ${inline ? body : ''}::text)) from drawn`.execute(tx.db)
}

/** Tells the open screens of these hospitals once the transaction has committed. */
export const announce = (tx: Transaction, event: LiveEvent): void => {
  const events = collected.get(tx)
  if (events !== undefined) return void events.push(event)
  const first = [event]
  collected.set(tx, first)
  tx.beforeCommit(() => write(tx, first))
}
