import { type Actor, CASE_READERS, PREFECTURE_ROLES, prefectureRoleOf } from '@tasuki/domain/account/actor'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/database'
import { type Transaction, withReader } from '../db/transaction'
import { IDENTITY_TOPIC, type LiveEvent } from './announce'

/** One transaction's events; `at` is its time in microseconds, which streams remember. */
export type LiveRow = { id: number; at: number; events: LiveEvent[] }

const LIVE_SYSTEM = { kind: 'system', name: 'live' } as const

const liveEvents = z.array(
  z.object({ topic: z.string(), id: z.string(), seq: z.number().optional(), hospitalIds: z.array(z.string()), everybody: z.boolean().optional(), prefecture: z.array(z.enum(PREFECTURE_ROLES)).optional() }),
)

const micros = sql<number>`(extract(epoch from at) * 1000000)::bigint`

const asRow = (row: { id: number; at: number; events: unknown }): LiveRow => ({ id: row.id, at: row.at, events: liveEvents.parse(row.events) })

/** A notice as `announce` writes it. A long one leaves its events in the table. */
export const parseNotice = (payload: string): { id: number; at: number; events: LiveEvent[] | undefined } | undefined => {
  const match = /^(\d+) (\d+) (.*)$/s.exec(payload)
  if (match === null) return undefined
  const [, id, at, body = ''] = match
  return { id: Number(id), at: Number(at), events: body === '' ? undefined : liveEvents.parse(JSON.parse(body)) }
}

const asSystem = <T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> => withReader(database, LIVE_SYSTEM, work)

export const findLiveRow = (database: Database, id: number): Promise<LiveRow | undefined> =>
  asSystem(database, async (tx) => {
    const row = await tx.db.selectFrom('live_event').select(['id', micros.as('at'), 'events']).where('id', '=', id).executeTakeFirst()
    return row && asRow(row)
  })

/** The database's time: all processes measure by the one clock. */
export const readLiveTime = (database: Database): Promise<number> =>
  asSystem(database, async (tx) => {
    const { rows } = await sql<{ at: number }>`select (extract(epoch from clock_timestamp()) * 1000000)::bigint as at`.execute(tx.db)
    return rows[0]?.at ?? 0
  })

const RETENTION_HOURS = 24
/** More would mean that reading everything anew is cheaper. */
const MAX_REPLAY = 1000

/** Rows with an event for this reader, as `isForActor` says of one event. */
const isMeantFor = (reader: Actor): RawBuilder<boolean> => {
  if (reader.kind !== 'member' && prefectureRoleOf(reader.kind) === undefined) return sql`false`
  const isOwn =
    reader.kind === 'member'
      ? sql`event->'hospitalIds' @> to_jsonb(${reader.hospitalId}::text)`
      : sql`coalesce(event->'prefecture', ${JSON.stringify(CASE_READERS)}::jsonb) @> to_jsonb(${reader.kind}::text)`
  return sql`exists (select from jsonb_array_elements(events) event where event->>'topic' <> ${IDENTITY_TOPIC} and (event->'everybody' = 'true' or ${isOwn}))`
}

/**
 * What was committed since a stream was at time `at`, including what was written before and committed after. Undefined
 * when that can't be said any more: rows of that time may be gone, or there are too many. A millisecond is gone back
 * for the rounding; a hint that comes twice does no harm. With a reader only the rows that concern it are given and
 * counted: how much there was for others must not decide what it is told.
 */
export const listLiveRowsSince = (database: Database, at: number, reader?: Actor): Promise<LiveRow[] | undefined> =>
  asSystem(database, async (tx) => {
    const { rows: time } = await sql<{ known: boolean }>`
      select to_timestamp(${at}::bigint / 1000000.0) between clock_timestamp() - make_interval(hours => ${RETENTION_HOURS - 1}) and clock_timestamp() + interval '1 minute' as known`.execute(tx.db)
    if (time[0]?.known !== true) return undefined
    const { rows } = await sql<{ id: number; at: number; events: unknown }>`
      with since as (select to_timestamp((${at}::bigint - 1000) / 1000000.0) as time),
           last_seen as (select horizon from live_event where at <= (select time from since) order by at desc limit 1)
      select id, ${micros} as at, events from live_event
      where (at >= (select time from since) or xid >= coalesce((select horizon from last_seen), '0'::xid8)) and ${reader === undefined ? sql`true` : isMeantFor(reader)}
      order by id limit ${MAX_REPLAY + 1}`.execute(tx.db)
    return rows.length > MAX_REPLAY ? undefined : rows.map(asRow)
  })

/** Rows that no stream can ask for any more. */
export const purgeLiveRows = async (tx: Transaction): Promise<void> => {
  await sql`delete from live_event where at < clock_timestamp() - make_interval(hours => ${RETENTION_HOURS})`.execute(tx.db)
}
