import { reportAnswerCall, reportClosingCall, reportEventCall, reportRecordTextCall } from '@tasuki/domain/transfer/name-report.contract'
import { readerAccess } from '../platform/http/access'
import { type ServedRoute, serve } from '../platform/http/serve'
import { reportAnswerCommand } from './hide-answer'
import { reportClosingCommand } from './hide-closing-note'
import { reportEventCommand } from './hide-event-text'
import { reportRecordTextCommand } from './hide-record-text'

/** 「氏名が見えます」 wherever a transfer shows words that somebody typed (rule 85). */
export const transferNameReportRoutes: readonly ServedRoute[] = [
  serve(reportRecordTextCall, readerAccess, ({ params, body, runCommand }) => runCommand((tx) => reportRecordTextCommand(tx, { ...params, ...body }).then(() => null))),
  serve(reportAnswerCall, readerAccess, ({ params, runCommand }) => runCommand((tx) => reportAnswerCommand(tx, params.inquiryId).then(() => null))),
  serve(reportEventCall, readerAccess, ({ params, runCommand }) => runCommand((tx) => reportEventCommand(tx, params.messageId).then(() => null))),
  serve(reportClosingCall, readerAccess, ({ params, runCommand }) => runCommand((tx) => reportClosingCommand(tx, params.caseId).then(() => null))),
]
