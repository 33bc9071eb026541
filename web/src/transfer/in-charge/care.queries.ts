import { endAbsenceCall, listAbsencesCall, setAbsenceCall } from '@tasuki/domain/account/absence.contract'
import { takeOverCaseCall } from '@tasuki/domain/transfer/case.contract'
import { reportRecordTextCall } from '@tasuki/domain/transfer/record-change.contract'
import { assignInquiryCall, reportAnswerCall, takeOverInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { reportClosingCall, reportEventCall } from '@tasuki/domain/transfer/reason-report.contract'
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
export const useReportRecordText = () => useCommand(reportRecordTextCall, { changes: [['transfer']] })
export const useReportEvent = () => useCommand(reportEventCall, { changes: [['transfer'], ['talk']] })
export const useReportClosing = () => useCommand(reportClosingCall, { changes: [['transfer']] })
export const useReportAnswer = () => useCommand(reportAnswerCall, { changes: [['transfer'], ['talk']] })
