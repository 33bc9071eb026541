import type pg from 'pg'
import { asUnavailable } from '../db/connection-failure'
import * as store from './factor.store'

/** One transaction of the sign-in tables: they have a connection of their own. */
export const inAuthTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(() => client.release(), () => client.release(true))
    throw asUnavailable(error)
  }
}

/** What is done with factors that needs no key: the operator's command line does without one. */
export const createFactorKeeper = (pool: pg.Pool) => ({
  list: (authUserId: string) => store.selectFactors(pool, authUserId),
  /** Everything a person had, and every session. */
  reset: (authUserId: string): Promise<void> =>
    inAuthTransaction(pool, async (client) => {
      await store.deleteEveryFactor(client, authUserId)
      await store.deleteKnownDevices(client, authUserId)
      await store.deleteSessions(client, authUserId)
    }),
  discardEverything: (): Promise<number> => store.discardEverything(pool),
})

export type FactorKeeper = ReturnType<typeof createFactorKeeper>
