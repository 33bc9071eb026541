import type { HiddenTexts } from '../names/hidden-texts'
import { fileNameReport } from '../names/file-name-report'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { CLOSING_NOTE } from '@tasuki/domain/transfer/case-closing'
import { getTransferCase, lockTransferCase, type TransferCase, updateClosingNote } from './case.store'
import { relationOfReader, viewClosing } from './case.view'
import { announceCase, logTransferUnnamed } from './change-case'
import { listCaseOpenings } from './event.store'
import { hiddenFieldsOf } from './hidden-fields'
import { listInquiriesOfCase } from './inquiry.store'

/** A case can be ended, reopened and ended again: each closing has its own note, known by its instant. */
const closingOf = (of: TransferCase): string => of.closed_at?.toISOString() ?? ''

/** Somebody sees a name in the note with which a case was ended (rule 85). */
export const reportClosingCommand = async (tx: Transaction, caseId: string): Promise<void> => {
  const seen = await getTransferCase(tx, caseId)
  const asked = (await listInquiriesOfCase(tx, seen.id)).some((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord)
  const isShown = relationOfReader(tx.actor, seen.sender_hospital_id, asked) !== 'area' && viewClosing(seen, new Map()) !== null
  await dangerouslyAsSystem(tx, 'whoever reads a name hides it, whosever the case is', async () => {
    const of = await lockTransferCase(tx, seen.id)
    const note = of.close_note
    if (!isShown || note.trim() === '') return hiddenFieldsOf(of)[CLOSING_NOTE] === 'hidden' && isShown ? refuse('name_already_reported') : refuse('invalid_input', { fields: ['caseId'] })
    await fileNameReport(tx, {
      subject: { kind: 'closing', id: of.id, field: closingOf(of) },
      caseId: of.id,
      roomId: null,
      label: of.code,
      author: { hospitalId: of.sender_hospital_id, personId: null },
      openers: await listCaseOpenings(tx, of.id),
      hidden: { texts: { note }, lines: [] },
      concerns: [of.sender_hospital_id],
    })
    await updateClosingNote(tx, of, { note: '', hiddenFields: { ...hiddenFieldsOf(of), [CLOSING_NOTE]: 'hidden' } })
    await logTransferUnnamed(tx, of, { kind: 'name_reported', data: { field: CLOSING_NOTE } })
    await announceCase(tx, of)
  })
}

/** The prefecture has decided. A case reopened and ended anew meanwhile keeps its new note. */
export const settleClosing = async (tx: Transaction, report: { caseId: string; closedAt: string; decision: 'restored' | 'removed'; hidden: HiddenTexts }): Promise<void> => {
  const of = await lockTransferCase(tx, report.caseId)
  const { [CLOSING_NOTE]: mark, ...rest } = hiddenFieldsOf(of)
  // A report from before closings were told apart names none.
  if (mark === 'hidden' && (report.closedAt === '' || report.closedAt === closingOf(of))) {
    const isBack = report.decision === 'restored' && of.status === 'ended' && of.close_note === ''
    await updateClosingNote(tx, of, { note: isBack ? (report.hidden.texts.note ?? '') : of.close_note, hiddenFields: report.decision === 'restored' ? rest : { ...rest, [CLOSING_NOTE]: 'removed' } })
  }
  await logTransferUnnamed(tx, of, { kind: 'name_decided', data: { field: CLOSING_NOTE, decision: report.decision } })
  await announceCase(tx, of)
}
