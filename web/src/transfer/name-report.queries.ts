import { reportAnswerCall, reportClosingCall, reportEventCall, reportRecordTextCall } from '@tasuki/domain/transfer/name-report.contract'
import { useCommand } from '../platform/server-state'

export const useReportRecordText = () => useCommand(reportRecordTextCall, { changes: [['transfer']] })
export const useReportAnswer = () => useCommand(reportAnswerCall, { changes: [['transfer'], ['talk']] })
export const useReportEvent = () => useCommand(reportEventCall, { changes: [['transfer'], ['talk']] })
export const useReportClosing = () => useCommand(reportClosingCall, { changes: [['transfer']] })
