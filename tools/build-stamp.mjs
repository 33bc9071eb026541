import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

/**
 * What each half of the program is made from. Size and time of change stand for the content: looking at a few hundred
 * files takes milliseconds, reading them would not.
 */
const SOURCES = {
  server: ['domain/src', 'domain/assets', 'server/src', 'server/demo', 'server/data'],
  web: ['domain/src', 'domain/assets', 'web'],
}
const SHARED = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'tools/build.mjs']
const SKIPPED = new Set(['node_modules', 'dist', 'test'])

/** @typedef {keyof typeof SOURCES} Half */

/** @param {Half} half */
const stampFile = (half) => path.join(root, half, 'dist', '.stamp')

/**
 * @param {string} folder
 * @returns {string[]}
 */
const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(place)
    return entry.name.includes('.test.') ? [] : [place]
  })

/** @param {Half} half */
export const sourceStamp = (half) => {
  const hash = createHash('sha256')
  const folders = SOURCES[half].map((folder) => path.join(root, folder)).filter((folder) => existsSync(folder))
  const files = [...folders.flatMap(filesUnder), ...SHARED.map((file) => path.join(root, file))]
  for (const file of files.toSorted()) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** @param {Half} half */
export const isBuilt = (half) => existsSync(stampFile(half)) && readFileSync(stampFile(half), 'utf8') === sourceStamp(half)
