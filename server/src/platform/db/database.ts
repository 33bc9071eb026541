import { DefaultQueryExecutor, Kysely, PostgresAdapter, PostgresDialect, PostgresQueryCompiler, type ConnectionProvider, type KyselyProps, type QueryExecutor } from 'kysely'
import pg from 'pg'
import type { Log } from '../log'
import type { DB } from './schema.gen'

/** What the transactions of one process share. Made once at the start; queries go through `withActor` only. */
export type Database = {
  readonly pool: pg.Pool
  readonly clock: () => Date
  /** Builds queries for the one connection of a transaction. */
  readonly queriesOver: (connection: ConnectionProvider) => Kysely<DB>
  close(): Promise<void>
}

const INT8 = 20
const DATE = 1082

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint beyond 2^53 was read as a number')
  return value
}

/** Days stay text (a JavaScript date would move them by the machine's time zone), bigints become numbers or fail. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return wholeNumber
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  },
}

const STATEMENT_TIMEOUT_MS = 15_000
const LOCK_TIMEOUT_MS = 8_000
const IDLE_IN_TRANSACTION_MS = 30_000
const CONNECT_TIMEOUT_MS = 5_000

export const openPool = (options: { url: string; size: number; log: Log }): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    types: typeParsers,
    application_name: 'tasuki',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    idleTimeoutMillis: 60_000,
  })
  // An idle connection that breaks (PostgreSQL restarts) is dropped by the pool; the next query opens another.
  pool.on('error', (error) => options.log.warn({ err: error }, 'an idle database connection broke'))
  // One in use tells its query; unheard, the same error would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export const openDatabase = (options: { url: string; size: number; log: Log; clock: () => Date }): Database => {
  const pool = openPool(options)
  const dialect = new PostgresDialect({ pool })
  const adapter = new PostgresAdapter()
  const compiler = new PostgresQueryCompiler()
  const driver = dialect.createDriver()
  const config = { dialect }
  const queriesOver = (connection: ConnectionProvider): Kysely<DB> => {
    const executor: QueryExecutor = new DefaultQueryExecutor(compiler, adapter, connection)
    const props: KyselyProps = { config, driver, dialect, executor }
    return new Kysely<DB>(props)
  }
  return { pool, clock: options.clock, queriesOver, close: () => pool.end() }
}
