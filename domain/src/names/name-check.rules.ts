import { accepted, refused, type Result } from '../base/result'
import type { NameDetector, NamePlace } from './detect-names'
import { FORM_OF_ADDRESS } from './form-of-address'
import type { IdentifierKind } from './identifiers'
import { findPersonalNames } from './personal-name.rules'
import { wordKey } from './word-key'

/** `block` stops the text; `ask` and `other` (what identifies as a name does) are shown and never stop it (要綱6条1号). */
export type FindingLevel = 'block' | 'ask' | 'other'
export type FindingReason = 'label' | 'address' | 'context' | 'known' | 'earlier' | IdentifierKind
/** UTF-16 offsets in the text as typed, end exclusive. */
export type NameFinding = NamePlace & { level: FindingLevel; reason: FindingReason }

export type NameReaders = {
  /** Absent in a browser until its model has arrived: the patterns read alone. */
  detect?: NameDetector | undefined
  /** Names of people of the hospitals concerned, as they stand in their accounts: theirs are allowed (rule 50). */
  members?: readonly string[]
}

const PATIENT_CUE = /(?:患者|本人|家族|利用者|氏名|名前|長男|長女|次男|次女|夫|妻|父|母|娘|息子)(?:さん|様)?(?:名)?[はのがも：:、，\s]*$/u

/** A colleague's name, unless the words around it speak of a patient: a patient may be called like a colleague. */
const isMembers = (text: string, { start, end }: NamePlace, keys: ReadonlySet<string>): boolean =>
  keys.size > 0 && keys.has(wordKey(text.slice(start, end))) && !FORM_OF_ADDRESS.test(text.slice(end, end + 4)) && !PATIENT_CUE.test(text.slice(Math.max(0, start - 12), start))

/** Full and family name of each, as far as a space tells them apart. */
const keysOf = (members: readonly string[]): Set<string> => new Set(members.flatMap((name) => [name, name.trim().split(/[\s\u3000]+/u)[0] ?? '']).map(wordKey).filter((key) => key.length > 0))

const meets = (a: NamePlace, b: NamePlace): boolean => a.start < b.end && b.start < a.end

/** Overlapping blocks become one; what a block touches isn't asked about besides. */
export const withoutOverlaps = (findings: readonly NameFinding[]): NameFinding[] => {
  const blocks: NameFinding[] = []
  for (const one of findings.filter(({ level }) => level === 'block').sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = blocks[blocks.length - 1]
    if (last !== undefined && one.start < last.end) {
      last.end = Math.max(last.end, one.end)
      // What stands beside it says more than that it was read so.
      if (last.reason === 'context') last.reason = one.reason
    }
    else blocks.push({ ...one })
  }
  const rest: NameFinding[] = []
  for (const one of findings) if (one.level !== 'block' && ![...blocks, ...rest].some((other) => meets(one, other))) rest.push(one)
  return [...blocks, ...rest].sort((a, b) => a.start - b.start)
}

/**
 * Which names stand in a text: what labels and forms of address show, joined with what the trained detector reads
 * (要綱6条1号, 18条; rules 49, 50). Where the detector takes an addressed person for one at work, it is asked about.
 */
export const findNames = (text: string, { detect, members = [] }: NameReaders): NameFinding[] => {
  const read = detect?.(text)
  const keys = keysOf(members)
  const patterns = findPersonalNames(text).map((span): NameFinding => ({ ...span, level: span.reason === 'address' && read?.staff.some((one) => meets(one, span)) ? 'ask' : 'block' }))
  const named = (places: readonly NamePlace[], level: 'block' | 'ask'): NameFinding[] =>
    places.filter((place) => !isMembers(text, place, keys)).map(({ start, end }) => ({ start, end, level, reason: 'context' }))
  return withoutOverlaps([
    ...patterns,
    ...named(read?.block ?? [], 'block'),
    ...named(read?.ask ?? [], 'ask'),
    ...(read?.other ?? []).map(({ start, end, kind }): NameFinding => ({ start, end, level: 'other', reason: kind })),
  ])
}

let providedDetector: NameDetector | undefined

/** The program that has opened the detector's files hands it in, once; rules that check a whole form ask it. */
export const provideNameDetector = (detect: NameDetector): void => {
  providedDetector = detect
}
export const getProvidedDetector = (): NameDetector | undefined => providedDetector

/** Those that stand otherwise than before: what a colleague has written and was let through isn't asked about again. */
export const changedTexts = (texts: Readonly<Record<string, string>>, standing: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([field, text]) => standing[field] !== text))

export type NamesAllowed = {
  /** Keys of words that this person has released as no name (`wordKey`). */
  released?: ReadonlySet<string> | undefined
  members?: readonly string[]
}

/** Refuses texts in which a patient's name seems to stand, with every field and place, before anything is stored. What is only asked about passes. */
export const refusePersonalNames = (fields: Readonly<Record<string, string>>, { released, members = [] }: NamesAllowed = {}): Result<true> => {
  const found = Object.entries(fields).flatMap(([field, text]) => {
    const spans = findNames(text, { detect: providedDetector, members })
      .filter(({ level, start, end }) => level === 'block' && !released?.has(wordKey(text.slice(start, end))))
      .map(({ start, end }): [number, number] => [start, end])
    return spans.length > 0 ? [[field, spans] as const] : []
  })
  return found.length === 0 ? accepted(true) : refused('personal_name', { fields: found.map(([field]) => field), spans: Object.fromEntries(found) })
}
