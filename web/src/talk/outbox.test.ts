import { describe, expect, test } from 'vitest'
import { createOutbox, type Deliver, type JudgeFailure, type OutboxShelf, type OutgoingLine, type TakeTurn } from './outbox'

const AT = '2026-11-25T00:00:00.000Z'
const line = (body: string, key: string) => ({ body, key, mentions: [], documents: [], at: AT })

const memoryShelf = (): OutboxShelf & { kept: Map<string, readonly OutgoingLine[]> } => {
  const kept = new Map<string, readonly OutgoingLine[]>()
  return { kept, load: (roomId) => kept.get(roomId) ?? [], keep: (roomId, lines) => void kept.set(roomId, lines), rooms: () => [...kept.keys()] }
}

class Offline extends Error {}
class SignedOut extends Error {}
const judge: JudgeFailure = (problem) => (problem instanceof Offline ? 'offline' : problem instanceof SignedOut ? 'signed-out' : 'refused')
const outboxOf = (deliver: Deliver, more: { shelf?: OutboxShelf; takeTurn?: TakeTurn } = {}) => createOutbox({ deliver, shelf: memoryShelf(), judge, ...more })

describe('outbox', () => {
  test('lines leave one after the other, in the order said', async () => {
    const sent: string[] = []
    const outbox = outboxOf(async ({ body }) => {
      await new Promise((done) => setTimeout(done, body === 'first' ? 10 : 0))
      sent.push(body)
    })
    await Promise.all([outbox.say('room', line('first', 'a')), outbox.say('room', line('second', 'b'))])
    expect(sent).toEqual(['first', 'second'])
    expect(outbox.linesOf('room')).toEqual([])
  })

  test('without a connection lines wait, and go by themselves afterwards, with their keys, in order', async () => {
    const sent: string[] = []
    let online = false
    const outbox = outboxOf(async ({ body, key }) => {
      if (!online) throw new Offline()
      sent.push(`${key}:${body}`)
    })
    await outbox.say('room', line('first', 'a'))
    await outbox.say('room', line('second', 'b'))
    await outbox.say('other', line('third', 'c'))
    expect(outbox.linesOf('room').map(({ state, hold }) => [state, hold])).toEqual([
      ['held', 'offline'],
      ['waiting', undefined],
    ])
    expect([...outbox.unsent()]).toEqual([['room', 2], ['other', 1]])
    expect(await outbox.flush()).toBe(true)
    online = true
    expect(await outbox.flush()).toBe(false)
    expect(sent.sort()).toEqual(['a:first', 'b:second', 'c:third'])
    expect([...outbox.unsent()]).toEqual([])
  })

  test('a session that is over holds lines until the writer has signed in', async () => {
    let signedIn = false
    const outbox = outboxOf(async () => {
      if (!signedIn) throw new SignedOut()
    })
    await outbox.say('room', line('x', 'k'))
    expect(outbox.linesOf('room')[0]).toMatchObject({ state: 'held', hold: 'signed-out' })
    signedIn = true
    await outbox.flush()
    expect(outbox.linesOf('room')).toEqual([])
  })

  test('a refused line stays with its reason, doesn’t go again by itself, and holds up no other', async () => {
    const tried: string[] = []
    const outbox = outboxOf(async ({ body }) => {
      tried.push(body)
      if (body === 'bad') throw new Error('refused')
    })
    await outbox.say('room', line('bad', 'a'))
    await outbox.say('room', line('good', 'b'))
    await outbox.flush()
    expect(tried).toEqual(['bad', 'good'])
    expect(outbox.linesOf('room')).toMatchObject([{ body: 'bad', state: 'failed', problem: new Error('refused') }])
    await outbox.sayAgain('room', 'a')
    expect(tried).toEqual(['bad', 'good', 'bad'])
  })

  test('after a restart what was under way is there and goes again with its key', async () => {
    const shelf = memoryShelf()
    const before = outboxOf(() => new Promise(() => undefined), { shelf })
    void before.say('room', line('x', 'k'))
    await new Promise((done) => setTimeout(done, 0))
    expect(shelf.kept.get('room')).toMatchObject([{ state: 'sending' }])
    const sent: string[] = []
    const after = outboxOf(async ({ key }) => void sent.push(key), { shelf })
    expect(after.linesOf('room')).toMatchObject([{ key: 'k', body: 'x', state: 'waiting' }])
    await after.flush()
    expect(sent).toEqual(['k'])
  })

  test('two windows with one shelf send each line once', async () => {
    const shelf = memoryShelf()
    const sent: string[] = []
    let online = false
    let turn = Promise.resolve()
    const takeTurn: TakeTurn = (work) => (turn = turn.then(work))
    const deliver: Deliver = async ({ key }) => {
      await new Promise((done) => setTimeout(done, 1))
      if (!online) throw new Offline()
      sent.push(key)
    }
    const one = outboxOf(deliver, { shelf, takeTurn })
    const other = outboxOf(deliver, { shelf, takeTurn })
    await one.say('room', line('first', 'a'))
    other.lookAgain('room')
    await other.say('room', line('second', 'b'))
    one.lookAgain('room')
    online = true
    await Promise.all([one.flush(), other.flush()])
    expect(sent).toEqual(['a', 'b'])
    expect([one.linesOf('room'), other.linesOf('room')]).toEqual([[], []])
  })

  test('a browser that keeps nothing still sends', async () => {
    const sent: string[] = []
    const shelf: OutboxShelf = { load: () => undefined, keep: () => undefined, rooms: () => [] }
    const outbox = outboxOf(async ({ key }) => void sent.push(key), { shelf })
    await outbox.say('room', line('x', 'k'))
    expect(sent).toEqual(['k'])
  })
})
