import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inject } from 'vitest'

// Owners too: PostgreSQL runs as another user where we are root.
const copy = (from: string, to: string): Promise<unknown> => promisify(execFile)('cp', ['-a', from, to])

const POLL_MS = 200

/** Whether this is the one to fill; whoever isn't, waits until it is filled or given up. */
const isFirst = async (answered: string): Promise<boolean> => {
  while (!existsSync(answered)) {
    try {
      mkdirSync(`${answered}.filling`)
      return true
    } catch {
      await sleep(POLL_MS)
    }
  }
  return false
}

/**
 * What `fill` put into the folder, kept under this name until the run ends: the first who asks fills it, the others, in
 * whatever process, get a copy and what `fill` answered. Nobody may be using the folder when `fill` has returned.
 */
export const fromPrepared = async <T>(name: string, { dataDir, fill }: { dataDir: string; fill: () => Promise<T> }): Promise<T> => {
  const kept = path.join(inject('preparedData'), createHash('sha256').update(name).digest('hex').slice(0, 12))
  const answered = `${kept}.json`
  if (!(await isFirst(answered))) {
    await copy(kept, dataDir)
    return JSON.parse(readFileSync(answered, 'utf8')) as T
  }
  try {
    const answer = await fill()
    await copy(dataDir, kept)
    writeFileSync(answered, JSON.stringify(answer))
    return answer
  } finally {
    rmSync(`${answered}.filling`, { recursive: true })
  }
}
