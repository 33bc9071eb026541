import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './install.mjs'

/**
 * This process becomes the built program: nothing stands between it and its signals, output and exit code.
 *
 * @param {'main' | 'cli'} program
 * @param {string[]} args
 */
export const launch = async (program, args) => {
  const file = path.join(root, 'server/dist', `${program}.js`)
  process.argv = [process.execPath, file, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(file).href)
}

/** npm moves to the project's folder; paths that a person types are meant from where they stand. */
export const callerFolder = () => process.env.INIT_CWD ?? process.cwd()

/** The data folder, the same for every program whatever folder it is called from: `.data` in the project. */
export const settleDataFolder = () => {
  const given = process.env.DATA_DIR
  process.env.DATA_DIR = given ? path.resolve(callerFolder(), given) : path.join(root, '.data')
}
