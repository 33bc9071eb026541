import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PREFECTURE_CHAIN } from '../platform/audit/audit-digest'
import { type AuditFault, type ChainHead, listChainHeads, verifyAudit } from '../platform/audit/verify-audit'
import { withReader } from '../platform/db/transaction'
import { CliError, type CliCommand, optionOf } from './cli-command'
import { OPERATOR } from './cli-hospitals'

const SAID: Readonly<Record<AuditFault['fault'], string>> = {
  altered: 'an entry was altered',
  removed: 'an entry was removed',
  unsealed: 'an entry was inserted around the seals',
  broken: 'seals were inserted, removed or reordered',
  cut: 'the chain does not end as it was noted',
}
const SHOWN = 20

const headsFile = z.strictObject({ heads: z.array(z.strictObject({ chain: z.uuid(), length: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) })) })

const readHeads = async (file: string | undefined): Promise<ChainHead[]> => {
  if (file === undefined) return []
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`${file} cannot be read`)
  })
  try {
    return headsFile.parse(JSON.parse(text)).heads
  } catch {
    throw new CliError(`${file} is not what audit heads --json has printed`)
  }
}

const nameOf = (chain: string | null): string => (chain === null ? '' : chain === PREFECTURE_CHAIN ? ' prefecture' : ` hospital ${chain}`)

const lineOf = ({ fault, chain, seq, entryId }: AuditFault): string => `${SAID[fault]}:${nameOf(chain)}${seq === null ? '' : ` at ${seq}`}${entryId === null ? '' : ` (entry ${entryId})`}`

const verify: CliCommand = {
  words: 'audit verify',
  usage: '[--heads FILE]',
  summary: 'whether any audit entry was altered, removed, inserted or reordered; with --heads also against noted ends of the chains',
  options: { heads: 'string' },
  positionals: 0,
  run: async ({ openHouse }, input) => {
    const heads = await readHeads(optionOf(input, 'heads'))
    const { database } = await openHouse()
    const found = await withReader(database, OPERATOR, (tx) => verifyAudit(tx, heads))
    const counted = `${found.sealed} entries in ${found.chains} chains are sealed, ${found.waiting} wait for it.`
    const { faults } = found
    const text = faults.length === 0 ? [`${counted} None was changed.`] : [counted, ...faults.slice(0, SHOWN).map(lineOf), ...(faults.length > SHOWN ? [`… ${faults.length - SHOWN} more (--json)`] : [])]
    return { text, json: found, failed: faults.length > 0 }
  },
}

const heads: CliCommand = {
  words: 'audit heads',
  usage: '',
  summary: 'the ends of all chains, to be kept where nobody who can write to the database can',
  options: {},
  positionals: 0,
  run: async ({ openHouse }) => {
    const { database } = await openHouse()
    const list = await withReader(database, OPERATOR, listChainHeads)
    return { text: list.map(({ chain, length, hash }) => `${chain} ${length} ${hash}`), json: { heads: list } }
  },
}

export const AUDIT_COMMANDS = [verify, heads]
