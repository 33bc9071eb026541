import { CASE_STATUS, INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { textAt } from '@tasuki/domain/transfer/record-free-text'
import { changeRecord } from '@tasuki/domain/transfer/transfer.rules'
import { nameOfActor } from '../account/name-of-actor'
import { refuseHiddenTexts } from '../names/file-name-report'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse } from '../platform/refused'
import { postRoomEvent } from '../talk/post-message'
import { changeCase } from './change-case'
import { checkRecord } from './check-record'
import { hiddenFieldsOf } from './hide-record-text'
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
  const destination = await checkRecord(tx, input.record)
  await refuseHiddenTexts(tx, { kind: 'record_text', id: current.id, textOf: (field) => textAt(input.record, field) })
  // Written anew, a text is shown again; the mark goes.
  const hiddenFields = Object.fromEntries(Object.entries(hiddenFieldsOf(current)).filter(([field]) => (textAt(input.record, field) ?? '') === ''))
  const tell = CASE_STATUS[current.status].open && changed.length > 0
  await changeCase(tx, current, {
    change: {
      record: input.record,
      hidden_fields: JSON.stringify(hiddenFields),
      destination_codes: destination.codes,
      destination_label: destination.label,
      revision: tell ? current.revision + 1 : current.revision,
    },
    event: { kind: 'record_changed', data: { fields: changed } },
  })
  if (!tell) return
  await insertRecordChange(tx, { caseId: current.id, senderHospitalId: current.sender_hospital_id, revision: current.revision + 1, personName: await nameOfActor(tx), before: current.record, after: input.record })
  for (const inquiry of await lockInquiries(tx, current.id)) {
    if (!INQUIRY_STATE[inquiry.state].seesRecord) continue
    await postRoomEvent(tx, inquiry.room_id, { type: 'record_changed', data: { fields: changed } })
    queueNotice(tx, { kind: 'record_changed', hospitalIds: [inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  }
}
