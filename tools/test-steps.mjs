import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { root } from './install.mjs'
import { runChild } from './run-child.mjs'
import { ensureBrowser, ensurePostgres15 } from './test-machine.mjs'

/**
 * What a step found. A static check counts as one test.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, output: string }} Outcome
 */

/**
 * `share`: how much of the machine a step keeps busy, of 1. `after`: steps that must have ended well before it.
 * `timeoutSeconds`: after which it is ended.
 *
 * @typedef {{ name: string, group: string, share: number, after?: string[], timeoutSeconds: number, run(): Promise<Outcome> }} Step
 */

const cores = availableParallelism()
const bin = (/** @type {string} */ name) => path.join(root, 'node_modules', name)
const TSC = bin('typescript/bin/tsc')

const CHECK_SECONDS = 120
/** What every run ends within, whatever hangs: some minutes more than it takes on two slow cores, so that only what hangs is ended. */
export const WHOLE_SECONDS = 28 * 60
/** To end what hangs and to say so. */
const LAST_WORDS_SECONDS = 30

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeoutSeconds
 */
const node = (args, env, timeoutSeconds) =>
  runChild(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, timeoutSeconds })

/**
 * @param {string} name
 * @param {string} group
 * @param {string[]} args
 * @returns {Step}
 */
const check = (name, group, args) => ({
  name,
  group,
  share: 1 / cores,
  timeoutSeconds: CHECK_SECONDS,
  run: async () => {
    const { code, output } = await node(args, {}, CHECK_SECONDS)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output }
  },
})

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport
 */

/**
 * @param {string} file
 * @param {{ code: number, output: string }} ended
 * @returns {Outcome}
 */
const readReport = (file, { code, output }) => {
  /** @type {VitestReport} */
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0, output: `${output}\nvitest wrote no report\n` }
  }
  const skipped = report.numPendingTests + report.numTodoTests
  // A file that could not be loaded holds no test that could have failed: it counts as one.
  const unread = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = report.numFailedTests + unread
  if (report.numPassedTests + failed + skipped === 0) return { passed: 0, failed: 1, skipped, output: `${output}\nno test was found\n` }
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped, output }
}

/**
 * @typedef {{ share: number, after?: string[], needs?: () => Promise<string | undefined>, env?: NodeJS.ProcessEnv,
 *   timeoutSeconds: number, secondsLeft: () => number }} VitestOptions
 */

/**
 * @param {string} name of the vitest project
 * @param {string[]} filters
 * @param {VitestOptions} options
 * @returns {Step}
 */
const vitest = (name, filters, options) => ({
  name,
  group: name.startsWith('db') ? 'db' : name,
  share: options.share,
  after: options.after ?? [],
  timeoutSeconds: options.timeoutSeconds,
  run: async () => {
    const missing = await options.needs?.()
    if (missing) return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: process.env.CI ? 0 : 1, output: `${missing}\n` }
    const file = path.join(root, '.cache/test', `${name}.json`)
    rmSync(file, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const workers = `--maxWorkers=${Math.max(1, Math.floor(cores * options.share))}`
    const args = [bin('vitest/vitest.mjs'), 'run', '--project', name, ...reporters, workers, ...filters]
    return readReport(file, await node(args, { NO_COLOR: '1', ...options.env }, Math.max(1, Math.min(options.timeoutSeconds, options.secondsLeft()))))
  },
})

const CODE_FOLDERS = ['domain/src', 'server', 'web/src', 'e2e', 'bench'].filter((folder) => existsSync(path.join(root, folder)))
const DEPCRUISE = ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs']

/**
 * Every step, in the order in which they are begun. None of those that run long outlives the whole (test-steps.test.ts):
 * what one saves another may use, so that a slow machine ends none that would have passed in time.
 *
 * @param {string[]} filters names of test files, handed on to vitest
 * @param {() => number} [now] milliseconds
 * @returns {Step[]}
 */
export const testSteps = (filters, now = Date.now) => {
  const begin = now()
  const secondsLeft = () => WHOLE_SECONDS - LAST_WORDS_SECONDS - (now() - begin) / 1000
  return [
    check('types: domain', 'types', [TSC, '-p', 'domain']),
    check('types: domain tests', 'types', [TSC, '-p', 'domain/tsconfig.test.json']),
    check('types: server', 'types', [TSC, '-p', 'server']),
    check('types and texts: web', 'types', ['tools/check-messages.mjs']),
    check('types: tools, e2e, bench', 'types', [TSC, '-p', '.']),
    check('lint', 'lint', [bin('oxlint/bin/oxlint'), '--deny-warnings']),
    check('import directions', 'imports', [...DEPCRUISE, ...CODE_FOLDERS]),
    check('unused code', 'unused', [bin('knip/bin/knip.js'), '--no-progress']),
    check('names', 'names', ['tools/check-names.mjs']),
    check('build: server', 'build', ['tools/build.mjs', 'server']),
    check('build: web', 'build', ['tools/build.mjs', 'web']),
    vitest('unit', filters, { share: 1, timeoutSeconds: 240, secondsLeft }),
    vitest('db18', filters, { share: 1, env: { TASUKI_TEST_PG: 'embedded' }, timeoutSeconds: 700, secondsLeft }),
    vitest('db15', filters, { share: 1, env: { TASUKI_TEST_PG: 'debian15' }, needs: ensurePostgres15, timeoutSeconds: 500, secondsLeft }),
    vitest('e2e', filters, { share: 1, after: ['build: server', 'build: web'], needs: ensureBrowser, timeoutSeconds: 1200, secondsLeft }),
  ]
}
