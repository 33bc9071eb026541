import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set()

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * A child is the leader of its own process group, so that what it started ends with it.
 *
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
const end = (child, signal) => {
  try {
    process.kill(-Number(child.pid), signal)
  } catch {
    child.kill(signal)
  }
}

/**
 * Ends this process once its children have ended, at the latest after 8 s.
 *
 * @param {NodeJS.Signals} signal
 */
const passOn = (signal) => {
  const exit = () => process.exit(128 + constants.signals[signal])
  for (const child of running) {
    end(child, signal)
    child.once('close', () => running.size === 0 && exit())
  }
  setTimeout(() => {
    for (const child of running) end(child, 'SIGKILL')
    exit()
  }, 8000)
}

// Only while a child runs: afterwards the signals belong to the program that this process becomes.
/** @param {ChildProcess} child */
const adopt = (child) => {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, passOn)
  running.add(child)
}

/** @param {ChildProcess} child */
const release = (child) => {
  running.delete(child)
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, passOn)
}

/**
 * Runs a program to its end and hands back its exit code and everything it printed. Does not throw: a failed program
 * is an answer.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutSeconds?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const runChild = (program, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    adopt(child)
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const limit = options.timeoutSeconds
    const timer = limit
      ? setTimeout(() => {
          output += `\nended after ${limit} s, its time limit\n`
          end(child, 'SIGTERM')
          setTimeout(() => end(child, 'SIGKILL'), 10_000).unref()
        }, limit * 1000)
      : undefined
    const done = (/** @type {number} */ code) => {
      clearTimeout(timer)
      release(child)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      done(127)
    })
    child.on('close', (code) => done(code ?? 1))
  })
