import type { SeatFormContent, SeatFormKind } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { isFormOpen } from '@tasuki/domain/account/seat-form/seat-form.rules'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { findPersonName } from '../account.store'
import { asRepresentative, openSeatForm } from './open-seat-form'
import { countOpenForms, deleteForm, findFormHead, insertForm, selectFormsOf, updateForm } from './seat-form.store'
import { contentOf, stateOf } from './seat-form.view'

const MOST_DRAFTS = 30
const NO_CONTACT = { department: '', phone: '', extension: '', email: '' }

/** The sheet's head as the hospital said it last, else as the directory knows it: nobody writes it twice. */
const newContent = async (tx: Transaction, of: { kind: SeatFormKind; hospitalId: string; personId: string }): Promise<SeatFormContent> => {
  const lastOf = async (kind?: SeatFormKind): Promise<SeatFormContent | undefined> => (await selectFormsOf(tx, { hospitalId: of.hospitalId, ...(kind !== undefined && { kind }) }, { limit: 1, offset: 0 })).map(contentOf)[0]
  const hospital = await findFormHead(tx, of.hospitalId)
  const fresh = {
    address: hospital?.address ?? '',
    hospitalName: hospital?.name ?? '',
    representativeTitle: '',
    representativeName: (await findPersonName(tx, of.personId)) ?? '',
    contact: { ...NO_CONTACT, phone: hospital?.phone ?? '' },
  }
  const last = await lastOf()
  const head =
    last === undefined
      ? fresh
      : { address: last.address, hospitalName: last.hospitalName, representativeTitle: last.representativeTitle, representativeName: last.representativeName, contact: last.contact }
  if (of.kind === 1) return { kind: 1, ...head, users: [] }
  if (of.kind === 3) return { kind: 3, ...head, leavers: [], starters: [] }
  const billed = await lastOf(2)
  return { kind: 2, ...head, seats: '1', wishedStart: null, users: [], billTo: billed?.kind === 2 ? billed.billTo : { ...NO_CONTACT, name: '' } }
}

export const startSeatFormCommand = async (tx: Transaction, kind: SeatFormKind): Promise<string> => {
  const { hospitalId, personId } = asRepresentative(tx)
  if ((await countOpenForms(tx, hospitalId)) >= MOST_DRAFTS) refuse('too_many_saved', { most: MOST_DRAFTS })
  const formId = await insertForm(tx, { hospitalId, personId, content: await newContent(tx, { kind, hospitalId, personId }) })
  await audit(tx, { act: 'seat_form.started', subjectKind: 'seat_form', subjectId: formId, data: { kind } })
  return formId
}

/** Names of staff are asked for here, so nothing is stopped as a patient's. */
export const saveSeatFormCommand = async (tx: Transaction, to: { formId: string; version: number; content: SeatFormContent }): Promise<void> => {
  asRepresentative(tx)
  const row = await openSeatForm(tx, to)
  if (!isFormOpen(stateOf(row))) refuse('form_not_open')
  if (row.kind !== to.content.kind) refuse('invalid_input', { fields: ['content.kind'] })
  await updateForm(tx, row.id, { content: JSON.stringify(to.content) })
  await audit(tx, { act: 'seat_form.saved', subjectKind: 'seat_form', subjectId: row.id, data: { kind: row.kind } })
}

export const deleteSeatFormCommand = async (tx: Transaction, formId: string): Promise<void> => {
  asRepresentative(tx)
  const row = await openSeatForm(tx, { formId })
  if (row.state !== 'draft' || row.number !== null) refuse('form_not_open')
  await deleteForm(tx, formId)
  await audit(tx, { act: 'seat_form.discarded', subjectKind: 'seat_form', subjectId: formId, data: { kind: row.kind } })
}
