import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError } from '../config'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'
const KEY_FILE = 'secret.key'

/** What the installation's key is used for: sealing what must be read again, hashing what must only be recognised. */
export type SecretBox = {
  /** `context` says what is sealed for whom: bytes moved to another row don't open there. */
  seal(text: string, context: string): Buffer
  /** Throws where the key or the context is another one. */
  open(sealed: Buffer, context: string): string
  hash(text: string): string
  /** Tells keys apart and nothing of them. */
  fingerprint: string
  /** Of which the keys of back-ups are made. */
  backupSecret: Buffer
}

const derive = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `tasuki ${purpose}`, KEY_BYTES))

export const secretBox = (key: Buffer): SecretBox => {
  const sealing = derive(key, 'seal')
  const hashing = derive(key, 'hash')
  const hash = (text: string): string => createHmac('sha256', hashing).update(text).digest('base64url')
  return {
    seal: (text, context) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, sealing, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, context) => {
      const decipher = createDecipheriv(CIPHER, sealing, sealed.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
    },
    hash,
    fingerprint: hash('fingerprint'),
    backupSecret: derive(key, 'backup'),
  }
}

const readKey = (text: string): Buffer | undefined => {
  const key = Buffer.from(text.trim(), 'base64')
  return key.length === KEY_BYTES ? key : undefined
}

/** Whether there is a key already; `openSecretBox` makes one where there is none. */
export const hasSecretKey = (config: { dataDir: string; secretKey: string | undefined }): boolean => config.secretKey !== undefined || existsSync(path.join(config.dataDir, KEY_FILE))

/**
 * SECRET_KEY where the operator gives one (several machines, a secret store), else a file of the data folder that is made
 * at the first start and that only the program's user may read. It is in no back-up, and opens them all.
 */
export const openSecretBox = (config: { dataDir: string; secretKey: string | undefined }): SecretBox => {
  if (config.secretKey !== undefined) return secretBox(readKey(config.secretKey) ?? wrongKey('SECRET_KEY: must be 32 bytes in base64 (openssl rand -base64 32)'))
  const file = path.join(config.dataDir, KEY_FILE)
  mkdirSync(config.dataDir, { recursive: true })
  try {
    // Two processes that start at once: one makes the file, both read it.
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return secretBox(readKey(readFileSync(file, 'utf8')) ?? wrongKey(`${file}: is no key of this program`))
}

const wrongKey = (said: string): never => {
  throw new ConfigError(said)
}
