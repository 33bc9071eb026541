import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePrefecture, type Prefecture } from '@tasuki/domain/facility/prefecture'

/** Reads the data file of the prefecture this installation serves; `directory` is the installed `data/prefectures`. */
export const loadPrefecture = (directory: string, code: string): Prefecture => {
  const prefecture = parsePrefecture(JSON.parse(readFileSync(join(directory, `${code}.json`), 'utf8')))
  if (prefecture.code !== code) throw new Error(`${code}.json holds prefecture ${prefecture.code}`)
  return prefecture
}
