import { describe, expect, it } from 'vitest'
import { testSteps } from './test-steps.mjs'

const WHOLE_SECONDS = 25 * 60
/** The checks and builds take some ten seconds each and two at once: together far below their limits, which are there for one that hangs. */
const CHECKS_SECONDS = 60

describe('the time limits of the steps', () => {
  it('end a run within 25 minutes on two cores, however long each of the test runs hangs', () => {
    const runs = testSteps([]).filter((step) => ['unit', 'db', 'e2e'].includes(step.group))
    const alone = runs.filter((step) => step.share === 1).reduce((sum, step) => sum + step.timeoutSeconds, 0)
    // What takes half the machine runs beside the other half.
    const beside = Math.max(...runs.filter((step) => step.share === 0.5).map((step) => step.timeoutSeconds))
    expect(runs.map(({ name, share }) => [name, share])).toEqual([['unit', 1], ['db18', 0.5], ['db15', 0.5], ['e2e', 1]])
    expect(CHECKS_SECONDS + alone + beside).toBeLessThanOrEqual(WHOLE_SECONDS)
  })

  it('leave no step without one', () => {
    for (const { name, timeoutSeconds } of testSteps([])) expect(timeoutSeconds, name).toBeGreaterThan(0)
  })
})
