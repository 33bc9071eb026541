import { performance } from 'node:perf_hooks'

/**
 * One line a step, with the seconds since the command began. Written to stderr, so that what a command prints on
 * stdout stays usable by other programs.
 *
 * @param {string} text
 */
export const say = (text) => {
  const seconds = (performance.now() / 1000).toFixed(1).padStart(6)
  process.stderr.write(`${seconds} s  ${text}\n`)
}
