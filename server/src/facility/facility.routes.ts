import {
  confirmAvailabilityCall,
  getHospitalCall,
  getPrefectureCall,
  listCareNeedsCall,
  listHospitalsCall,
  updateAcceptanceCall,
  updateAvailabilityCall,
  updateFacilityRecordCall,
} from '@tasuki/domain/facility/facility.contract'
import { memberAccess, signedInAccess } from '../platform/http/access'
import { serve } from '../platform/http/serve'
import { listCareNeeds } from './care-needs'
import { getHospital } from './get-hospital'
import { getPrefecture } from './get-prefecture'
import { listHospitals } from './list-hospitals'
import { confirmAvailabilityCommand, updateAvailabilityCommand } from './update-availability'
import { updateAcceptanceCommand, updateFacilityRecordCommand } from './update-facility-record'

export const facilityRoutes = [
  serve(listCareNeedsCall, signedInAccess, ({ runQuery }) => runQuery(async (tx) => ({ careNeeds: await listCareNeeds(tx) }))),
  serve(getPrefectureCall, signedInAccess, () => Promise.resolve(getPrefecture())),
  serve(listHospitalsCall, signedInAccess, ({ query, runQuery }) => runQuery((tx) => listHospitals(tx, query))),
  serve(getHospitalCall, signedInAccess, ({ params, runQuery }) => runQuery((tx) => getHospital(tx, params.hospitalId))),
  serve(updateFacilityRecordCall, memberAccess, ({ body, runCommand }) => runCommand(async (tx) => getHospital(tx, await updateFacilityRecordCommand(tx, body)))),
  serve(updateAcceptanceCall, memberAccess, ({ body, runCommand }) => runCommand(async (tx) => getHospital(tx, await updateAcceptanceCommand(tx, body)))),
  serve(updateAvailabilityCall, memberAccess, ({ params, body, runCommand }) => runCommand((tx) => updateAvailabilityCommand(tx, { ...params, ...body }))),
  serve(confirmAvailabilityCall, memberAccess, ({ body, runCommand }) => runCommand(async (tx) => ({ availability: await confirmAvailabilityCommand(tx, body.bedKinds) }))),
]
