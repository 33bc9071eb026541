import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import type { Sheet } from '../../platform/files/print-sheet'
import { refuse } from '../../platform/refused'
import { formReference, seatFormSheet } from './seat-form.sheet'
import { readSeatForm } from './seat-form.view'
import { seatStartNoticeSheet } from './seat-start-notice.sheet'

type Printed = { sheet: Sheet; fileName: string }
type Asked = { formId: string; prefecture: string }

/** 様式1–3 on paper: for its hospital's representative and, once it was handed in, for the prefecture. */
export const printSeatForm = async (tx: Transaction, { formId, prefecture }: Asked): Promise<Printed> => {
  const form = await readSeatForm(tx, formId)
  await audit(tx, { act: 'seat_form.printed', subjectKind: 'seat_form', subjectId: form.id, concerns: [form.hospital.id], data: { kind: form.kind, sheet: 'form' } })
  return { sheet: seatFormSheet({ ...form, prefecture }), fileName: formReference(form.kind, form.number) || `様式${form.kind}_下書き` }
}

/** 利用開始通知 of an accepted 様式2 (要綱10条2項). Of any other form there is none. */
export const printStartNotice = async (tx: Transaction, { formId, prefecture }: Asked): Promise<Printed> => {
  const { id, hospital, state, content, number, fee, submittedAt, decidedAt } = await readSeatForm(tx, formId)
  if (state !== 'accepted' || content.kind !== 2 || number === null || fee === null || submittedAt === null || decidedAt === null) return refuse('not_found')
  await audit(tx, { act: 'seat_form.printed', subjectKind: 'seat_form', subjectId: id, concerns: [hospital.id], data: { kind: content.kind, sheet: 'start-notice' } })
  return { sheet: seatStartNoticeSheet({ prefecture, number, issuedAt: decidedAt, appliedAt: submittedAt, content, fee }), fileName: `利用開始通知_${formReference(2, number)}` }
}
