import { sql } from 'kysely'
import type { Transaction } from '../db/transaction'
import { digestOfEntry, PREFECTURE_CHAIN } from './audit-digest'

export type WaitingEntry = { entry_id: string; chain: string; digest: Buffer | null }

/** Others that seal at the same moment wait here until this transaction is over. */
export const lockSealing = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('audit_seal'))`.execute(tx.db)
}

/** Taken from the queue in their order; what is taken is to be sealed in this transaction. Of an entry that is gone there is no digest. */
export const takeWaitingEntries = async (tx: Transaction, most: number): Promise<WaitingEntry[]> =>
  (
    await sql<WaitingEntry>`
      with taken as (delete from audit_queue where place in (select place from audit_queue order by place limit ${most}) returning place, entry_id)
      select t.entry_id, coalesce(e.hospital_id, ${PREFECTURE_CHAIN}::uuid) as chain, case when e.id is null then null else ${digestOfEntry} end as digest
      from taken t left join audit_entry e on e.id = t.entry_id order by t.place`.execute(tx.db)
  ).rows

export const selectChainEnds = (tx: Transaction, chains: readonly string[]) =>
  tx.db.selectFrom('audit_chain').select(['chain', 'length', 'hash']).where('chain', '=', sql<string>`any (${[...chains]}::uuid[])`).execute()

export type NewSeal = { entryId: string; chain: string; seq: number; digest: Buffer; hash: Buffer }

export const insertSeals = async (tx: Transaction, seals: readonly NewSeal[]): Promise<void> => {
  await sql`insert into audit_seal (entry_id, chain, seq, digest, hash)
    select * from unnest(${seals.map((seal) => seal.entryId)}::uuid[], ${seals.map((seal) => seal.chain)}::uuid[], ${seals.map((seal) => seal.seq)}::bigint[],
      ${seals.map((seal) => seal.digest)}::bytea[], ${seals.map((seal) => seal.hash)}::bytea[])`.execute(tx.db)
}

export const upsertChainEnds = async (tx: Transaction, ends: readonly { chain: string; length: number; hash: Buffer }[]): Promise<void> => {
  await sql`insert into audit_chain (chain, length, hash)
    select * from unnest(${ends.map((end) => end.chain)}::uuid[], ${ends.map((end) => end.length)}::bigint[], ${ends.map((end) => end.hash)}::bytea[])
    on conflict (chain) do update set length = excluded.length, hash = excluded.hash`.execute(tx.db)
}

export const countWaitingEntries = async (tx: Transaction): Promise<number> => Number((await tx.db.selectFrom('audit_queue').select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow()).count)

/** Neither sealed nor waiting: written around the trigger, or robbed of its seal. */
export const selectUnsealedEntries = async (tx: Transaction, most: number): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select e.id from audit_entry e
      where not exists (select from audit_seal s where s.entry_id = e.id) and not exists (select from audit_queue q where q.entry_id = e.id) limit ${most}`.execute(tx.db)
  ).rows.map(({ id }) => id)

/** Seals beyond the end that their chain tells of. */
export const selectSealsBeyond = async (tx: Transaction, most: number): Promise<{ chain: string; seq: string; entry_id: string }[]> =>
  (
    await sql<{ chain: string; seq: string; entry_id: string }>`
      select s.chain, s.seq, s.entry_id from audit_seal s left join audit_chain c using (chain) where s.seq > coalesce(c.length, 0) limit ${most}`.execute(tx.db)
  ).rows

export const selectChains = (tx: Transaction) => tx.db.selectFrom('audit_chain').select(['chain', 'length', 'hash']).orderBy('chain').execute()

export type SealRow = { seq: string; entry_id: string; digest: Buffer; hash: Buffer; found: Buffer | null; chain_now: string | null }

/** The next seals of a chain, each with its entry's digest as it is now: null where the entry is gone. */
export const selectSeals = async (tx: Transaction, of: { chain: string; after: number; until: number; most: number }): Promise<SealRow[]> =>
  (
    await sql<SealRow>`
      select s.seq, s.entry_id, s.digest, s.hash, case when e.id is null then null else ${digestOfEntry} end as found,
        case when e.id is null then null else coalesce(e.hospital_id, ${PREFECTURE_CHAIN}::uuid) end as chain_now
      from audit_seal s left join audit_entry e on e.id = s.entry_id
      where s.chain = ${of.chain}::uuid and s.seq > ${of.after} and s.seq <= ${of.until} order by s.seq limit ${of.most}`.execute(tx.db)
  ).rows
