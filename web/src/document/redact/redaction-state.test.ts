import { expect, it } from 'vitest'
import { newRedaction, nextUnchecked, redactionAfter, type RedactionAct } from './redaction-state'

const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.05 }
const play = (...acts: RedactionAct[]) => acts.reduce(redactionAfter, newRedaction(2))

it('a page that is changed after it was checked must be checked again (要綱18条)', () => {
  expect(play({ kind: 'check', page: 0, checked: true }, { kind: 'add', page: 0, box }).pages[0]).toMatchObject({ checked: false, boxes: [{ reason: 'own' }] })
  expect(play({ kind: 'check', page: 0, checked: true }, { kind: 'propose', page: 0, proposals: [{ box, reason: 'elsewhere' }] }).pages[0]?.checked).toBe(false)
  expect(play({ kind: 'check', page: 0, checked: true }, { kind: 'propose', page: 1, proposals: [{ box, reason: 'name' }] }).pages[0]?.checked).toBe(true)
})

it('what was taken away is not proposed again; taken back, it stands again', () => {
  const propose = { kind: 'propose', page: 0, proposals: [{ box, reason: 'name' }], read: 'done' } as const
  const removed = play(propose, { kind: 'remove', page: 0, id: 1 }, propose)
  expect(removed.pages[0]?.boxes).toEqual([])
  expect(redactionAfter(removed, { kind: 'undo' }).pages[0]?.boxes).toMatchObject([{ id: 1, reason: 'name' }])
})

it('the name that a person types is blacked out also where they had taken a proposal away', () => {
  const removed = play({ kind: 'propose', page: 0, proposals: [{ box, reason: 'name' }] }, { kind: 'remove', page: 0, id: 1 }, { kind: 'propose', page: 0, proposals: [{ box, reason: 'known' }] })
  expect(removed.pages[0]?.boxes).toMatchObject([{ reason: 'known' }])
})

it('what is black already gets no second box', () => {
  expect(play({ kind: 'add', page: 0, box: { x: 0, y: 0, width: 0.5, height: 0.5 } }, { kind: 'propose', page: 0, proposals: [{ box, reason: 'name' }] }).pages[0]?.boxes).toHaveLength(1)
})

it('undoes step by step, across pages, and no further than the beginning', () => {
  const steps = play({ kind: 'add', page: 0, box }, { kind: 'add', page: 1, box }, { kind: 'change', page: 0, id: 1, box: { ...box, x: 0.5 } })
  const once = redactionAfter(steps, { kind: 'undo' })
  expect(once.pages[0]?.boxes[0]?.box.x).toBe(0.1)
  const all = [1, 2, 3, 4].reduce((state) => redactionAfter(state, { kind: 'undo' }), steps)
  expect(all.pages.map(({ boxes }) => boxes.length)).toEqual([0, 0])
})

it('takes back what a person did, not what was proposed meanwhile', () => {
  const proposals = [{ box: { ...box, y: 0.5 }, reason: 'name' as const }, { box: { ...box, y: 0.7 }, reason: 'known' as const }]
  const steps = play({ kind: 'add', page: 0, box }, { kind: 'propose', page: 0, proposals, read: 'done' })
  expect(redactionAfter(steps, { kind: 'undo' }).pages[0]?.boxes.map(({ reason }) => reason)).toEqual(['name', 'known'])
  const moved = redactionAfter(redactionAfter(steps, { kind: 'change', page: 0, id: 2, box: { ...box, y: 0.6 } }), { kind: 'undo' })
  expect(moved.pages[0]?.boxes.map(({ box: { y } }) => y)).toEqual([0.1, 0.5, 0.7])
})

it('leads to the next page that nobody has looked at', () => {
  expect(nextUnchecked(play({ kind: 'check', page: 1, checked: true }), 1)).toBe(0)
  expect(nextUnchecked(play({ kind: 'check', page: 0, checked: true }, { kind: 'check', page: 1, checked: true }), 0)).toBeUndefined()
})
