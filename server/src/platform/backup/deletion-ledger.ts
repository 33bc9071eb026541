import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { MOST_BACKUP_DAYS } from '../config'
import { BackupError } from './backup-error'
import { syncFolder } from './backup-part'
import type { BackupKeys } from './make-backup'

const LEDGER = 'deletions.json'
const DAY_MS = 86_400_000

const ledgerEntry = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  act: z.string(),
  actorKind: z.string(),
  personId: z.uuid().nullable(),
  hospitalId: z.uuid().nullable(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  data: z.record(z.string(), z.unknown()),
})
/** An entry of the audit trail by which something was deleted or hidden: ids and codes, like every entry. */
export type LedgerEntry = z.infer<typeof ledgerEntry>

const ledger = z.strictObject({
  /** Nothing is missing from here … */
  from: z.iso.datetime(),
  /** … to here. */
  through: z.iso.datetime(),
  entries: z.array(ledgerEntry),
})
/** What was deleted lately, beside the back-ups: a back-up doesn't know what went after it was made (要綱25条). */
export type DeletionLedger = z.infer<typeof ledger>

const signed = z.strictObject({ ledger: z.unknown(), mac: z.hex() })

const macOf = ({ backupSecret }: BackupKeys, text: string): Buffer => createHmac('sha256', backupSecret).update(`${LEDGER} ${text}`).digest()

const placeIn = (folder: string): string => path.join(folder, LEDGER)

/** Undefined where none is kept; one that was altered is refused. */
export const readLedger = async (folder: string, keys: BackupKeys): Promise<DeletionLedger | undefined> => {
  const place = placeIn(folder)
  const text = await readFile(place, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    const read = signed.parse(JSON.parse(text))
    const expected = macOf(keys, JSON.stringify(read.ledger))
    const found = Buffer.from(read.mac, 'hex')
    if (found.length === expected.length && timingSafeEqual(found, expected)) return ledger.parse(read.ledger)
  } catch {
    // The same sentence for what is no JSON.
  }
  throw new BackupError(`${place} was altered, or it belongs to an installation with another key`)
}

/** Whole or not at all, and lasting. */
export const writeLedger = async (folder: string, keys: BackupKeys, content: DeletionLedger): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const place = placeIn(folder)
  const half = `${place}.${process.pid}.part`
  const handle = await open(half, 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify({ ledger: content, mac: macOf(keys, JSON.stringify(content)).toString('hex') }))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, place)
  await syncFolder(folder)
}

/** Since when a new ledger must know everything: no back-up is kept for longer. */
export const ledgerBegins = (now: Date): Date => new Date(now.getTime() - MOST_BACKUP_DAYS * DAY_MS)

/** Both together, each entry once, in the order in which things happened; without what is older than any back-up. */
export const joinLedgers = (known: readonly DeletionLedger[], now: Date): DeletionLedger => {
  const oldest = ledgerBegins(now).toISOString()
  const entries = new Map(known.flatMap((one) => one.entries).filter(({ at }) => at >= oldest).map((entry) => [entry.id, entry]))
  const froms = known.map(({ from }) => from).sort()
  const throughs = known.map(({ through }) => through).sort()
  const from = froms[0] ?? oldest
  return { from: from > oldest ? from : oldest, through: throughs.at(-1) ?? oldest, entries: [...entries.values()].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id)) }
}
