import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from './progress.mjs'
import { runChild } from './run-child.mjs'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const packagesOf = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages

/**
 * npm writes `node_modules/.package-lock.json` as the last act of an installation: it tells what stands there.
 * Optional packages may be absent (those for other machines are).
 */
export const isInstalled = () => {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([place, wish]) => {
    if (!place.includes('node_modules/') || wish.link) return true
    const found = present[place]
    return found ? found.version === wish.version : wish.optional === true
  })
}

/**
 * @param {string[] | undefined} allowed
 * @param {string} own
 */
const fits = (allowed, own) => !allowed || (allowed.includes(own) && !allowed.includes(`!${own}`))

/** What npm will put in place on this machine, to count against while it works. */
const expectedPackages = () =>
  Object.entries(packagesOf('package-lock.json'))
    .filter(([place, wish]) => place.includes('node_modules/') && !wish.link)
    .filter(([, wish]) => fits(wish.os, process.platform) && fits(wish.cpu, process.arch) && fits(wish.libc, 'glibc'))
    .map(([place]) => path.join(root, place, 'package.json'))

/** The npm that runs this command, else the one on the path. */
const npm = () => {
  const own = process.env.npm_execpath
  return own?.endsWith('.js') ? { program: process.execPath, first: [own] } : { program: 'npm', first: [] }
}

/** Installs the locked packages where they are missing or not those of package-lock.json. */
export const ensureInstalled = async () => {
  if (isInstalled()) return
  const expected = expectedPackages()
  say(`Installing ${expected.length} packages with npm ci …`)
  const progress = setInterval(() => {
    const there = expected.filter((file) => existsSync(file)).length
    say(`  ${there} of ${expected.length} packages in place`)
  }, 4000)
  const { program, first } = npm()
  // Warnings of npm about itself and about packages' own dependencies help nobody who only wants to start.
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']
  const env = { ...process.env, npm_config_loglevel: 'error' }
  const { code, output } = await runChild(program, args, { cwd: root, env })
  clearInterval(progress)
  if (code !== 0) {
    process.stderr.write(output)
    say('The installation failed: npm could not fetch or unpack a package (its own words are above).')
    say('Check that this machine reaches the npm registry, then run the command again: it goes on from here.')
    process.exit(1)
  }
  say('Packages are installed.')
}
