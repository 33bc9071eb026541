import { expect, it } from 'vitest'
import type { NameRelease } from './name-release.contract'
import { dismissalsSince, mayRelease, releaseEnds, releasesListedSince, releasesSince } from './name-release.rules'

const release = (over: object = {}): NameRelease => ({ kind: 'released', word: '森田', field: 'talk', subjectId: null, reason: 'medical', note: '', ...over }) as NameRelease
const dismissal: NameRelease = { kind: 'dismissed', word: '森田', field: 'talk', subjectId: null }

it('「その他」 says what the word is', () => {
  expect(mayRelease(release({ reason: 'other' }), { released: 0, dismissed: 0 })).toMatchObject({ ok: false, refusal: { code: 'invalid_input', details: { fields: ['note'] } } })
  expect(mayRelease(release({ reason: 'other', note: '商品名です' }), { released: 0, dismissed: 0 }).ok).toBe(true)
})

it('stays an exception: each kind has its own limit within a day', () => {
  expect(mayRelease(release(), { released: 39, dismissed: 1000 }).ok).toBe(true)
  expect(mayRelease(release(), { released: 40, dismissed: 0 })).toMatchObject({ ok: false, refusal: { code: 'too_many_requests' } })
  expect(mayRelease(dismissal, { released: 40, dismissed: 399 }).ok).toBe(true)
  expect(mayRelease(dismissal, { released: 0, dismissed: 400 }).ok).toBe(false)
})

it('holds for 24 hours', () => {
  const at = new Date('2026-11-25T13:00:00Z')
  expect(releaseEnds(at).toISOString()).toBe('2026-11-26T13:00:00.000Z')
  expect(releasesSince(releaseEnds(at))).toEqual(at)
})

it('is listed longer than it holds, and not for ever', () => {
  const now = new Date('2026-11-25T13:00:00Z')
  expect(releasesListedSince(now).toISOString()).toBe('2026-08-27T13:00:00.000Z')
  for (const holdsSince of [releasesSince(now), dismissalsSince(now)]) expect(releasesListedSince(now).getTime()).toBeLessThan(holdsSince.getTime())
})
