import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const findServerFolder = (): string => {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'migrations', '0001_platform.sql'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error('the folder "migrations" is missing beside the program')
    folder = parent
  }
  return folder
}

/** The server workspace, found from the source as well as from the bundle in `dist`. */
export const serverFolder = findServerFolder()
