import type { Readable } from 'node:stream'

/** The first and the last byte, both included. */
export type StoredRange = { start: number; end: number }

/** Where files lie: a folder or S3. Keys are ours, `[a-z0-9/.-]` only; nothing a person typed ever becomes one. */
export type FileStorage = {
  /** Stores a local file whole or not at all, and lasting: when it resolves, a crash loses nothing. */
  put(key: string, localPath: string): Promise<void>
  /** Rejects with FileMissing where there is none. */
  open(key: string, range?: StoredRange): Promise<Readable>
  /** Removing what isn't there is no error: it may be asked twice. */
  remove(key: string): Promise<void>
  list(): AsyncIterable<{ key: string; changedAt: Date }>
  /** What a broken-off `put` left behind. */
  removeHalves(before: Date): Promise<void>
  close(): void
}

export class FileMissing extends Error {}

const KEY = /^[a-z0-9][a-z0-9-]*(?:[/.][a-z0-9][a-z0-9-]*)*$/

export const checkedKey = (key: string): string => {
  if (!KEY.test(key)) throw new Error('not a key of ours')
  return key
}
