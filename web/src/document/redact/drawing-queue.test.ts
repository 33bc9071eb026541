import { expect, it } from 'vitest'
import { createDrawingQueue } from './drawing-queue'

const held = () => {
  let release = (): void => undefined
  const promise = new Promise<void>((resolve) => {
    release = resolve
  })
  return { promise, release }
}

it('draws one page at a time, the one that is looked at before all that wait', async () => {
  const inTurn = createDrawingQueue()
  const begun: string[] = []
  const first = held()
  const draw = (name: string, until = Promise.resolve()) => () => {
    begun.push(name)
    return until
  }
  const all = [inTurn(draw('strip 1', first.promise), {}), inTurn(draw('strip 2'), {}), inTurn(draw('sheet'), { urgent: true })]
  expect(begun).toEqual(['strip 1'])
  first.release()
  await Promise.all(all)
  expect(begun).toEqual(['strip 1', 'sheet', 'strip 2'])
})

it('does not begin what is no longer wanted, and goes on after what failed', async () => {
  const inTurn = createDrawingQueue()
  const left = new AbortController()
  const first = held()
  const failing = inTurn(() => first.promise.then(() => Promise.reject(new Error('broken'))), {})
  const unwanted = inTurn(() => Promise.resolve('drawn'), { signal: left.signal })
  const last = inTurn(() => Promise.resolve('drawn'), {})
  left.abort()
  first.release()
  await expect(failing).rejects.toThrow('broken')
  await expect(unwanted).rejects.toThrow('no longer wanted')
  await expect(last).resolves.toBe('drawn')
})
