import type { NamePlace } from '@tasuki/domain/names/detect-names'
import type { KnownName } from '@tasuki/domain/names/known-name'
import { type NameFinding, withoutOverlaps } from '@tasuki/domain/names/name-check.rules'
import { wordKey } from '@tasuki/domain/names/word-key'
import type { OwnReleases } from '@tasuki/domain/names/name-release.contract'
import { isDismissed, isReleased } from './name-release.queries'
import { findKnownNames } from './watched-names'

type Told = {
  known: readonly KnownName[]
  /** Refused before in the same talk or case. */
  refused: readonly string[]
  releases: OwnReleases | undefined
  place: { field: string; subjectId: string | null }
}

/**
 * What is shown of the findings: without what this person has released or dismissed, with the names that the tab alone
 * knows. A known name is marked whatever was released.
 */
export const shownFindings = (text: string, found: readonly NameFinding[], { known, refused, releases, place }: Told): NameFinding[] => {
  const wordOf = ({ start, end }: NamePlace) => text.slice(start, end)
  const open = found.filter((one) => (one.level === 'block' ? !isReleased(releases, wordOf(one)) : !isReleased(releases, wordOf(one)) && !isDismissed(releases, wordOf(one), place)))
  const again = findKnownNames(text, refused.map((word): KnownName => ({ kanji: word, kana: '' }))).filter((one) => !isReleased(releases, wordOf(one)))
  const certain = findKnownNames(text, known)
  const block = (reason: 'known' | 'earlier') => (one: NamePlace): NameFinding => ({ ...one, level: 'block', reason })
  const meets = (one: NamePlace) => certain.some((other) => one.start < other.end && other.start < one.end)
  // A known name stands for itself: beside it nothing is to be released.
  return withoutOverlaps([...certain.map(block('known')), ...again.filter((one) => !meets(one)).map(block('earlier')), ...open.filter((one) => !meets(one))])
}

/** Until the changed text is read, what was found in the old one, as far as it stands unchanged before or behind the change. */
export const movedFindings = (findings: readonly NameFinding[], before: string, after: string): readonly NameFinding[] => {
  if (before === after || findings.length === 0) return findings
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  // The very same where one types behind all of them: nothing about them is drawn anew.
  if (findings.every((one) => one.end <= head)) return findings
  const by = after.length - before.length
  return findings.flatMap((one) => {
    if (one.end <= head) return [one]
    return one.start >= before.length - tail ? [{ ...one, start: one.start + by, end: one.end + by }] : []
  })
}

export type FoundWord = { word: string; level: NameFinding['level']; reason: NameFinding['reason']; places: NameFinding[] }

/** One entry a word, blocking ones first: replaced or released, it is so wherever it stands. */
export const foundWords = (text: string, findings: readonly NameFinding[]): FoundWord[] => {
  const words = new Map<string, FoundWord>()
  for (const one of findings) {
    const word = text.slice(one.start, one.end)
    const key = `${one.level} ${one.reason === 'known'} ${wordKey(word)}`
    const before = words.get(key)
    if (before === undefined) words.set(key, { word, level: one.level, reason: one.reason, places: [one] })
    else before.places.push(one)
  }
  return [...words.values()].sort((a, b) => Number(b.level === 'block') - Number(a.level === 'block') || (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0))
}
