import { readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createNameDetector } from '@tasuki/domain/names/detect-names'
import { findNamesInReadings } from '@tasuki/domain/document/page-names.rules'
import { pagePictures } from './page-picture'
import { openPageReader } from './read-page'

/**
 * The program that looks a document through for names, in a process of its own with bounded time and memory. Arguments: the
 * stored file, its type, the first page and how many, the folder of the detector's assets. Answers a line of JSON a page on
 * stdout: places and counts, never a word of what was read.
 */
export type CheckedPageLine = { page: number; places: { reason: 'name' | 'label' | 'unreadable'; box: { left: number; top: number; width: number; height: number } }[]; asks: number }

const WHOLE_PAGE = { left: 0, top: 0, width: 1, height: 1 }

const say = (line: CheckedPageLine): Promise<void> => new Promise((resolve) => process.stdout.write(`${JSON.stringify(line)}\n`, () => resolve()))

const check = async ([file = '', contentType = '', first = '1', count = '1', assets = '']: readonly string[]): Promise<void> => {
  // Whoever waits for a page of ours comes first.
  os.setPriority(10)
  const detect = createNameDetector({ dictionary: await readFile(path.join(assets, 'names.dictionary.bin')), model: await readFile(path.join(assets, 'names.model.bin')) })
  const reader = await openPageReader()
  const from = Number(first)
  for await (const { page, picture } of pagePictures(await readFile(file), { contentType, first: from, last: from + Number(count) - 1 })) {
    if (picture === undefined) {
      await say({ page, places: [{ reason: 'unreadable', box: WHOLE_PAGE }], asks: 0 })
      continue
    }
    await say({ page, ...findNamesInReadings(await reader.read(picture), detect) })
  }
}

await check(process.argv.slice(2))
process.exit(0)
