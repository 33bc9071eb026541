import { describe, expect, test } from 'vitest'
import { type AttachedDocument, isStillThere, readAttached } from './attached-document'

const letter: AttachedDocument = { id: 'd1', kind: 'referral_letter', title: '3月分', hasThumbnail: true, uploadedAt: '2026-11-25T00:00:00.000Z' }

describe('documents that wait for their message', () => {
  test('come back from the browser as they were; anything else that lies there is left out', () => {
    expect(readAttached(JSON.parse(JSON.stringify([letter])))).toEqual([letter])
    expect(readAttached([{ ...letter, kind: 'spreadsheet' }, { ...letter, id: 7 }, null, 'x', { kind: 'other' }])).toEqual([])
    expect(readAttached({ 0: letter })).toEqual([])
    expect(readAttached(undefined)).toEqual([])
  })

  test('are not offered any more once the server has swept them', () => {
    expect(isStillThere(letter, Date.parse('2026-11-25T23:59:00Z'))).toBe(true)
    expect(isStillThere(letter, Date.parse('2026-11-26T00:00:00Z'))).toBe(false)
    expect(isStillThere({ ...letter, uploadedAt: '' }, 0)).toBe(false)
  })
})
