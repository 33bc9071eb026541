import type { BedKind } from '../facility/bed-kind'
import type { AcceptanceTable } from '../facility/care-need'
import type { Judgement, MatchingQuery, MatchPoint } from './matching.contract'

/** What a hospital states, as far as a patient is held against it. */
export type FacilityConditions = {
  municipalityCode: string
  bedKinds: readonly BedKind[]
  acceptance: AcceptanceTable
  ageFrom: number | null
  ageTo: number | null
  guarantor: 'required' | 'not_required' | 'negotiable'
}

const point = (item: string, why: MatchPoint['why'], of: { text?: string; limit?: number | null } = {}): MatchPoint => ({
  item,
  why,
  text: of.text ?? '',
  limit: of.limit ?? null,
})

/**
 * One patient against one hospital, in words: × with what blocks, △ with what is to be talked about, else ○. "Not
 * stated" counts as △; 未確認 never counts as 無, so it can't make a ○ where the hospital says ×.
 * `destinationCodes` empty = anywhere, as for a receiver that judges by its own conditions alone.
 */
export const judgeFacility = (patient: MatchingQuery, facility: FacilityConditions, destinationCodes: ReadonlySet<string>): Judgement => {
  const blocking: MatchPoint[] = []
  const open: MatchPoint[] = []
  if (destinationCodes.size > 0 && !destinationCodes.has(facility.municipalityCode)) blocking.push(point('area', 'outside'))
  if (patient.bedKinds.length > 0 && !patient.bedKinds.some((kind) => facility.bedKinds.includes(kind))) blocking.push(point('bedKind', 'refused'))
  if (patient.age !== null && ((facility.ageFrom !== null && patient.age < facility.ageFrom) || (facility.ageTo !== null && patient.age > facility.ageTo)))
    blocking.push(point('age', 'refused', { limit: facility.ageTo !== null && patient.age > facility.ageTo ? facility.ageTo : facility.ageFrom }))
  if (patient.guarantor !== 'present' && facility.guarantor === 'required') open.push(point('guarantor', 'condition'))

  for (const [code, need] of Object.entries(patient.needs)) {
    if (need.presence === 'absent') continue
    const stated = Object.hasOwn(facility.acceptance, code) ? facility.acceptance[code] : undefined
    if (need.presence === 'unknown') {
      if (stated?.level === 'refused') open.push(point(code, 'unknown_presence'))
      continue
    }
    if (!stated) open.push(point(code, 'not_stated'))
    else if (stated.level === 'refused') blocking.push(point(code, 'refused', { text: stated.condition }))
    else if (stated.limit !== null && need.quantity !== null && need.quantity > stated.limit) blocking.push(point(code, 'over_limit', { text: stated.condition, limit: stated.limit }))
    else if (stated.level === 'conditional') open.push(point(code, 'condition', { text: stated.condition, limit: stated.limit }))
    else if (stated.limit !== null && need.quantity === null) open.push(point(code, 'unknown_quantity', { limit: stated.limit }))
  }
  return { mark: blocking.length > 0 ? 'blocked' : open.length > 0 ? 'conditional' : 'fits', blocking, open }
}
