import type { Acceptance, AcceptanceTable } from '@tasuki/domain/facility/care-need'

/** The form's table: an item that isn't stated is there as undefined. */
export type AcceptanceDraft = Record<string, Acceptance | undefined>

/** The level is changed; the text and limit typed before stay with those levels that have them. */
export const withLevel = (stated: Acceptance | undefined, level: Acceptance['level'] | 'unstated'): Acceptance | undefined => {
  if (level === 'unstated') return undefined
  return {
    level,
    condition: level === 'conditional' ? (stated?.condition ?? '') : '',
    limit: level === 'refused' ? null : (stated?.limit ?? null),
  }
}

export const tableOf = (draft: AcceptanceDraft): AcceptanceTable =>
  Object.fromEntries(Object.entries(draft).flatMap(([code, stated]) => (stated === undefined ? [] : [[code, stated] as const])))
