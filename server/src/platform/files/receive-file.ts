import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../refused'

const IDLE_MS = 30_000

export type ReceivedFile = { bytes: number; sha256: string }

/** Writes what arrives to a local file as it arrives: nothing of it is held. Stops at the limit, and when nothing comes any more. */
export const receiveFile = async (body: Readable, to: { localPath: string; maxBytes: number; declaredBytes: number | undefined }): Promise<ReceivedFile> => {
  const hash = createHash('sha256')
  let bytes = 0
  const idle = setTimeout(() => body.destroy(new Error('the sender has stopped sending')), IDLE_MS)
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      idle.refresh()
      bytes += chunk.length
      if (bytes > to.maxBytes) return done(new TooLong())
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(body, measure, createWriteStream(to.localPath, { mode: 0o600 }))
  } catch (error) {
    if (error instanceof TooLong) return refuse('document_too_large', { maxBytes: to.maxBytes })
    if (isOursToMend(error)) throw error
    return refuse('document_incomplete')
  } finally {
    clearTimeout(idle)
  }
  if (to.declaredBytes !== undefined && to.declaredBytes !== bytes) refuse('document_incomplete')
  return { bytes, sha256: hash.digest('hex') }
}

class TooLong extends Error {}

/** A full disk is our fault, a broken line isn't. */
const isOursToMend = (error: unknown): boolean => error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E(?:NOSPC|IO|ACCES|ROFS|MFILE|DQUOT|NOENT|PERM)$/.test(error.code)
