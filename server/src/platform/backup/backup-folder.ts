import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { allParts, peekManifest } from './backup-manifest'

const HALF = '.part'
const NAME = /^tasuki-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/
const DAY_MS = 86_400_000

export const backupNameOf = (takenAt: Date): string => `tasuki-${takenAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
/** Under this name until it is whole. */
export const halfNameOf = (name: string): string => `${name}${HALF}`

const takenAtOf = (name: string): Date | undefined => {
  const parts = NAME.exec(name)
  return parts === null ? undefined : new Date(`${parts.slice(1, 4).join('-')}T${parts.slice(4).join(':')}Z`)
}

const namesIn = async (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })

export type ListedBackup = { folder: string; takenAt: string; whole: boolean; rows: number; files: number; bytes: number }

/** What lies there, the newest first; whether a byte was altered is found by reading it all (`openBackup`). */
export const listBackups = async (folder: string): Promise<ListedBackup[]> => {
  const found: ListedBackup[] = []
  for (const name of (await namesIn(folder)).sort().reverse()) {
    const takenAt = takenAtOf(name)
    if (takenAt === undefined) continue
    const place = path.join(folder, name)
    const manifest = await peekManifest(place).catch(() => undefined)
    const parts = manifest === undefined ? [] : allParts(manifest)
    found.push({
      folder: place,
      takenAt: takenAt.toISOString(),
      whole: manifest !== undefined,
      rows: manifest?.tables.reduce((sum, { rows }) => sum + rows, 0) ?? 0,
      files: manifest?.files.length ?? 0,
      bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    })
  }
  return found
}

/** 要綱25条: what was deleted doesn't live on in a back-up. By the day in its name; and what a broken-off run has left. */
export const removeOldBackups = async (folder: string, of: { now: Date; days: number }): Promise<string[]> => {
  const before = of.now.getTime() - of.days * DAY_MS
  const removed: string[] = []
  for (const name of await namesIn(folder)) {
    const place = path.join(folder, name)
    const takenAt = takenAtOf(name)
    if (takenAt !== undefined && takenAt.getTime() < before) {
      await rm(place, { recursive: true, force: true })
      removed.push(name)
    } else if (name.endsWith(HALF) && takenAtOf(name.slice(0, -HALF.length)) !== undefined && (await stat(place)).mtimeMs < of.now.getTime() - DAY_MS) {
      await rm(place, { recursive: true, force: true })
    }
  }
  return removed
}
