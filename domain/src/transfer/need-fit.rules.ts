import { quantityText } from '../facility/quantity-text'
import type { FIT_WORDS } from './fit-words'
import type { Judgement, MatchMark, MatchPoint } from './matching.contract'

/** How we stand to one thing of the patient: our ○△×, and why it isn't ○. */
export type NeedFit = { item: string; mark: MatchMark; point: MatchPoint | undefined }

/**
 * Everything of the patient that concerns us, what decides first: × before △ before ○. A need that is present and that
 * the judgement doesn't mention is one we accept outright. Without a judgement (no conditions stated) there is none.
 */
export const needFits = (presentNeeds: readonly string[], judgement: Judgement | null): NeedFit[] => {
  if (judgement === null) return presentNeeds.map((item) => ({ item, mark: 'conditional', point: undefined }))
  const said = new Set([...judgement.blocking, ...judgement.open].map((point) => point.item))
  return [
    ...judgement.blocking.map((point): NeedFit => ({ item: point.item, mark: 'blocked', point })),
    ...judgement.open.map((point): NeedFit => ({ item: point.item, mark: 'conditional', point })),
    ...presentNeeds.filter((item) => !said.has(item)).map((item): NeedFit => ({ item, mark: 'fits', point: undefined })),
  ]
}

const ORDER: Record<MatchMark, number> = { fits: 0, conditional: 1, blocked: 2 }

/** Patients we can take come first; among equals, who has fewer open points, then who waits longest. */
export const byFit = <T extends { judgement: Judgement | null; sentAt: string | null }>(a: T, b: T): number => {
  const rank = (of: T) => (of.judgement === null ? 1 : ORDER[of.judgement.mark])
  const points = (of: T) => (of.judgement === null ? 0 : of.judgement.blocking.length * 100 + of.judgement.open.length)
  return rank(a) - rank(b) || points(a) - points(b) || (a.sentAt ?? '').localeCompare(b.sentAt ?? '')
}

/** Why it isn't ○ for us, in a few words. */
export const fitReason = (point: MatchPoint, of: { words: (typeof FIT_WORDS)['ja']; unit: string; age: number | null }): string => {
  const { words, unit, age } = of
  const limit = point.limit === null ? '' : quantityText(point.limit, unit)
  if (point.item === 'age' && point.limit !== null) return age !== null && age < point.limit ? words.why_age_from(point.limit) : words.why_age_to(point.limit)
  if (point.item === 'bedKind') return words.why_bedKind
  if (point.item === 'guarantor') return words.why_guarantor
  switch (point.why) {
    case 'refused':
      return words.why_refused
    case 'over_limit':
      return words.why_over_limit(limit)
    case 'condition':
      return point.limit === null ? words.why_condition : `${words.why_condition} ${words.why_over_limit(limit)}`
    case 'not_stated':
      return words.why_not_stated
    case 'unknown_presence':
      return words.why_unknown_presence
    case 'unknown_quantity':
      return words.why_unknown_quantity(limit)
    case 'outside':
      return words.why_outside
  }
}
