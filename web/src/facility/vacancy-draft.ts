import type { BedKind } from '@tasuki/domain/facility/bed-kind'
import type { Availability, AvailabilityInput } from '@tasuki/domain/facility/facility.contract'
import type { VacancyUpdate } from '@tasuki/domain/facility/vacancy.contract'

/** What a person sets of one bed kind. */
export const inputOf = ({ bedKind: _kind, version: _version, updatedAt: _at, updatedBy: _by, ...input }: Availability): AvailabilityInput => input

export const NEW_AVAILABILITY: AvailabilityInput = { beds: 0, vacant: 0, acceptable: 0, held: 0, opensOn: null, opensBeds: 0, sex: 'any', privateRoom: false, waitingWeeks: null, note: '' }

/**
 * 受入可能 goes along with 空床 while the two were the same, which is the ordinary day: one press less. It never stays
 * above what is free, unless a day is stated on which beds come free.
 */
export const withVacant = (values: AvailabilityInput, vacant: number): Pick<AvailabilityInput, 'vacant' | 'acceptable'> => {
  if (values.acceptable === values.vacant) return { vacant, acceptable: vacant }
  return { vacant, acceptable: values.opensOn === null ? Math.min(values.acceptable, vacant) : values.acceptable }
}

/** One row of the form: what stands, what is typed over it, whether the ward is to go. */
export type VacancyEntry = { bedKind: BedKind; standing: Availability | undefined; values: AvailabilityInput; changed: boolean; leaving: boolean }

/** Everything on the screen in one call: what was typed, what goes, and of all others that nothing changed. */
export const vacancyUpdateOf = (entries: readonly VacancyEntry[]): VacancyUpdate => {
  const seen = ({ bedKind, standing }: VacancyEntry) => ({ bedKind, version: standing?.version ?? 0 })
  const staying = entries.filter((entry) => !entry.leaving)
  return {
    set: staying.filter((entry) => entry.changed).map((entry) => ({ ...seen(entry), availability: entry.values })),
    confirm: staying.filter((entry) => !entry.changed).map(seen),
    remove: entries.filter((entry) => entry.leaving).map(seen),
  }
}

/** The way back: the figures from before, against the versions that the update made. */
export const undoOf = (before: readonly VacancyEntry[], update: VacancyUpdate, after: readonly Availability[]): VacancyUpdate => {
  const versionOf = (kind: BedKind) => after.find((row) => row.bedKind === kind)?.version ?? 0
  const standingOf = (kind: BedKind) => before.find((entry) => entry.bedKind === kind)?.standing
  const touched = [...update.set, ...update.remove].map(({ bedKind }) => bedKind)
  return {
    set: touched.flatMap((bedKind) => {
      const standing = standingOf(bedKind)
      return standing === undefined ? [] : [{ bedKind, version: versionOf(bedKind), availability: inputOf(standing) }]
    }),
    confirm: [],
    remove: touched.filter((bedKind) => standingOf(bedKind) === undefined).map((bedKind) => ({ bedKind, version: versionOf(bedKind) })),
  }
}
