import { accepted, refused, type Result } from '../base/result'
import type { NameRelease } from './name-release.contract'

const HOUR = 3_600_000
/** A night shift and the handover after it: a wrong block doesn't stop a transfer, and no release stands for ever. */
const RELEASE_HOURS = 24
/** As long as a text is likely to be open again. */
const DISMISSAL_DAYS = 30
/** So many within `RELEASE_HOURS`: more is no wrong block any more but a way around the check. */
const MOST_RELEASED = 40
const MOST_DISMISSED = 400

export const releaseEnds = (at: Date): Date => new Date(at.getTime() + RELEASE_HOURS * HOUR)
/**
 * So long representative and prefecture read what was said of a word: three of their monthly looks. The word may be a name all the
 * same, so it isn't kept like the audit's entry, which has none.
 */
const LISTED_DAYS = 90
/** What was said before this instant goes. */
export const releasesListedSince = (now: Date): Date => new Date(now.getTime() - LISTED_DAYS * 24 * HOUR)

/** Released after this instant, a word passes now. */
export const releasesSince = (now: Date): Date => new Date(now.getTime() - RELEASE_HOURS * HOUR)
export const dismissalsSince = (now: Date): Date => new Date(now.getTime() - DISMISSAL_DAYS * 24 * HOUR)

/** 「その他」 says in words what it is; and the exception stays one. */
export const mayRelease = (given: NameRelease, recent: { released: number; dismissed: number }): Result<true> => {
  if (given.kind === 'released' && given.reason === 'other' && given.note.trim() === '') return refused('invalid_input', { fields: ['note'] })
  return (given.kind === 'released' ? recent.released < MOST_RELEASED : recent.dismissed < MOST_DISMISSED) ? accepted(true) : refused('too_many_requests')
}
