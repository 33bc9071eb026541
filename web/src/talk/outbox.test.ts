import { describe, expect, test } from 'vitest'
import { createOutbox, type Deliver, type OutboxShelf, type OutgoingLine } from './outbox'

const memoryShelf = (): OutboxShelf & { kept: Map<string, readonly OutgoingLine[]> } => {
  const kept = new Map<string, readonly OutgoingLine[]>()
  return { kept, load: (roomId) => kept.get(roomId) ?? [], keep: (roomId, lines) => void kept.set(roomId, lines) }
}

describe('outbox', () => {
  test('lines leave one after the other, in the order said', async () => {
    const sent: string[] = []
    const deliver: Deliver = async ({ body }) => {
      await new Promise((done) => setTimeout(done, body === 'first' ? 10 : 0))
      sent.push(body)
    }
    const outbox = createOutbox(deliver, memoryShelf())
    await Promise.all([outbox.say('room', { body: 'first', key: 'a' }), outbox.say('room', { body: 'second', key: 'b' })])
    await new Promise((done) => setTimeout(done, 20))
    expect(sent).toEqual(['first', 'second'])
    expect(outbox.linesOf('room')).toEqual([])
  })

  test('a line that failed stays and goes again with the same key', async () => {
    const keys: string[] = []
    let broken = true
    const outbox = createOutbox(async ({ key }) => {
      keys.push(key)
      if (broken) throw new Error('offline')
    }, memoryShelf())
    await outbox.say('room', { body: 'x', key: 'k' })
    expect(outbox.linesOf('room')[0]?.state).toBe('failed')
    broken = false
    await outbox.sayAgain('room', 'k')
    expect(keys).toEqual(['k', 'k'])
    expect(outbox.linesOf('room')).toEqual([])
  })

  test('after a reload an undelivered line is there as failed, with its key', async () => {
    const shelf = memoryShelf()
    const before = createOutbox(() => new Promise(() => undefined), shelf)
    void before.say('room', { body: 'x', key: 'k' })
    const after = createOutbox(async () => undefined, shelf)
    expect(after.linesOf('room')).toEqual([{ key: 'k', body: 'x', state: 'failed' }])
  })

  test('one failed line doesn’t hold up another room, nor the next line', async () => {
    const outbox = createOutbox(async ({ body }) => {
      if (body === 'bad') throw new Error('refused')
    }, memoryShelf())
    await outbox.say('room', { body: 'bad', key: 'a' })
    await outbox.say('room', { body: 'good', key: 'b' })
    expect(outbox.linesOf('room').map((line) => line.body)).toEqual(['bad'])
  })
})
