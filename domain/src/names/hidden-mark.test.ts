import { expect, it } from 'vitest'
import { deletionMarkOf, hiddenMark, readDeletionMark, UNSUITABLE_CATEGORIES } from './hidden-mark'

it('rule 60: a tombstone tells why and when, and nothing else', () => {
  for (const category of UNSUITABLE_CATEGORIES) {
    const mark = deletionMarkOf({ category, day: '2026-11-26' })
    expect(hiddenMark.parse(mark)).toBe(mark)
    expect(readDeletionMark(mark)).toEqual({ category, day: '2026-11-26' })
  }
  for (const other of ['hidden', 'removed', 'deleted', 'deleted insult', 'deleted anything 2026-11-26', 'deleted insult 2026-13-01', 'deleted insult 2026-11-26 more']) expect(readDeletionMark(other), other).toBeUndefined()
  for (const wrong of ['deleted', 'deleted anything 2026-11-26', 'deleted insult tomorrow']) expect(hiddenMark.safeParse(wrong).success, wrong).toBe(false)
})
