import type { Availability, AvailabilityInput } from '@tasuki/domain/facility/facility.contract'

/** What a person sets of one bed kind. */
export const inputOf = (row: Availability): AvailabilityInput => ({
  beds: row.beds,
  vacant: row.vacant,
  acceptable: row.acceptable,
  held: row.held,
  opensOn: row.opensOn,
  sex: row.sex,
  privateRoom: row.privateRoom,
})

export const NEW_AVAILABILITY: AvailabilityInput = { beds: 0, vacant: 0, acceptable: 0, held: 0, opensOn: null, sex: 'any', privateRoom: false }

/**
 * 受入可能 goes along with 空床 while the two were the same, which is the ordinary day: one press less. It never stays
 * above what is free, unless a day is stated on which beds come free.
 */
export const withVacant = (values: AvailabilityInput, vacant: number): Pick<AvailabilityInput, 'vacant' | 'acceptable'> => {
  if (values.acceptable === values.vacant) return { vacant, acceptable: vacant }
  return { vacant, acceptable: values.opensOn === null ? Math.min(values.acceptable, vacant) : values.acceptable }
}
