import { printedBy } from '../account/seat-form/printed-by'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import type { Sheet } from '../platform/files/print-sheet'
import { refuse } from '../platform/refused'
import { noticeSheet } from './acceptance-notice.sheet'
import type { Snapshots } from './facility-snapshots'
import { viewCase } from './get-case'
import { contactOnPaper } from './print-cases'

/** 受入決定連絡票: for the sending hospital and the one it has chosen, while the case is held. To all others there is no such paper. */
export const printNotice = async (tx: Transaction, snapshots: Snapshots, caseId: string): Promise<{ sheet: Sheet; fileName: string }> => {
  const detail = await viewCase(tx, snapshots, caseId)
  const chosen = detail.inquiries.find((inquiry) => inquiry.state === 'chosen' || inquiry.state === 'confirmed')
  if (detail.relation !== 'sender' && chosen === undefined) return refuse('not_permitted')
  if (detail.hold === null || chosen === undefined) return refuse('case_not_held')
  await audit(tx, { act: 'case.printed', subjectKind: 'case', subjectId: detail.id, concerns: [detail.senderHospital.id, detail.hold.hospital.id], data: { caseCode: detail.code, as: detail.relation, sheet: 'acceptance-notice' } })
  return {
    sheet: noticeSheet({
      detail,
      hold: detail.hold,
      answer: chosen.answer,
      answerHidden: chosen.answerHidden,
      sender: await contactOnPaper(tx, detail.senderHospital.id),
      receiver: await contactOnPaper(tx, detail.hold.hospital.id),
      printed: await printedBy(tx),
    }),
    fileName: `受入決定連絡票_${detail.code}`,
  }
}
