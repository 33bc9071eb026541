import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import { textAt, withTextAt } from '@tasuki/domain/transfer/record-free-text'
import { findHiddenElsewhere } from '../names/file-name-report'
import type { Transaction } from '../platform/db/transaction'
import { findTransferCases, lockTransferCase, type TransferCase, updateHiddenFields } from './case.store'
import { announceCase } from './change-case'
import { selectCopiesOf } from './event.store'
import { hiddenFieldsOf } from './hidden-fields'
import { scrubRecordChanges } from './record-change.store'

/**
 * A copy carries the same words on: as a draft its hospital would send them once more. Where a copy, or a copy of one, still has
 * one of these texts in the same field it goes there too, with the same mark; what was typed there anew stays (decision 27). Answers the
 * copies in which it stood. As the system, under the lock of the case that they were made from.
 */
export const takeOutOfCopies = async (tx: Transaction, of: TransferCase, gone: { field: string; mark: HiddenMark; texts: readonly string[] }): Promise<string[]> => {
  const { field, mark } = gone
  const texts = new Set(gone.texts.filter((text) => text.trim() !== ''))
  const reached: string[] = []
  for (const id of await selectCopiesOf(tx, of.code)) {
    const copy = await lockTransferCase(tx, id)
    for (const text of texts) await scrubRecordChanges(tx, { caseId: id, path: field.split('.'), text })
    if (!texts.has(textAt(copy.record, field) ?? '')) continue
    await updateHiddenFields(tx, copy, { record: withTextAt(copy.record, field, ''), hiddenFields: { ...hiddenFieldsOf(copy), [field]: mark } })
    await announceCase(tx, copy)
    reached.push(id)
  }
  return reached
}

type Settled = { reportId: string; field: string; text: string; decision: 'restored' | 'removed'; copies: readonly string[] }

/** The prefecture has decided about the text that was hidden in these copies too (rule 85). What was written there meanwhile stays, and what another report hides. */
export const settleCopies = async (tx: Transaction, { reportId, field, text, decision, copies }: Settled): Promise<void> => {
  for (const id of [...(await findTransferCases(tx, copies)).keys()].sort()) {
    const copy = await lockTransferCase(tx, id)
    const { [field]: mark, ...rest } = hiddenFieldsOf(copy)
    if (mark !== 'hidden' || (await findHiddenElsewhere(tx, { kind: 'record_text', id, field, exceptReportId: reportId }))) continue
    await updateHiddenFields(tx, copy, decision === 'restored' ? { record: withTextAt(copy.record, field, text), hiddenFields: rest } : { record: copy.record, hiddenFields: { ...rest, [field]: 'removed' } })
    await announceCase(tx, copy)
  }
}
