import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** One file of a back-up as the list of its contents names it: `sha256` of what lies on the disk, `plainSha256` of what it says. */
export type BackupPart = { name: string; bytes: number; sha256: string; plainSha256: string }

/** Where a back-up lies, its own key, and whether its parts are packed: pictures and PDFs are already. */
export type PartPlace = { folder: string; key: Buffer }

/** Each back-up has a key of its own, so that no two parts of any two ever share a nonce under one key. */
export const backupKey = (installationKey: Buffer, backupId: string): Buffer => Buffer.from(hkdfSync('sha256', installationKey, Buffer.from(backupId), 'tasuki backup', KEY_BYTES))

const isPacked = (name: string): boolean => name.endsWith('.gz')
const placeOf = ({ folder }: PartPlace, name: string): string => path.join(folder, ...name.split('/'))

/** Hands on what passes, and knows its length and its hash in the end. */
const measure = () => {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, measured: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** The nonce, what is sealed, the tag. */
const sealing = (key: Buffer, name: string): Transform => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name))
  let begun = false
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const sealed = cipher.update(chunk)
      done(null, begun ? sealed : Buffer.concat([nonce, sealed]))
      begun = true
    },
    flush(done) {
      const end = cipher.final()
      done(null, Buffer.concat([...(begun ? [] : [nonce]), end, cipher.getAuthTag()]))
    },
  })
}

/** A name is written down lastingly before anybody is told that it is there. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Encrypted, with its hash, and on the disk when it resolves. */
export const writePart = async (at: PartPlace, name: string, source: Readable): Promise<BackupPart> => {
  const place = placeOf(at, name)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const plain = measure()
  const stored = measure()
  const target = createWriteStream(place, { mode: 0o600, flags: 'wx', flush: true })
  await pipeline([source, plain.stream, ...(isPacked(name) ? [createGzip()] : []), sealing(at.key, name), stored.stream, target])
  await syncFolder(path.dirname(place))
  return { name, ...stored.measured(), plainSha256: plain.measured().sha256 }
}

/** Whether what lies there is, byte by byte, what was written. */
export const isWhole = async (at: PartPlace, part: BackupPart): Promise<boolean> => {
  const place = placeOf(at, part.name)
  const size = await stat(place).then((found) => found.size, () => -1)
  if (size !== part.bytes) return false
  const hash = createHash('sha256')
  await pipeline(createReadStream(place), hash)
  return hash.digest('hex') === part.sha256
}

/** Into a stream as it was before it was sealed; rejects where a byte or the key is another. */
export const readPart = async (at: PartPlace, part: Pick<BackupPart, 'name' | 'plainSha256'>, sink: Writable): Promise<void> => {
  const place = placeOf(at, part.name)
  const { size } = await stat(place)
  const handle = await open(place, 'r')
  const nonce = Buffer.alloc(NONCE_BYTES)
  const tag = Buffer.alloc(TAG_BYTES)
  try {
    await handle.read(nonce, 0, NONCE_BYTES, 0)
    await handle.read(tag, 0, TAG_BYTES, size - TAG_BYTES)
  } finally {
    await handle.close()
  }
  const end = size - TAG_BYTES - 1
  const sealed = end < NONCE_BYTES ? Readable.from([]) : createReadStream(place, { start: NONCE_BYTES, end })
  const decipher = createDecipheriv(CIPHER, at.key, nonce).setAAD(Buffer.from(part.name)).setAuthTag(tag)
  const plain = measure()
  await pipeline([sealed, decipher, ...(isPacked(part.name) ? [createGunzip()] : []), plain.stream, sink])
  if (plain.measured().sha256 !== part.plainSha256) throw new Error(`${part.name} does not say what was written`)
}

/** Reads a part to its end and keeps nothing of it. */
export const provePart = (at: PartPlace, part: BackupPart): Promise<void> => readPart(at, part, new Writable({ write: (_chunk, _encoding, done) => done() }))
