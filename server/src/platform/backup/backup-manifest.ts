import { createHmac, timingSafeEqual } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { BackupError } from './backup-error'
import { backupKey, isWhole, type PartPlace } from './backup-part'

const MANIFEST = 'manifest.json'

const part = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.hex(), plainSha256: z.hex() })
const tablePart = part.extend({ schema: z.string(), table: z.string(), columns: z.array(z.string()), rows: z.int() })
const filePart = part.extend({ key: z.string() })

const manifest = z.strictObject({
  format: z.literal(1),
  id: z.uuid(),
  takenAt: z.iso.datetime(),
  /** Tells which key opens it, and nothing of the key. */
  keyFingerprint: z.string(),
  /** The database is brought to exactly these before anything is put into it. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(tablePart),
  sequences: z.array(z.strictObject({ schema: z.string(), name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  /** Jobs that wait, as orders: the queue's own tables are a library's. */
  queue: part.extend({ rows: z.int() }),
  files: z.array(filePart),
})
/** What is in a back-up. Names of tables, ids and numbers: no row, no word. */
export type BackupManifest = z.infer<typeof manifest>
export type TablePart = z.infer<typeof tablePart>
export type FilePart = z.infer<typeof filePart>

const signed = z.strictObject({ manifest: z.unknown(), mac: z.hex() })

const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export const allParts = ({ tables, queue, files }: BackupManifest): (z.infer<typeof part>)[] => [...tables, queue, ...files]

/** The last file that is written: a back-up without it isn't one. */
export const writeManifest = async (at: PartPlace, content: BackupManifest): Promise<void> => {
  const handle = await open(path.join(at.folder, MANIFEST), 'wx', 0o600)
  try {
    await handle.writeFile(JSON.stringify({ manifest: content, mac: macOf(at.key, JSON.stringify(content)).toString('hex') }, undefined, 1))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const parse = <T>(schema: z.ZodType<T>, text: () => unknown, folder: string): T => {
  try {
    return schema.parse(text())
  } catch {
    throw new BackupError(`${folder}: its list of contents (${MANIFEST}) cannot be read; it was made by another version, or it is damaged`)
  }
}

const readSigned = async (folder: string): Promise<{ content: BackupManifest; text: string; mac: string }> => {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => {
    throw new BackupError(`${folder} is no whole back-up: it has no ${MANIFEST}`)
  })
  const read = parse(signed, () => JSON.parse(text), folder)
  return { content: parse(manifest, () => read.manifest, folder), text: JSON.stringify(read.manifest), mac: read.mac }
}

/** Unchecked: for a list of what lies there. */
export const peekManifest = async (folder: string): Promise<BackupManifest> => (await readSigned(folder)).content

export type OpenBackup = PartPlace & { manifest: BackupManifest }

/** Only whole, unaltered and with its key: every byte of every part is read before anybody builds on one of them. */
export const openBackup = async (folder: string, box: { fingerprint: string; backupSecret: Buffer }): Promise<OpenBackup> => {
  const { content, text, mac } = await readSigned(folder)
  if (content.keyFingerprint !== box.fingerprint) throw new BackupError(`${folder} was made with another key: give the SECRET_KEY (or the secret.key) of the installation that made it`)
  const at = { folder, key: backupKey(box.backupSecret, content.id) }
  const expected = macOf(at.key, text)
  const found = Buffer.from(mac, 'hex')
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw new BackupError(`${folder}: its list of contents was altered`)
  for (const one of allParts(content)) if (!(await isWhole(at, one))) throw new BackupError(`${folder}: ${one.name} is missing, cut off or altered`)
  return { ...at, manifest: content }
}
