import {
  confirmAvailabilityCall,
  getHospitalCall,
  listHospitalsCall,
  updateAcceptanceCall,
  updateAvailabilityCall,
  updateFacilityRecordCall,
  type Availability,
  type HospitalDetail,
} from '@tasuki/domain/facility/facility.contract'
import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import { useQueryClient } from '@tanstack/react-query'
import type { CallInput } from '../platform/api-client'
import { callQuery, useCommand } from '../platform/server-state'

export type DirectoryQuery = NonNullable<CallInput<typeof listHospitalsCall>['query']>

export const hospitalsQuery = (query: DirectoryQuery) => callQuery(['facility', 'listHospitals'], listHospitalsCall, { query })

export const hospitalQuery = (hospitalId: string) => callQuery(['facility', 'getHospital'], getHospitalCall, { params: { hospitalId } })

/** What follows from a facility: the directory, and every matching. */
const FOLLOWING = [['facility', 'listHospitals'], ['transfer']]
/** After a refusal the page shows what stands. */
const OWN = ['facility', 'getHospital']

/** The answer is the hospital as it stands: on the screen before anything is read again. */
const useKeepHospital = () => {
  const client = useQueryClient()
  return (detail: HospitalDetail) => void client.setQueryData(hospitalQuery(detail.id).queryKey, detail)
}

/** Puts saved rows into the hospital as the page has it, in the catalogue's order. */
const withAvailability = (detail: HospitalDetail, saved: readonly Availability[]): HospitalDetail => {
  const rows = new Map([...detail.availability, ...saved].map((row) => [row.bedKind, row]))
  return { ...detail, availability: BED_KINDS.flatMap((kind) => rows.get(kind) ?? []) }
}

const useKeepAvailability = (hospitalId: string) => {
  const client = useQueryClient()
  return (saved: readonly Availability[]) =>
    void client.setQueryData(hospitalQuery(hospitalId).queryKey, (detail) => (detail === undefined ? undefined : withAvailability(detail, saved)))
}

export const useReloadOwnHospital = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: OWN })
}

export const useUpdateFacilityRecord = () => useCommand(updateFacilityRecordCall, { done: useKeepHospital(), changes: FOLLOWING })
export const useUpdateAcceptance = () => useCommand(updateAcceptanceCall, { done: useKeepHospital(), changes: FOLLOWING })

export const useUpdateAvailability = (hospitalId: string) => {
  const keep = useKeepAvailability(hospitalId)
  return useCommand(updateAvailabilityCall, { done: (row) => keep([row]), changes: FOLLOWING })
}

export const useConfirmAvailability = (hospitalId: string) => {
  const keep = useKeepAvailability(hospitalId)
  return useCommand(confirmAvailabilityCall, { done: ({ availability }) => keep(availability), changes: FOLLOWING })
}
