import * as register from '@tasuki/domain/office/register/hospital-register.contract'
import { callQuery, useCommand } from '../../platform/server-state'

const CHANGES = { changes: [['office', 'getOverview'], ['office', 'listRegisteredHospitals'], ['office', 'getRegisteredHospital'], ['office', 'listPrefecturePeople'], ['facility'], ['account', 'listAccountHolders']] }

export const registeredHospitalQuery = (hospitalId: string) => callQuery(['office', 'getRegisteredHospital'], register.getRegisteredHospitalCall, { params: { hospitalId } })
export const prefecturePeopleQuery = callQuery(['office', 'listPrefecturePeople'], register.listPrefecturePeopleCall, {})

export const useAddHospital = () => useCommand(register.addHospitalCall, CHANGES)
export const useCorrectHospital = () => useCommand(register.correctHospitalCall, CHANGES)
export const useChangeHospitalUse = () => useCommand(register.changeHospitalUseCall, CHANGES)
export const useHandOverCases = () => useCommand(register.handOverCasesCall, CHANGES)
export const useAddRepresentative = () => useCommand(register.addRepresentativeCall, CHANGES)
export const useAddPrefecturePerson = () => useCommand(register.addPrefecturePersonCall, CHANGES)
export const useChangePersonRole = () => useCommand(register.changePersonRoleCall, CHANGES)
export const useDeactivatePerson = () => useCommand(register.deactivatePersonCall, CHANGES)
