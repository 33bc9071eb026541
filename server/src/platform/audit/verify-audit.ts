import type { Transaction } from '../db/transaction'
import { linkHash, NO_HASH } from './audit-digest'
import { countWaitingEntries, selectChains, selectSeals, selectSealsBeyond, selectUnsealedEntries } from './audit-seal.store'

/**
 * `altered`, `removed`: the entry isn't as it was sealed, or gone. `unsealed`: written or kept around the seals. `broken`:
 * seals were inserted, removed or reordered here. `cut`: the chain doesn't end, or wasn't, as it was noted.
 */
export type AuditFault = { fault: 'altered' | 'removed' | 'unsealed' | 'broken' | 'cut'; chain: string | null; seq: number | null; entryId: string | null }

/** The end of a chain as it was noted, perhaps outside of the database. */
export type ChainHead = { chain: string; length: number; hash: string }

const BATCH = 5000
const FAULTS_SHOWN = 1000

const verifyChain = async (tx: Transaction, end: ChainHead, noted: readonly ChainHead[]): Promise<AuditFault[]> => {
  const faults: AuditFault[] = []
  const { chain } = end
  const expected = new Set([...noted, end])
  let before: { seq: number; hash: Buffer } = { seq: 0, hash: NO_HASH }
  while (before.seq < end.length) {
    const seals = await selectSeals(tx, { chain, after: before.seq, until: end.length, most: BATCH })
    for (const { seq: place, entry_id: entryId, digest, hash, found, chain_now: now } of seals) {
      const seq = Number(place)
      const say = (fault: AuditFault['fault']) => void faults.push({ fault, chain, seq, entryId })
      if (found === null) say('removed')
      else if (!found.equals(digest) || now !== chain) say('altered')
      if (seq !== before.seq + 1 || !linkHash(before.hash, digest).equals(hash)) say('broken')
      for (const head of expected) if (head.length === seq && head.hash === hash.toString('hex')) expected.delete(head)
      before = { seq, hash }
    }
    if (seals.length < BATCH) break
  }
  for (const seq of new Set([...expected].map(({ length }) => length))) faults.push({ fault: 'cut', chain, seq, entryId: null })
  return faults
}

/**
 * Reads every entry and its seal again: what was altered, removed, inserted or reordered since it was sealed. `heads`
 * noted outside of the database show also where all of a chain was made anew.
 */
export const verifyAudit = async (tx: Transaction, heads: readonly ChainHead[] = []): Promise<{ chains: number; sealed: number; waiting: number; faults: AuditFault[] }> => {
  const ends = await listChainHeads(tx)
  const faults: AuditFault[] = []
  for (const end of ends) faults.push(...(await verifyChain(tx, end, heads.filter(({ chain }) => chain === end.chain))))
  for (const head of heads) if (!ends.some(({ chain }) => chain === head.chain)) faults.push({ fault: 'cut', chain: head.chain, seq: head.length, entryId: null })
  // Each of these is one statement: what is sealed meanwhile doesn't disturb it.
  for (const { chain, seq, entry_id: entryId } of await selectSealsBeyond(tx, FAULTS_SHOWN)) faults.push({ fault: 'cut', chain, seq: Number(seq), entryId })
  for (const entryId of await selectUnsealedEntries(tx, FAULTS_SHOWN)) faults.push({ fault: 'unsealed', chain: null, seq: null, entryId })
  return { chains: ends.length, sealed: ends.reduce((sum, { length }) => sum + length, 0), waiting: await countUnsealed(tx), faults }
}

export const listChainHeads = async (tx: Transaction): Promise<ChainHead[]> => (await selectChains(tx)).map(({ chain, length, hash }) => ({ chain, length: Number(length), hash: hash.toString('hex') }))

/** Entries that wait for their seal: none for longer than some seconds where a server runs. */
export const countUnsealed = (tx: Transaction): Promise<number> => countWaitingEntries(tx)
