import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { say } from './progress.mjs'
import { runChild } from './run-child.mjs'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']
const POSTGRES_15 = '/usr/lib/postgresql/15/bin/postgres'

/** @param {string} program */
const onPath = (program) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file))

const asRoot = process.getuid?.() === 0

/** @param {string[]} command */
const runAsRoot = (command) => {
  const [program = '', ...args] = asRoot ? command : ['sudo', '-n', ...command]
  return runChild(program, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}

let listsAreFresh = false

/**
 * @param {string} what
 * @param {string[]} packages
 * @returns {Promise<string | undefined>} why it could not be had
 */
const getFromDebian = async (what, packages) => {
  if (!onPath('apt-get')) return `${what} is missing here, and this system has no apt-get to fetch it with`
  say(`${what} is missing: fetching ${packages.join(', ')} from Debian …`)
  const update = listsAreFresh ? { code: 0, output: '' } : await runAsRoot(['apt-get', 'update', '-q'])
  listsAreFresh = update.code === 0
  const install = await runAsRoot(['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages])
  if (install.code === 0) return undefined
  const lastWords = `${update.code === 0 ? '' : update.output}${install.output}`.trim().split('\n').slice(-4).join('\n    ')
  return `${what} could not be installed (${asRoot ? 'as root' : 'with sudo -n'}):\n    ${lastWords}`
}

const findBrowser = () => BROWSERS.map(onPath).find(Boolean)

/**
 * The browser of the journeys: TASUKI_CHROMIUM, else one on the path, else Debian's. Its place is left in
 * TASUKI_CHROMIUM for the tests.
 *
 * @returns {Promise<string | undefined>} why there is none
 */
export const ensureBrowser = async () => {
  const given = process.env.TASUKI_CHROMIUM
  if (given) return existsSync(given) ? undefined : `TASUKI_CHROMIUM names ${given}, which does not exist`
  const problem = findBrowser() ? undefined : await getFromDebian('Chromium', ['chromium'])
  if (problem) return `${problem}\n    Install Chromium or set TASUKI_CHROMIUM to its program file.`
  process.env.TASUKI_CHROMIUM = findBrowser()
  return undefined
}

/**
 * Debian's PostgreSQL 15, programs only: the tests start a server of their own in a temporary folder, and Debian is
 * told not to make and start one.
 *
 * @returns {Promise<string | undefined>} why it is not there
 */
export const ensurePostgres15 = async () => {
  if (existsSync(POSTGRES_15)) return undefined
  const what = 'PostgreSQL 15'
  const missing = existsSync('/etc/postgresql-common') ? undefined : await getFromDebian(what, ['postgresql-common'])
  const refused = missing ?? (await preventCluster()) ?? (await getFromDebian(what, ['postgresql-15']))
  if (refused) return `${refused}\n    Install postgresql-15; the same tests run on the embedded PostgreSQL 18 without it.`
  return existsSync(POSTGRES_15) ? undefined : `${POSTGRES_15} is not there although postgresql-15 is installed`
}

const preventCluster = async () => {
  const folder = '/etc/postgresql-common/createcluster.d'
  const file = path.join(folder, 'tasuki-tests.conf')
  const line = 'create_main_cluster = false\n'
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, line)
    return undefined
  } catch {
    const { code, output } = await runAsRoot(['sh', '-c', `mkdir -p ${folder} && printf '${line.trim()}\\n' > ${file}`])
    return code === 0 ? undefined : `${file} could not be written: ${output.trim()}`
  }
}
