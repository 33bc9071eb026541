import { isBuilt } from './build-stamp.mjs'
import { root } from './install.mjs'
import { say } from './progress.mjs'
import { runChild } from './run-child.mjs'

const NAMES = { server: 'server', web: 'browser application' }

/**
 * Builds what has changed since its last build. In a process of its own: the builders' memory is not the server's.
 *
 * @param {import('./build-stamp.mjs').Half[]} halves
 */
export const ensureBuilt = async (halves) => {
  const due = halves.filter((half) => !isBuilt(half))
  if (due.length === 0) return
  for (const half of due) say(`Building the ${NAMES[half]} …`)
  const builds = due.map(async (half) => ({ half, ...(await runChild(process.execPath, ['tools/build.mjs', half], { cwd: root })) }))
  for (const { half, code, output } of await Promise.all(builds)) {
    if (code === 0) continue
    process.stderr.write(output)
    say(`The ${NAMES[half]} could not be built; the reason is above.`)
    process.exit(1)
  }
  say('Built.')
}
