import type { BedKind } from './bed-kind'
import type { AcceptanceTable } from './care-need'
import type { AvailabilityInput, FacilityRecord } from './facility.contract'
import type { FieldChange } from './facility-history.contract'

type Fields = Readonly<Record<string, unknown>>

/** Order of keys is none of a value's own: the database keeps its own. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]))
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))

const jsonOf = (value: unknown): FieldChange['before'] => (value ?? null) as FieldChange['before']

/** Field by field, in the order in which the newer side has them; null = wasn't there, or is there no more. */
const changesBetween = (before: Fields, after: Fields): FieldChange[] =>
  [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, before: jsonOf(before[field]), after: jsonOf(after[field]) }))

export const recordChanges = (before: FacilityRecord, after: FacilityRecord): FieldChange[] => changesBetween(before, after)

/** One line a care need: its condition as a whole before and after. */
export const acceptanceChanges = (before: AcceptanceTable, after: AcceptanceTable): FieldChange[] => changesBetween(before, after)

/** `general.vacant`: 3 → 2. A bed kind that comes or goes is told with all it had. */
export const vacancyChanges = (bedKind: BedKind, before: AvailabilityInput | undefined, after: AvailabilityInput | undefined): FieldChange[] =>
  changesBetween(before ?? {}, after ?? {}).map((change) => ({ ...change, field: `${bedKind}.${change.field}` }))
