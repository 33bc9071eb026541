import { environmentManager, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ApiRefusal, ApiUnreachable } from './api-problem'
import { createServerState, HEAL_MS } from './server-state'

const nothing = () => undefined
const LONGER_THAN_ALL_RETRIES_MS = 5_000

// As in a browser: at a server nothing is read again by itself.
beforeAll(() => environmentManager.setIsServer(() => false))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that shows `first` and reads again at a hint; `outcomes` are what its readings come to, the last one from then on. */
const shown = async (outcomes: readonly (string | Error)[]) => {
  const client = createServerState({ signedOut: nothing, seatEnded: nothing, locked: nothing, termsOwed: nothing })
  client.mount()
  let read = 0
  const queryKey = ['talk', 'listMessages'] as const
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => {
      const outcome = outcomes[Math.min(read, outcomes.length - 1)] ?? ''
      read += 1
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome)
    },
  })
  const leave = observer.subscribe(nothing)
  await vi.advanceTimersByTimeAsync(1)
  void client.invalidateQueries({ queryKey })
  await vi.advanceTimersByTimeAsync(LONGER_THAN_ALL_RETRIES_MS)
  return { data: () => observer.getCurrentResult().data, readings: () => read, leave: () => (leave(), client.clear()) }
}

const AWAY = Array.from({ length: 4 }, () => new ApiUnreachable('unavailable'))

test('a reading after a hint that fails to the end is tried anew until the page is true again, and then no more', async () => {
  const page = await shown(['one line', ...AWAY, ...AWAY, 'two lines'])
  expect(page.data()).toBe('one line')
  await vi.advanceTimersByTimeAsync(2 * (HEAL_MS + LONGER_THAN_ALL_RETRIES_MS))
  expect(page.data()).toBe('two lines')
  const readings = page.readings()
  await vi.advanceTimersByTimeAsync(5 * HEAL_MS)
  expect(page.readings()).toBe(readings)
  page.leave()
})

test('too much at once passes; what a rule refuses is not asked for again and again', async () => {
  const busy = await shown(['one line', new ApiRefusal({ code: 'too_many_requests', status: 429 }), 'two lines'])
  await vi.advanceTimersByTimeAsync(HEAL_MS)
  expect(busy.data()).toBe('two lines')
  busy.leave()
  const refused = await shown(['one line', new ApiRefusal({ code: 'not_found', status: 404 })])
  await vi.advanceTimersByTimeAsync(5 * HEAL_MS)
  expect(refused.readings()).toBe(2)
  refused.leave()
})
