import { endAbsenceCall, listAbsencesCall, setAbsenceCall } from '@tasuki/domain/account/people/absence.contract'
import { takeOverCaseCall } from '@tasuki/domain/transfer/case.contract'
import { assignInquiryCall, takeOverInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { listWorkHandoversCall, seeWorkHandoverCall } from '@tasuki/domain/transfer/work-handover.contract'
import { callQuery, useCommand } from '../../platform/server-state'

const CHANGED = [['transfer'], ['talk', 'listRooms']]

export const absencesQuery = callQuery(['account', 'listAbsences'], listAbsencesCall, {})
export const workHandoversQuery = callQuery(['transfer', 'listWorkHandovers'], listWorkHandoversCall, {})

export const useTakeOverCase = () => useCommand(takeOverCaseCall, { changes: CHANGED })
export const useTakeOverInquiry = () => useCommand(takeOverInquiryCall, { changes: CHANGED })
export const useAssignInquiry = () => useCommand(assignInquiryCall, { changes: CHANGED })
export const useSetAbsence = () => useCommand(setAbsenceCall, { changes: [['account', 'listAbsences'], ['transfer']] })
export const useEndAbsence = () => useCommand(endAbsenceCall, { changes: [['account', 'listAbsences'], ['transfer']] })
export const useSeeWorkHandover = () => useCommand(seeWorkHandoverCall, { changes: [['transfer', 'listWorkHandovers'], ['transfer', 'getHome']] })
