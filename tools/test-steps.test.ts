import { afterEach, describe, expect, it, vi } from 'vitest'
import { runChild } from './run-child.mjs'
import { testSteps, WHOLE_SECONDS } from './test-steps.mjs'

vi.mock('./run-child.mjs', () => ({ runChild: vi.fn(() => Promise.resolve({ code: 1, output: '' })) }))
vi.mock('./test-machine.mjs', () => ({ ensureBrowser: () => Promise.resolve(undefined), ensurePostgres15: () => Promise.resolve(undefined) }))

const RUNS = ['unit', 'db18', 'db15', 'e2e']

describe('the time limits of the steps', () => {
  afterEach(() => vi.clearAllMocks())

  it('end a run in time, however long each of the test runs hangs and whatever was before', async () => {
    let seconds = 0
    const steps = testSteps([], () => seconds * 1000)
    // Checks and builds, two at once, on a slow machine.
    seconds += 150
    for (const step of steps.filter(({ name }) => RUNS.includes(name))) {
      expect(step.share).toBe(1)
      await step.run()
      seconds += vi.mocked(runChild).mock.lastCall?.[2]?.timeoutSeconds ?? Infinity
    }
    expect(vi.mocked(runChild)).toHaveBeenCalledTimes(RUNS.length)
    expect(seconds).toBeLessThanOrEqual(WHOLE_SECONDS)
  })

  it('leave no step without one', () => {
    for (const { name, timeoutSeconds } of testSteps([])) expect(timeoutSeconds, name).toBeGreaterThan(0)
  })
})
