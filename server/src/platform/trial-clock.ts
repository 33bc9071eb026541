import { readFileSync, statSync } from 'node:fs'

const MOST_SHIFT_MS = 20 * 366 * 86_400_000

/** How far the file says, in milliseconds; none yet: not at all. */
const readShift = (file: string): number => {
  const shift = Number(readFileSync(file, 'utf8').trim())
  if (!Number.isInteger(shift) || Math.abs(shift) > MOST_SHIFT_MS) throw new Error(`${file} must hold a whole number of milliseconds`)
  return shift
}

/**
 * A clock for trying out what happens on another day: the real one, moved by the milliseconds that a file holds. The file
 * is looked at each time, so that all programs of one trial (server, command line) go by the same day.
 */
export const openTrialClock = (file: string): (() => Date) => {
  let shift = 0
  let readAt: number | undefined
  const look = (): void => {
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (changedAt === readAt) return
    shift = changedAt === undefined ? 0 : readShift(file)
    readAt = changedAt
  }
  return () => {
    look()
    return new Date(Date.now() + shift)
  }
}
