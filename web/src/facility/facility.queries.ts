import {
  getHospitalCall,
  listHospitalsCall,
  updateAcceptanceCall,
  updateFacilityRecordCall,
  type HospitalDetail,
} from '@tasuki/domain/facility/facility.contract'
import { listFacilityChangesCall } from '@tasuki/domain/facility/facility-history.contract'
import { getMapCall, listHospitalPointsCall } from '@tasuki/domain/facility/map.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { useQueryClient } from '@tanstack/react-query'
import type { CallInput } from '../platform/api-client'
import { callQuery, useCommand } from '../platform/server-state'

export type DirectoryQuery = NonNullable<CallInput<typeof listHospitalsCall>['query']>

export const hospitalsQuery = (query: DirectoryQuery) => callQuery(['facility', 'listHospitals'], listHospitalsCall, { query })

export const hospitalQuery = (hospitalId: string) => callQuery(['facility', 'getHospital'], getHospitalCall, { params: { hospitalId } })

export const hospitalPointsQuery = (query: NonNullable<CallInput<typeof listHospitalPointsCall>['query']>) =>
  callQuery(['facility', 'listHospitalPoints'], listHospitalPointsCall, { query })

/** Shapes change when the operator imports others, hardly ever. Not under `facility`: a changed vacancy must not fetch them again. */
export const mapQuery = { ...callQuery(['map', 'getMap'], getMapCall, {}), staleTime: Infinity }

type ChangesQuery = NonNullable<CallInput<typeof listFacilityChangesCall>['query']>

export const facilityChangesQuery = (hospitalId: string, query: ChangesQuery) => callQuery(['facility', 'listFacilityChanges'], listFacilityChangesCall, { params: { hospitalId }, query })

/** What follows from a facility: the directory, and every matching. */
const FOLLOWING = [['facility', 'listHospitals'], ['facility', 'listHospitalPoints'], ['facility', 'listFacilityChanges'], ['transfer']]
/** After a refusal the page shows what stands. */
const OWN = ['facility', 'getHospital']

/** The answer is the hospital as it stands: on the screen before anything is read again. */
const useKeepHospital = () => {
  const client = useQueryClient()
  return (detail: HospitalDetail) => void client.setQueryData(hospitalQuery(detail.id).queryKey, detail)
}

export const useReloadOwnHospital = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: OWN })
}

export const useUpdateFacilityRecord = () => useCommand(updateFacilityRecordCall, { done: useKeepHospital(), changes: FOLLOWING })
export const useUpdateAcceptance = () => useCommand(updateAcceptanceCall, { done: useKeepHospital(), changes: FOLLOWING })

/** All rows as they stand; the answer is the whole vacancy. */
export const useUpdateVacancy = (hospitalId: string) => {
  const client = useQueryClient()
  return useCommand(updateVacancyCall, {
    done: ({ availability }) => void client.setQueryData(hospitalQuery(hospitalId).queryKey, (detail) => (detail === undefined ? undefined : { ...detail, availability })),
    changes: FOLLOWING,
  })
}
