import { readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createNameDetector } from '@tasuki/domain/names/detect-names'
import type { NamedPlace } from '@tasuki/domain/document/document-check'
import { createPageNames } from '@tasuki/domain/document/page-names.rules'
import { pagePictures } from './page-picture'
import { openPageReader } from './read-page'
import { z } from 'zod'

/**
 * The program that looks a document through for names, in a process of its own with bounded time and memory. Arguments: the
 * stored file, its type, the first page and how many, the folder of the detector's assets; on stdin the names of those who may be
 * named. Answers a line of JSON a page on stdout: places and counts, never a word of what was read. With each page stand the
 * places of earlier ones at which a name that it told was found again.
 */
type CheckedPageLine = { page: number; places: NamedPlace[]; asks: number }

const UNREADABLE = { reason: 'unreadable', box: { left: 0, top: 0, width: 1, height: 1 } } as const

const say = (line: CheckedPageLine): Promise<void> => new Promise((resolve) => process.stdout.write(`${JSON.stringify(line)}\n`, () => resolve()))

const readMembers = async (): Promise<string[]> => {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return z.array(z.string()).parse(JSON.parse(Buffer.concat(parts).toString() || '[]'))
}

const check = async ([file = '', contentType = '', first = '1', count = '1', assets = '']: readonly string[]): Promise<void> => {
  // Whoever waits for a page of ours comes first.
  os.setPriority(10)
  const detect = createNameDetector({ dictionary: await readFile(path.join(assets, 'names.dictionary.bin')), model: await readFile(path.join(assets, 'names.model.bin')) })
  const names = createPageNames({ detect, members: await readMembers() })
  const reader = await openPageReader()
  const [from, to] = [Number(first), Number(first) + Number(count) - 1]
  for await (const { page, picture } of pagePictures(await readFile(file), { contentType, first: from, last: to })) {
    const { places, asks } = picture === undefined ? { places: [UNREADABLE], asks: 0 } : names.look(page, await reader.read(picture))
    await say({ page, places: [...places.map((place) => ({ page, ...place })), ...names.again()], asks })
  }
}

await check(process.argv.slice(2))
process.exit(0)
