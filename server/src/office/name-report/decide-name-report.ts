import { settleDocument } from '../../document/report-document'
import type { HiddenTexts } from '../../names/hidden-texts'
import { forgetReleasedWords } from '../../names/purge-names'
import { type FiledReport, settleNameReport } from '../../names/settle-name-report'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'
import { queueNotice } from '../../platform/notices/queue-notice'
import { refuse } from '../../platform/refused'
import { settleMessage } from '../../talk/hide-message'
import { settleRoomDocument } from '../../talk/room-documents'
import { announceCaseDocuments } from '../../transfer/case-documents'
import { settleAnswer } from '../../transfer/hide-answer'
import { settleClosing } from '../../transfer/hide-closing-note'
import { settleEvent } from '../../transfer/hide-event-text'
import { settleRecordText } from '../../transfer/hide-record-text'
import { scrubMatters } from '../moderation/moderate-content'

type Decision = 'restored' | 'removed'

const settleDocumentReport = async (tx: Transaction, report: FiledReport, decision: Decision): Promise<void> => {
  await settleDocument(tx, { documentId: report.subject_id, decision })
  if (report.case_id !== null) await announceCaseDocuments(tx, report.case_id)
  else await settleRoomDocument(tx, { documentId: report.subject_id, decision })
}

/** Each feature puts its own text back, or leaves a tombstone. */
const settle = (tx: Transaction, report: FiledReport, of: { decision: Decision; hidden: HiddenTexts }): Promise<void> => {
  switch (report.subject_kind) {
    case 'message':
      return settleMessage(tx, { messageId: report.subject_id, ...of })
    case 'record_text':
      return settleRecordText(tx, { reportId: report.id, caseId: report.subject_id, field: report.field, ...of })
    case 'answer':
      return settleAnswer(tx, { reportId: report.id, reportedAt: report.reported_at, inquiryId: report.subject_id, ...of })
    case 'event':
      return settleEvent(tx, { reportId: report.id, reportedAt: report.reported_at, roomId: report.room_id, ...of })
    case 'closing':
      return settleClosing(tx, { caseId: report.subject_id, closedAt: report.field, ...of })
    case 'document':
      return settleDocumentReport(tx, report, of.decision)
  }
}

/** What the prefecture and the hospital said about a removed text doesn't repeat it, nor does the list of words that were said to be no names. */
const forgetWords = async (tx: Transaction, report: FiledReport, hidden: HiddenTexts): Promise<void> => {
  const texts = [...Object.values(hidden.texts), ...hidden.lines.flatMap((line) => Object.values(line.texts))].filter((text) => text !== '')
  const { subject_kind: kind, subject_id: id, field, author_hospital_id: hospitalId } = report
  await scrubMatters(tx, { kind, id, field: kind === 'record_text' ? field : '' }, texts)
  const subjectIds = [id, report.case_id, report.room_id, ...(hidden.copies ?? [])].flatMap((one) => one ?? [])
  if (hospitalId !== null) await forgetReleasedWords(tx, { subjectIds, hospitalId, texts })
}

/** The prefecture's decision, which nobody else can take (要綱24条; rules 60, 85). */
export const decideNameReportCommand = async (tx: Transaction, input: { reportId: string; decision: Decision }): Promise<void> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  const { personId } = tx.actor
  const report = await dangerouslyAsSystem(tx, 'the prefecture decides about texts that it doesn’t write', () =>
    settleNameReport(tx, { reportId: input.reportId, state: input.decision, decidedBy: personId }, async (filed, hidden) => {
      await settle(tx, filed, { decision: input.decision, hidden })
      if (input.decision === 'removed') await forgetWords(tx, filed, hidden)
    }),
  )
  const concerns = report.author_hospital_id === null ? [] : [report.author_hospital_id]
  await audit(tx, { act: `name.${input.decision}`, subjectKind: report.subject_kind, subjectId: report.subject_id, concerns, data: { reportId: report.id, ...(report.field !== '' && { field: report.field }) } })
  queueNotice(tx, { kind: 'name_visible_decided', hospitalIds: [...concerns, ...(report.reported_by_hospital_id === null ? [] : [report.reported_by_hospital_id])], subject: { kind: 'report', id: report.id } })
  announce(tx, { topic: 'name_report', id: report.id, hospitalIds: concerns })
}
