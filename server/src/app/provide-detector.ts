import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createNameDetector } from '@tasuki/domain/names/detect-names'
import { provideNameDetector } from '@tasuki/domain/names/name-check.rules'
import { serverFolder } from '../platform/server-folder'

/** Beside the built program; else, run from its sources, where the training leaves them. */
const FOLDERS = [path.join(serverFolder, 'dist', 'assets'), path.join(serverFolder, '..', 'domain', 'assets')]

/** Opens the detector of names for all rules of this process. Without its files nothing starts. */
export const openProgramDetector = (folders: readonly string[] = FOLDERS): void => {
  const folder = folders.find((one) => existsSync(path.join(one, 'names.model.bin')) && existsSync(path.join(one, 'names.dictionary.bin')))
  if (folder === undefined) throw new Error('the files of the detector of names are missing beside the program: build it anew (node tools/build.mjs server)')
  provideNameDetector(createNameDetector({ dictionary: readFileSync(path.join(folder, 'names.dictionary.bin')), model: readFileSync(path.join(folder, 'names.model.bin')) }))
}
