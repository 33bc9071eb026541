import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { isFreeText, textAt, withTextAt } from '@tasuki/domain/transfer/record-free-text'
import { fileNameReport } from '../names/file-name-report'
import type { HiddenTexts } from '../names/hidden-texts'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { settleCopies, takeOutOfCopies } from './case-copies'
import { getTransferCase, lockTransferCase, updateHiddenFields } from './case.store'
import { recordFor, relationOfReader } from './case.view'
import { announceCase, logTransferUnnamed } from './change-case'
import { listCaseOpenings } from './event.store'
import { hiddenFieldsOf } from './hidden-fields'
import { listInquiriesOfCase } from './inquiry.store'
import { scrubRecordChanges } from './record-change.store'

/**
 * Somebody sees a name in a text of a record (rule 85): the text leaves the row, its earlier versions and the copies that still
 * have it (decision 27); a form that still holds it can't save it again.
 */
export const reportRecordTextCommand = async (tx: Transaction, input: { caseId: string; field: string }): Promise<void> => {
  const seen = await getTransferCase(tx, input.caseId)
  const asked = (await listInquiriesOfCase(tx, seen.id)).some((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord)
  const relation = relationOfReader(tx.actor, seen.sender_hospital_id, asked)
  await dangerouslyAsSystem(tx, 'whoever reads a name hides it, whosever the case is', async () => {
    // Locked as the system: the prefecture reads a case, and may not change it.
    const of = await lockTransferCase(tx, seen.id)
    const text = isFreeText(input.field) ? textAt(recordFor(relation, of.record), input.field) : undefined
    if (text === undefined || text.trim() === '') {
      if (hiddenFieldsOf(of)[input.field] === 'hidden') refuse('name_already_reported')
      return refuse('invalid_input', { fields: ['field'] })
    }
    const openers = await listCaseOpenings(tx, of.id)
    const copies = await takeOutOfCopies(tx, of, { field: input.field, mark: 'hidden', texts: [text] })
    await fileNameReport(tx, {
      subject: { kind: 'record_text', id: of.id, field: input.field },
      caseId: of.id,
      roomId: null,
      label: of.code,
      author: { hospitalId: of.sender_hospital_id, personId: null },
      openers,
      hidden: { texts: { [input.field]: text }, lines: [], copies },
      concerns: [of.sender_hospital_id],
    })
    await updateHiddenFields(tx, of, { record: withTextAt(of.record, input.field, ''), hiddenFields: { ...hiddenFieldsOf(of), [input.field]: 'hidden' } })
    await scrubRecordChanges(tx, { caseId: of.id, path: input.field.split('.'), text })
    await logTransferUnnamed(tx, of, { kind: 'name_reported', data: { field: input.field } })
    await announceCase(tx, of)
  })
}

/** The prefecture has decided, about the copies too. What the sender has written there meanwhile stays. */
export const settleRecordText = async (tx: Transaction, report: { reportId: string; caseId: string; field: string; decision: 'restored' | 'removed'; hidden: HiddenTexts }): Promise<void> => {
  const of = await lockTransferCase(tx, report.caseId)
  const marks = hiddenFieldsOf(of)
  const text = report.hidden.texts[report.field] ?? ''
  if (marks[report.field] === 'hidden') {
    const { [report.field]: _mark, ...rest } = marks
    await updateHiddenFields(tx, of, {
      record: report.decision === 'restored' ? withTextAt(of.record, report.field, text) : of.record,
      hiddenFields: report.decision === 'restored' ? rest : { ...rest, [report.field]: 'removed' },
    })
  }
  await settleCopies(tx, { ...report, text, copies: report.hidden.copies ?? [] })
  await logTransferUnnamed(tx, of, { kind: 'name_decided', data: { field: report.field, decision: report.decision } })
  await announceCase(tx, of)
}
