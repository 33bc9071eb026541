import { CASE_STATUS, INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { changedFields } from '@tasuki/domain/transfer/record-fields'
import { textAt } from '@tasuki/domain/transfer/record-free-text'
import { recordForArea } from '@tasuki/domain/transfer/record-readers'
import { changeRecord } from '@tasuki/domain/transfer/transfer.rules'
import { nameOfActor } from '../account/name-of-actor'
import { refuseHiddenTexts } from '../names/file-name-report'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse } from '../platform/refused'
import { postRoomEvent } from '../talk/post-message'
import { updateTransferCase } from './case.store'
import { changeCase } from './change-case'
import { checkRecord } from './check-record'
import { hiddenFieldsOf } from './hidden-fields'
import { lockInquiries } from './inquiry.store'
import { lockOwnCase } from './own-case'
import { insertRecordChange } from './record-change.store'

/**
 * Changes the record. Once sent, every candidate is told what changed, field by field, and answers given before are
 * 「変更前の回答」 until confirmed again: the revision they were given for is behind (rule 76).
 */
export const changeRecordCommand = async (tx: Transaction, input: { caseId: string; version: number; record: CaseRecord }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId, input.version)
  const { changed } = orRefuse(changeRecord(current.status, current.record, input.record))
  const destination = await checkRecord(tx, input.record, current.record)
  const place = { destination_codes: destination.codes, destination_label: destination.label }
  await refuseHiddenTexts(tx, { kind: 'record_text', id: current.id, textOf: (field) => textAt(input.record, field) })
  // Written anew, a text is shown again; the mark goes.
  const hiddenFields = Object.fromEntries(Object.entries(hiddenFieldsOf(current)).filter(([field]) => (textAt(input.record, field) ?? '') === ''))
  const hidden = { hidden_fields: JSON.stringify(hiddenFields) }
  if (current.status === 'draft') {
    // Saved every few seconds while it is typed: its own hospital's alone (rule 64), and no history that anybody would read.
    await updateTransferCase(tx, current, { record: input.record, ...hidden, ...place })
    await audit(tx, { act: 'case.draft_saved', subjectKind: 'case', subjectId: current.id, data: { caseCode: current.code } })
    return
  }
  const tell = CASE_STATUS[current.status].open && changed.length > 0
  await changeCase(tx, current, {
    change: { record: input.record, ...hidden, ...place, revision: tell ? current.revision + 1 : current.revision },
    event: { kind: 'record_changed', data: { fields: changed } },
    // A hint alone would tell the area that something it may not read has changed (rule 84).
    tellsArea: changedFields(recordForArea(current.record), recordForArea(input.record)).length > 0,
  })
  if (!tell) return
  await insertRecordChange(tx, { caseId: current.id, senderHospitalId: current.sender_hospital_id, revision: current.revision + 1, personName: await nameOfActor(tx), before: current.record, after: input.record })
  for (const inquiry of await lockInquiries(tx, current.id)) {
    if (!INQUIRY_STATE[inquiry.state].seesRecord) continue
    await postRoomEvent(tx, inquiry.room_id, { type: 'record_changed', data: { fields: changed } })
    queueNotice(tx, { kind: 'record_changed', hospitalIds: [inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  }
}
