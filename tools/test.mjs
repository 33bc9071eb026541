// npm test: everything that can be checked, one summary, and as the last line `N passed, N failed`.
// npm test -- unit db names …: those parts. Any other word is a filter on test files: npm test -- unit matching.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkEmbeddedDatabase } from './check-machine.mjs'

checkEmbeddedDatabase()
const { ensureInstalled, root } = await import('./install.mjs')
await ensureInstalled()
const { say } = await import('./progress.mjs')
const { testSteps } = await import('./test-steps.mjs')

/** @typedef {import('./test-steps.mjs').Outcome & { seconds: number }} Ended */

/** `static` is all that needs no test runner. */
const STATIC = ['types', 'lint', 'imports', 'unused', 'names']

const words = process.argv.slice(2)
const groups = new Set(testSteps([]).flatMap((step) => [step.group, step.name]))
const parts = words.flatMap((word) => (word === 'static' ? STATIC : [word])).filter((word) => groups.has(word))
const steps = testSteps(words.filter((word) => word !== 'static' && !groups.has(word)))
const asked = steps.filter((step) => parts.length === 0 || parts.includes(step.group) || parts.includes(step.name))
const required = new Set(asked.flatMap((step) => [step.name, ...(step.after ?? [])]))
const waiting = steps.filter((step) => required.has(step.name))
const plan = [...waiting]

/** @type {Map<string, Ended>} */
const ended = new Map()
let load = 0

/** @param {import('./test-steps.mjs').Step} step */
const run = async (step) => {
  const failedBefore = (step.after ?? []).filter((name) => (ended.get(name)?.failed ?? 0) > 0)
  const begin = performance.now()
  const outcome =
    failedBefore.length > 0
      ? { passed: 0, failed: 1, skipped: 0, output: `not run: ${failedBefore.join(', ')} failed\n` }
      : await step.run()
  const result = { ...outcome, seconds: (performance.now() - begin) / 1000 }
  ended.set(step.name, result)
  writeFileSync(path.join(root, '.cache/test', `${step.name.replaceAll(/\W+/g, '-')}.log`), result.output)
  const word = result.failed > 0 ? 'FAILED' : result.skipped > 0 ? 'ok, with skipped tests' : 'ok'
  say(`${step.name}: ${word} (${result.seconds.toFixed(1)} s)`)
  if (result.failed > 0 || result.skipped > 0) process.stderr.write(`${result.output.trimEnd()}\n`)
}

/** Steps run side by side as far as their shares of the machine allow; the order of the list is kept. */
const runAll = async () => {
  /** @type {Set<Promise<void>>} */
  const running = new Set()
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting[0]
    const ready = next && (load === 0 || load + next.share <= 1.001) && (next.after ?? []).every((name) => ended.has(name))
    if (next && ready) {
      waiting.shift()
      load += next.share
      const task = run(next).finally(() => {
        load -= next.share
        running.delete(task)
      })
      running.add(task)
    } else {
      await Promise.race(running)
    }
  }
}

mkdirSync(path.join(root, '.cache/test'), { recursive: true })
await runAll()

const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => [...ended.values()].reduce((total, one) => total + one[key], 0)
const width = Math.max(...plan.map((step) => step.name.length))
const lines = plan.map((step) => {
  const { passed = 0, failed = 0, skipped = 0, seconds = 0 } = ended.get(step.name) ?? {}
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return `${step.name.padEnd(width)}  ${(failed > 0 ? 'FAILED' : 'ok').padEnd(6)}  ${seconds.toFixed(1).padStart(6)} s  ${counts}`
})
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
const skippedInCi = Boolean(process.env.CI) && skipped > 0
if (skippedInCi) lines.push('', 'With CI set a skipped test fails the run.')
process.stdout.write(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
process.exitCode = failed > 0 || passed === 0 || skippedInCi ? 1 : 0
