import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Readable, Writable } from 'node:stream'

/** All of these are asked as a superuser or a role that row security doesn't bind: see `connectPastRowSecurity`. */

export type TableName = { schema: string; table: string }
export type TableColumns = TableName & { columns: string[] }
export type SequenceState = { schema: string; name: string; lastValue: string; isCalled: boolean }

/** `tasuki_migration` is written by the migrations that come before the rows. */
const OURS = `n.nspname in ('public', 'auth') and c.relname <> 'tasuki_migration'`

const quoted = (...parts: string[]): string => parts.map((part) => pg.escapeIdentifier(part)).join('.')

/** With the columns that hold something of their own: what is reckoned from them is reckoned anew. */
export const selectTables = async (client: pg.Client): Promise<TableColumns[]> => {
  const { rows } = await client.query<TableColumns>(
    `select n.nspname::text as schema, c.relname::text as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind in ('r', 'p') and not c.relispartition and ${OURS} group by 1, 2 order by 1, 2`,
  )
  return rows
}

export const selectSequences = async (client: pg.Client): Promise<SequenceState[]> => {
  const { rows } = await client.query<{ schema: string; name: string }>(`select n.nspname::text as schema, c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1, 2`)
  const states: SequenceState[] = []
  for (const { schema, name } of rows) {
    const { rows: found } = await client.query<{ value: string; called: boolean }>(`select last_value::text as value, is_called as called from ${quoted(schema, name)}`)
    states.push({ schema, name, lastValue: found[0]?.value ?? '1', isCalled: found[0]?.called ?? false })
  }
  return states
}

export const setSequence = async (client: pg.Client, { schema, name, lastValue, isCalled }: SequenceState): Promise<void> => {
  await client.query('select setval($1::regclass, $2::bigint, $3::boolean)', [quoted(schema, name), lastValue, isCalled])
}

export const selectMigrations = async (client: pg.Client): Promise<{ name: string; checksum: string }[]> => (await client.query('select name, checksum from public.tasuki_migration order by name')).rows

/** One instant for everything that is read, and nothing left out in silence: a hidden row is an error. */
export const beginSnapshot = async (client: pg.Client): Promise<void> => {
  await client.query(`begin isolation level repeatable read read only; set local row_security = off; ${SAME_TEXTS}`)
}

/** Without triggers and references, which held when the rows were written. */
export const beginLoading = async (client: pg.Client): Promise<void> => {
  await client.query(`begin; set local row_security = off; set local session_replication_role = replica; ${SAME_TEXTS}`)
}

/** Each value in the same letters on every server, and the rows of a table in the order in which they lie. */
const SAME_TEXTS = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local synchronize_seqscans = off`

const listOf = ({ schema, table, columns }: TableColumns): string => `${quoted(schema, table)} (${columns.map((column) => quoted(column)).join(', ')})`

type Counted<S> = { stream: S; rows: () => number }
const counted = <S extends { rowCount: number }>(stream: S): Counted<S> => ({ stream, rows: () => stream.rowCount })

export const copyRowsOut = (client: pg.Client, of: TableColumns): Counted<Readable> => counted(client.query(copyTo(`copy ${listOf(of)} to stdout`)))

export const copyRowsIn = (client: pg.Client, of: TableColumns): Counted<Writable> => counted(client.query(copyFrom(`copy ${listOf(of)} from stdin`)))

/** Jobs that wait for their time or for another attempt, as they were ordered. */
export const copyQueueOut = (client: pg.Client): Counted<Readable> =>
  counted(client.query(copyTo(
    `copy (select t.identifier, j.payload, j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where j.attempts < j.max_attempts order by j.id) to stdout`,
  )))

/** First the orders as text; once the queue is there, each is given anew. */
export const copyQueueIn = async (client: pg.Client): Promise<Counted<Writable>> => {
  await client.query('create temporary table waiting_job (identifier text not null, payload json, run_at timestamptz not null)')
  return counted(client.query(copyFrom('copy waiting_job from stdin')))
}

export const orderWaitingJobs = async (client: pg.Client): Promise<void> => {
  await client.query('select graphile_worker.add_job(identifier, payload, run_at := run_at) from waiting_job; drop table waiting_job')
}

/** What the migrations have put there is in the back-up too. */
export const emptyTables = async (client: pg.Client, tables: readonly TableName[]): Promise<void> => {
  await client.query(`truncate ${tables.map(({ schema, table }) => quoted(schema, table)).join(', ')}`)
}

/** Whoever was signed in when the back-up was made may have signed out since, or been signed out. */
export const endAllSessions = async (client: pg.Client): Promise<void> => {
  await client.query('delete from auth.session')
}

const LOCK = 7_283_413

/** One back-up at a time; released with the connection. */
export const takeBackupLock = async (client: pg.Client): Promise<boolean> => (await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])).rows[0]?.taken === true

export const bypassesRowSecurity = async (client: pg.Client): Promise<boolean> =>
  (await client.query<{ free: boolean }>('select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user')).rows[0]?.free === true
