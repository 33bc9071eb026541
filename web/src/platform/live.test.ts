import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepLive, parseHint, POLL_MS, SILENCE_MS, TRY_AGAIN_MS, type LiveSource } from './live'

class FakeSource implements LiveSource {
  readyState = 0
  closed = false
  private readonly listeners = new Map<string, ((event: MessageEvent<string>) => void)[]>()
  addEventListener = (type: string, listener: (event: MessageEvent<string>) => void) => {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener])
  }
  close = () => {
    this.closed = true
  }
  say(type: string, data = '', lastEventId = '') {
    for (const listener of this.listeners.get(type) ?? []) listener(new MessageEvent(type, { data, lastEventId }))
  }
}

const world = () => {
  const sources: FakeSource[] = []
  const said = { hints: [] as string[], missed: 0, states: [] as string[] }
  const end = keepLive({
    open: () => {
      const source = new FakeSource()
      sources.push(source)
      return source
    },
    onHint: (hint) => said.hints.push(`${hint.topic}:${hint.id}`),
    onMissed: () => {
      said.missed += 1
    },
    onState: (state) => said.states.push(state),
  })
  const last = () => sources.at(-1) ?? new FakeSource()
  return { sources, said, end, last }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('hints arrive once, though a reconnected stream replays them', () => {
  const { said, last, end } = world()
  last().say('open')
  last().say('hint', '{"topic":"room","id":"r1","seq":4}', '17')
  last().say('hint', '{"topic":"case","id":"c1"}', '17')
  last().say('hint', '{"topic":"room","id":"r1","seq":4}', '17')
  last().say('hint', 'no JSON', '18')
  expect(said.hints).toEqual(['room:r1', 'case:c1'])
  expect(said.missed).toBe(0)
  end()
})

test('reset and reconnect read everything live again', () => {
  const { said, last, end } = world()
  last().say('open')
  last().say('reset')
  expect(said.missed).toBe(1)
  last().say('open')
  expect(said.missed).toBe(2)
  end()
})

test('20 s of silence turn into polling, until the stream speaks', () => {
  const { said, last, end } = world()
  last().say('open')
  vi.advanceTimersByTime(SILENCE_MS - 1)
  last().say('heartbeat')
  vi.advanceTimersByTime(SILENCE_MS - 1)
  expect(said.states).toEqual(['live'])
  vi.advanceTimersByTime(1)
  expect(said.states).toEqual(['live', 'polling'])
  expect(said.missed).toBe(1)
  vi.advanceTimersByTime(2 * POLL_MS)
  expect(said.missed).toBe(3)
  last().say('heartbeat')
  expect(said.states).toEqual(['live', 'polling', 'live'])
  expect(said.missed).toBe(4)
  vi.advanceTimersByTime(POLL_MS)
  expect(said.missed).toBe(4)
  end()
})

test('behind a proxy that passes on the head and keeps the rest, an open stream is silent: polled for, opened anew each minute, live once it speaks', () => {
  const { sources, said, last, end } = world()
  last().say('open')
  vi.advanceTimersByTime(SILENCE_MS)
  expect(said.states).toEqual(['polling'])
  vi.advanceTimersByTime(TRY_AGAIN_MS)
  expect(sources).toHaveLength(2)
  expect(sources[0]?.closed).toBe(true)
  expect(said.missed).toBe(1 + TRY_AGAIN_MS / POLL_MS)
  last().say('open')
  expect(said.states).toEqual(['polling'])
  last().say('heartbeat')
  expect(said.states).toEqual(['polling', 'live'])
  vi.advanceTimersByTime(SILENCE_MS - 1)
  last().say('heartbeat')
  vi.advanceTimersByTime(TRY_AGAIN_MS / 4)
  expect(sources).toHaveLength(2)
  end()
})

test('what another window missed while nobody had the stream is read again, and is no sign of life', () => {
  const { said, last, end } = world()
  last().say('missed')
  expect(said).toMatchObject({ missed: 1, states: [] })
  end()
})

test('a stream that never opens is polled for; a refused one is opened anew; the end ends all', () => {
  const { sources, said, last, end } = world()
  vi.advanceTimersByTime(SILENCE_MS)
  expect(said.states).toEqual(['polling'])
  last().readyState = 2
  last().say('error')
  last().say('error')
  vi.advanceTimersByTime(5_000)
  expect(sources).toHaveLength(2)
  last().say('open')
  last().say('heartbeat')
  expect(said.states).toEqual(['polling', 'live'])
  end()
  expect(last().closed).toBe(true)
  const missed = said.missed
  vi.advanceTimersByTime(10 * SILENCE_MS)
  expect(said.missed).toBe(missed)
})

test('hints are read strictly', () => {
  expect(parseHint('{"topic":"room","id":"1","seq":2,"more":true}')).toEqual({ topic: 'room', id: '1', seq: 2 })
  expect(parseHint('{"topic":"room"}')).toBeUndefined()
  expect(parseHint('null')).toBeUndefined()
})
