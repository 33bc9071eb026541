import { type Leaving, passOnSide } from '@tasuki/domain/transfer/assignment.rules'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { findPeople } from '../account/people/colleagues'
import { findPresentStaff } from '../account/people/list-absences'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { assignRoomSides, findRoomSides } from '../talk/room-side'
import { assignSenderSides } from './assign-case'
import { listOpenCasesWith, lockTransferCase, updateInCharge } from './case.store'
import { announceCase, logTransfer } from './change-case'
import { listLiveInquiriesOf, lockInquiries } from './inquiry.store'
import { insertWorkHandover } from './work-handover.store'

type Passing = { hospitalId: string; leaving: Leaving; absenceId: string | null }

/** By who has it now: what one person took over is one notice and one line on ホーム. */
type Taken = Map<string | null, { caseIds: string[]; inquiryIds: string[] }>

const note = (taken: Taken, to: string | null): { caseIds: string[]; inquiryIds: string[] } => {
  const found = taken.get(to) ?? { caseIds: [], inquiryIds: [] }
  taken.set(to, found)
  return found
}

/**
 * A person in charge leaves or is absent: cases and room sides pass to 副担当, else to a representative (rule 82). Run as
 * the system, in one transaction: all of it or none. Who is away already isn't asked.
 */
const passOnWork = async (tx: Transaction, passing: Passing): Promise<void> => {
  const { hospitalId, leaving } = passing
  const staff = await findPresentStaff(tx, hospitalId)
  const people = await findPeople(tx, [leaving.personId, ...staff.representativeIds])
  const taken: Taken = new Map()
  const nameOf = async (id: string | null) => (id === null ? null : ((people.get(id) ?? (await findPeople(tx, [id])).get(id))?.displayName ?? null))
  const dataOf = async (to: string | null) => ({
    fromPersonId: leaving.personId,
    from: await nameOf(leaving.personId),
    personInChargeId: to,
    personInCharge: await nameOf(to),
    because: leaving.because,
  })

  for (const caseId of await listOpenCasesWith(tx, { hospitalId, personId: leaving.personId })) {
    const of = await lockTransferCase(tx, caseId)
    const passed = passOnSide({ personInChargeId: of.person_in_charge_id, deputyId: of.deputy_id }, leaving, staff)
    if (!passed) continue
    const changed = await updateInCharge(tx, caseId, passed.side)
    await assignSenderSides(tx, changed)
    if (passed.wasInCharge) {
      note(taken, passed.to).caseIds.push(caseId)
      await logTransfer(tx, changed, { kind: 'passed_on', data: await dataOf(passed.to) })
    }
    await announceCase(tx, changed)
  }

  for (const { id, case_id } of await listLiveInquiriesOf(tx, hospitalId)) {
    const of = await lockTransferCase(tx, case_id)
    const inquiry = (await lockInquiries(tx, case_id)).find((one) => one.id === id)
    if (!inquiry || !INQUIRY_STATE[inquiry.state].live) continue
    const side = (await findRoomSides(tx, [inquiry.room_id])).find((one) => one.hospitalId === hospitalId)
    const passed = side && passOnSide({ personInChargeId: side.personInChargeId, deputyId: side.deputyId }, leaving, staff)
    if (!passed) continue
    await assignRoomSides(tx, { roomIds: [inquiry.room_id], hospitalId, ...passed.side })
    if (passed.wasInCharge) {
      note(taken, passed.to).inquiryIds.push(id)
      await logTransfer(tx, of, { kind: 'passed_on', hospitalId, data: await dataOf(passed.to) })
    }
    await announceCase(tx, of)
  }

  for (const [to, work] of taken) {
    const id = await insertWorkHandover(tx, { hospitalId, absenceId: passing.absenceId, fromPersonId: leaving.personId, toPersonId: to, ...work })
    await audit(tx, { act: 'work.passed_on', subjectKind: 'person', subjectId: leaving.personId, concerns: [hospitalId], data: { handoverId: id, to, because: leaving.because, ...work } })
    const [caseId] = work.caseIds
    const [inquiryId] = work.inquiryIds
    const subject = caseId === undefined ? ({ kind: 'inquiry', id: inquiryId ?? '' } as const) : ({ kind: 'case', id: caseId } as const)
    queueNotice(tx, { kind: 'absence_taken_over', ...(to === null ? { hospitalIds: [hospitalId] } : { personIds: [to] }), subject })
  }
}

export const passOnWorkOfAbsent = (tx: Transaction, of: { absenceId: string; personId: string; hospitalId: string }): Promise<void> =>
  passOnWork(tx, { hospitalId: of.hospitalId, leaving: { personId: of.personId, because: 'absent' }, absenceId: of.absenceId })

/** An account is closed: the same, for good (rule 82). */
export const passOnWorkOfLeaver = (tx: Transaction, person: { personId: string; hospitalId: string }): Promise<void> =>
  dangerouslyAsSystem(tx, 'the work of a person who leaves passes to colleagues, whoever closes the account', () =>
    passOnWork(tx, { hospitalId: person.hospitalId, leaving: { personId: person.personId, because: 'left' }, absenceId: null }),
  )
