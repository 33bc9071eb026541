import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

// Owners too: PostgreSQL runs as another user where we are root.
const copy = (from: string, to: string): Promise<unknown> => promisify(execFile)('cp', ['-a', from, to])

/**
 * What `fill` put into the folder, kept under this name until the run ends: the first who asks fills it, the others get
 * a copy and what `fill` answered. Nobody may be using the folder when `fill` has returned.
 */
export const fromPrepared = async <T>(name: string, { dataDir, fill }: { dataDir: string; fill: () => Promise<T> }): Promise<T> => {
  const kept = path.join(inject('preparedData'), createHash('sha256').update(name).digest('hex').slice(0, 12))
  const answered = `${kept}.json`
  if (existsSync(answered)) {
    await copy(kept, dataDir)
    return JSON.parse(readFileSync(answered, 'utf8')) as T
  }
  const answer = await fill()
  await copy(dataDir, kept)
  writeFileSync(answered, JSON.stringify(answer))
  return answer
}
