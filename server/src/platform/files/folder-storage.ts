import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { checkedKey, FileMissing, type FileStorage } from './file-storage'

const HALF = '.part'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The name and the content are on the disk before anybody is told so. */
const makeLasting = async (place: string): Promise<void> => {
  const handle = await open(place, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Files in a folder, each under its own name from the first moment it can be seen. */
export const createFolderStorage = (root: string): FileStorage => {
  const placeOf = (key: string): string => path.join(root, checkedKey(key))
  const names = async (): Promise<string[]> => {
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  }
  const timeOf = async (place: string): Promise<Date | undefined> => {
    try {
      return (await stat(place)).mtime
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }
  return {
    put: async (key, localPath) => {
      const place = placeOf(key)
      const half = `${place}.${randomUUID()}${HALF}`
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      try {
        await copyFile(localPath, half)
        await makeLasting(half)
        await rename(half, place)
        await makeLasting(path.dirname(place))
      } catch (error) {
        await rm(half, { force: true })
        throw error
      }
    },
    open: async (key, range) => {
      try {
        const handle = await open(placeOf(key), 'r')
        return handle.createReadStream(range)
      } catch (error) {
        if (isMissing(error)) throw new FileMissing(key)
        throw error
      }
    },
    remove: (key) => rm(placeOf(key), { force: true }),
    list: async function* () {
      for (const place of await names()) {
        const changedAt = place.endsWith(HALF) ? undefined : await timeOf(place)
        if (changedAt !== undefined) yield { key: path.relative(root, place).split(path.sep).join('/'), changedAt }
      }
    },
    removeHalves: async (before) => {
      for (const place of await names()) {
        const changedAt = place.endsWith(HALF) ? await timeOf(place) : undefined
        if (changedAt !== undefined && changedAt < before) await rm(place, { force: true })
      }
    },
    close: () => undefined,
  }
}
