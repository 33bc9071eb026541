import type { Database } from '../db/database'
import { type Transaction, withActor } from '../db/transaction'
import type { Log } from '../log'
import { linkHash, NO_DIGEST, NO_HASH } from './audit-digest'
import { insertSeals, lockSealing, type NewSeal, selectChainEnds, takeWaitingEntries, upsertChainEnds } from './audit-seal.store'

const BATCH = 1000
/** Well below the five seconds within which an entry has to be sealed. */
const EVERY_MS = 2000

/** Takes entries that wait into their chains; how many. */
export const sealAuditEntries = async (tx: Transaction): Promise<number> => {
  await lockSealing(tx)
  const waiting = await takeWaitingEntries(tx, BATCH)
  if (waiting.length === 0) return 0
  const known = await selectChainEnds(tx, [...new Set(waiting.map(({ chain }) => chain))])
  const ends = new Map(known.map((end) => [end.chain, { length: Number(end.length), hash: end.hash }]))
  const seals: NewSeal[] = []
  for (const { entry_id: entryId, chain, digest: found } of waiting) {
    const digest = found ?? NO_DIGEST
    const before = ends.get(chain) ?? { length: 0, hash: NO_HASH }
    const end = { length: before.length + 1, hash: linkHash(before.hash, digest) }
    ends.set(chain, end)
    seals.push({ entryId, chain, seq: end.length, digest, hash: end.hash })
  }
  await insertSeals(tx, seals)
  await upsertChainEnds(tx, [...ends].map(([chain, end]) => ({ chain, ...end })))
  return waiting.length
}

/** Until nothing waits. */
export const sealAllAuditEntries = async (database: Database): Promise<void> => {
  while ((await withActor(database, { kind: 'system', name: 'seal_audit' }, sealAuditEntries)) === BATCH);
}

/** Seals by itself for as long as the program runs. Any number of processes may: one seals, the others find nothing left. */
export const startSealing = (database: Database, log: Log): { stop(): Promise<void> } => {
  let running = Promise.resolve()
  const seal = () => {
    running = running.then(() => sealAllAuditEntries(database)).catch((error: unknown) => log.error({ err: error }, 'audit entries could not be sealed'))
  }
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    seal()
    void running.then(() => (isBusy = false))
  }, EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      seal()
      await running
    },
  }
}
