import type { Actor } from '@tasuki/domain/account/actor'
import { type CompiledQuery, type ConnectionProvider, type DatabaseConnection, type Kysely, type QueryResult, SingleConnectionProvider, sql } from 'kysely'
import type pg from 'pg'
import { type ActorSettings, type QueryAnswer, queryAsActor } from './actor-query'
import { asUnavailable, isConnectionFailure, isWorthRetrying, leavesConnectionUsable } from './connection-failure'
import type { Database } from './database'
import type { DB } from './schema.gen'

/** One open transaction with its actor: everything a command or query needs of the database. */
export type Transaction = {
  readonly db: Kysely<DB>
  readonly actor: Actor
  /** The instant at which it began, by the injected clock; also `app.now` for row security. */
  readonly now: Date
  /** Runs after the work and before the commit, inside the transaction. */
  beforeCommit(hook: () => Promise<void>): void
  /**
   * For an effect outside the transaction, such as sign-in data on its own connection: runs when nothing but the commit
   * is left to do, so that no refusal or failure of the work leaves it behind. It must be repeatable.
   */
  lastBeforeCommit(effect: () => Promise<void>): void
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Ids stand in the text of one statement so that BEGIN and the settings are a single message: they must be UUIDs. */
const uuidOrNothing = (id: string | undefined): string => {
  if (id === undefined) return ''
  if (!UUID.test(id)) throw new Error('an actor id is not a UUID')
  return id
}

const ACTOR_KIND = { anonymous: '', member: 'member', officer: 'officer', coordinator: 'coordinator', auditor: 'auditor', system: 'system' } as const satisfies Record<Actor['kind'], string>

const settingsOf = (actor: Actor, now: Date): ActorSettings => ({
  kind: ACTOR_KIND[actor.kind],
  personId: uuidOrNothing('personId' in actor ? actor.personId : undefined),
  hospitalId: uuidOrNothing('hospitalId' in actor ? actor.hospitalId : undefined),
  now: now.toISOString(),
})

const beginStatement = ({ kind, personId, hospitalId, now }: ActorSettings): string =>
  `begin; select set_config('app.actor_kind','${kind}',true),set_config('app.person_id','${personId}',true),` +
  `set_config('app.hospital_id','${hospitalId}',true),set_config('app.now','${now}',true)`

/**
 * Statements are prepared once per connection: planning a query under row security costs more than running it. Bounded,
 * because a query with a list of values has a text of its own for each length.
 */
const MAX_STATEMENTS = 1000
const statementNames = new Map<string, string>()
const nameOf = (text: string): string | undefined => {
  const known = statementNames.get(text)
  if (known !== undefined) return known
  if (statementNames.size >= MAX_STATEMENTS) return undefined
  const name = `q${statementNames.size + 1}`
  statementNames.set(text, name)
  return name
}

type SendQuery = (client: pg.PoolClient, query: { name: string | undefined; text: string; values: unknown[] }) => Promise<QueryAnswer>

class TransactionConnection implements DatabaseConnection {
  #client: pg.PoolClient | undefined
  readonly #send: SendQuery

  constructor(client: pg.PoolClient, send: SendQuery) {
    this.#client = client
    this.#send = send
  }

  /** A query that was forgotten with its `await` must not run on a connection that serves somebody else by now. */
  end(): void {
    this.#client = undefined
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#client === undefined) throw new Error('the transaction has ended')
    const result = await this.#send(this.#client, { name: nameOf(compiled.sql), text: compiled.sql, values: [...compiled.parameters] })
    const changes = result.command === 'INSERT' || result.command === 'UPDATE' || result.command === 'DELETE' || result.command === 'MERGE'
    return { rows: result.rows as R[], numAffectedRows: changes ? BigInt(result.rowCount ?? 0) : undefined }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming a query is not offered')
  }
}

const sendPlainly: SendQuery = (client, query) => client.query(query)

/** How the actor's kind is changed for a part of the work; not for anybody but `dangerouslyAsSystem`. */
const kindSetters = new WeakMap<Transaction, (kind: string) => Promise<unknown>>()

type Hooks = (() => Promise<void>)[]
type OpenTransaction = { tx: Transaction; hooks: Hooks; effects: Hooks; connection: TransactionConnection }

const open = (database: Database, actor: Actor, at: { client: pg.PoolClient; now: Date; send: SendQuery }): OpenTransaction => {
  const connection = new TransactionConnection(at.client, at.send)
  const provider: ConnectionProvider = new SingleConnectionProvider(connection)
  const [hooks, effects]: [Hooks, Hooks] = [[], []]
  const tx: Transaction = {
    db: database.queriesOver(provider),
    actor,
    now: at.now,
    beforeCommit: (hook) => void hooks.push(hook),
    lastBeforeCommit: (effect) => void effects.push(effect),
  }
  return { tx, hooks, effects, connection }
}

/** Undoes and gives the connection back; one that doesn't even roll back is thrown away. */
const rollBack = async (client: pg.PoolClient, cause: unknown): Promise<void> => {
  if (isConnectionFailure(cause)) return client.release(true)
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}

const runOnce = async <T>(database: Database, actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const client = await database.pool.connect()
  const now = database.clock()
  const { tx, hooks, effects, connection } = open(database, actor, { client, now, send: sendPlainly })
  kindSetters.set(tx, (kind) => sql`select set_config('app.actor_kind', ${kind}, true)`.execute(tx.db))
  try {
    await client.query(beginStatement(settingsOf(actor, now)))
    const result = await work(tx)
    for (const hook of hooks) await hook()
    connection.end()
    for (const effect of effects) await effect()
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    connection.end()
    await rollBack(client, error)
    throw error
  }
}

const MAX_ATTEMPTS = 3

/**
 * Runs the work in one transaction as the actor; row security sees who it is. A serialization failure or deadlock runs
 * the work again, so what it does outside the transaction belongs into `lastBeforeCommit`.
 */
export const withActor = async <T>(database: Database, actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(database, actor, work)
    } catch (error) {
      if (attempt < MAX_ATTEMPTS && isWorthRetrying(error)) continue
      throw asUnavailable(error)
    }
  }
}

const readOnce = async <T>(database: Database, actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const client = await database.pool.connect()
  const now = database.clock()
  let settings: ActorSettings
  try {
    settings = settingsOf(actor, now)
  } catch (error) {
    client.release()
    throw error
  }
  let isUsable = true
  const send: SendQuery = async (connected, query) => {
    try {
      return await queryAsActor(connected, settings, query)
    } catch (error) {
      isUsable &&= leavesConnectionUsable(error)
      throw error
    }
  }
  const { tx, connection } = open(database, actor, { client, now, send })
  kindSetters.set(tx, async (kind) => {
    settings = { ...settings, kind }
  })
  try {
    const result = await work(tx)
    connection.end()
    client.release()
    return result
  } catch (error) {
    connection.end()
    client.release(!isUsable)
    throw error
  }
}

/**
 * The same for work that only reads: PostgreSQL refuses a write. Each query is a transaction of its own, which under
 * READ COMMITTED sees what it would see inside a longer one, and costs one exchange with the database.
 */
export const withReader = async <T>(database: Database, actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOnce(database, actor, work)
    } catch (error) {
      if (attempt < MAX_ATTEMPTS && isWorthRetrying(error)) continue
      throw asUnavailable(error)
    }
  }
}

const setActorKind = async (tx: Transaction, kind: string): Promise<void> => {
  const set = kindSetters.get(tx)
  if (set === undefined) throw new Error('not a transaction of ours')
  await set(kind)
}

/** How many parts run with the system's sight right now: only the outermost one gives the actor's own sight back. */
const systemDepth = new WeakMap<Transaction, number>()

/**
 * Runs a part of a command with the system's sight: what the rule needs to know or change but its actor may not see,
 * such as the other candidates of a case. Audit entries keep naming the real actor. Await every query inside, and
 * return no row that the actor couldn't have read. May be nested.
 */
export const dangerouslyAsSystem = async <T>(tx: Transaction, reason: string, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  if (reason === '') throw new Error('the reason is missing')
  const depth = systemDepth.get(tx) ?? 0
  systemDepth.set(tx, depth + 1)
  try {
    if (depth === 0) await setActorKind(tx, 'system')
    return await work(tx)
  } finally {
    systemDepth.set(tx, depth)
    // After a failed statement the transaction is lost anyway, and so is the setting.
    if (depth === 0) await setActorKind(tx, ACTOR_KIND[tx.actor.kind]).catch(() => undefined)
  }
}
