import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { refuse } from '../../platform/refused'
import { findHospitalLabels } from '../../account/hospital/find-hospitals'
import { lockAgedCase } from '../../transfer/case-age'
import { hospitalsOf } from './retained-cases'
import { insertHold, lockHold, lockHolds, updateHold } from './retention.store'
import { tellOfRetention } from './tell-of-retention'

const idsIn = (of: { caseId: string | null }) => (of.caseId === null ? {} : { caseId: of.caseId })

/** Of a case that is being deleted nothing is left to hold. */
const expectCaseOf = async (tx: Transaction, of: { hospitalId: string; caseId: string | null }): Promise<void> => {
  const { caseId, hospitalId } = of
  if (caseId === null) return
  const found = await dangerouslyAsSystem(tx, 'whose case it is decides who may keep it', () => lockAgedCase(tx, caseId))
  if (found === undefined || !hospitalsOf(found).includes(hospitalId)) refuse('not_found')
}

/** The prefecture stops a deletion, with a reason, until it lifts the hold: of a case, or of all of a hospital's. */
export const setHoldCommand = async (tx: Transaction, hold: { hospitalId: string; caseId: string | null; reason: string }): Promise<string> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  await refuseNames(tx, { reason: hold.reason })
  await lockHolds(tx)
  if (!(await findHospitalLabels(tx, [hold.hospitalId])).has(hold.hospitalId)) refuse('not_found')
  await expectCaseOf(tx, hold)
  const id = (await insertHold(tx, { hospital_id: hold.hospitalId, case_id: hold.caseId, state: 'held', reason: hold.reason, asked_by: null, decided_by: tx.actor.personId, decided_at: tx.now })) ?? refuse('hold_exists')
  await audit(tx, { act: 'retention.held', subjectKind: 'retention', subjectId: id, concerns: [hold.hospitalId], data: idsIn(hold) })
  queueNotice(tx, { kind: 'deletion_hold_decided', hospitalIds: [hold.hospitalId], subject: { kind: 'retention', id: hold.hospitalId } })
  tellOfRetention(tx, { id, hospitalIds: [hold.hospitalId] })
  return id
}

/** A hospital asks for it; until the prefecture has decided, nothing of it is deleted. */
export const askHoldCommand = async (tx: Transaction, hold: { caseId: string | null; reason: string }): Promise<string> => {
  if (tx.actor.kind !== 'member') return refuse('not_permitted')
  const { hospitalId, personId } = tx.actor
  await refuseNames(tx, { reason: hold.reason })
  await lockHolds(tx)
  await expectCaseOf(tx, { hospitalId, caseId: hold.caseId })
  const id = (await insertHold(tx, { hospital_id: hospitalId, case_id: hold.caseId, state: 'asked', reason: hold.reason, asked_by: personId, decided_by: null, decided_at: null })) ?? refuse('hold_exists')
  await audit(tx, { act: 'retention.hold_asked', subjectKind: 'retention', subjectId: id, data: idsIn(hold) })
  queueNotice(tx, { kind: 'deletion_hold_asked', toPrefecture: true, subject: { kind: 'retention', id: hospitalId } })
  tellOfRetention(tx, { id, hospitalIds: [hospitalId] })
  return id
}

export const decideHoldCommand = async (tx: Transaction, input: { holdId: string; decision: 'held' | 'declined'; answer: string }): Promise<void> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  await refuseNames(tx, { answer: input.answer })
  const hold = (await lockHold(tx, input.holdId)) ?? refuse('not_found')
  if (hold.state !== 'asked') refuse('hold_decided')
  await updateHold(tx, hold.id, { state: input.decision, answer: input.answer, decided_by: tx.actor.personId, decided_at: tx.now })
  await audit(tx, { act: `retention.${input.decision}`, subjectKind: 'retention', subjectId: hold.id, concerns: [hold.hospital_id], data: idsIn({ caseId: hold.case_id }) })
  queueNotice(tx, { kind: 'deletion_hold_decided', hospitalIds: [hold.hospital_id], subject: { kind: 'retention', id: hold.hospital_id } })
  tellOfRetention(tx, { id: hold.id, hospitalIds: [hold.hospital_id] })
}

export const liftHoldCommand = async (tx: Transaction, holdId: string): Promise<void> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  const hold = (await lockHold(tx, holdId)) ?? refuse('not_found')
  if (hold.state !== 'held') refuse('hold_decided')
  await updateHold(tx, hold.id, { state: 'lifted', lifted_by: tx.actor.personId, lifted_at: tx.now })
  await audit(tx, { act: 'retention.hold_lifted', subjectKind: 'retention', subjectId: hold.id, concerns: [hold.hospital_id], data: idsIn({ caseId: hold.case_id }) })
  queueNotice(tx, { kind: 'deletion_hold_decided', hospitalIds: [hold.hospital_id], subject: { kind: 'retention', id: hold.hospital_id } })
  tellOfRetention(tx, { id: hold.id, hospitalIds: [hold.hospital_id] })
}
