import { reportAnswerCall } from '@tasuki/domain/transfer/inquiry.contract'
import { reportClosingCall, reportEventCall } from '@tasuki/domain/transfer/reason-report.contract'
import { reportRecordTextCall } from '@tasuki/domain/transfer/record-change.contract'
import { useCommand } from '../platform/server-state'

export const useReportRecordText = () => useCommand(reportRecordTextCall, { changes: [['transfer']] })
export const useReportAnswer = () => useCommand(reportAnswerCall, { changes: [['transfer'], ['talk']] })
export const useReportEvent = () => useCommand(reportEventCall, { changes: [['transfer'], ['talk']] })
export const useReportClosing = () => useCommand(reportClosingCall, { changes: [['transfer']] })
