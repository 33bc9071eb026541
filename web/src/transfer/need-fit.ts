import type { Judgement, MatchMark, MatchPoint } from '@tasuki/domain/transfer/matching.contract'

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
