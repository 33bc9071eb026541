import { nameOfActor } from '../account/name-of-actor'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import type { TransferCase } from './case.store'
import { listCaseAudience, updateTransferCase } from './case.store'
import { type NewTransferEvent, recordTransferEvent } from './event.store'

type Event = Omit<NewTransferEvent, 'caseId' | 'senderHospitalId'>

/** Of an assignment, who it was: ids only. */
const personsOf = (data: Event['data']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data ?? {}).filter(([key]) => key === 'personInChargeId' || key === 'deputyId' || key === 'fromPersonId'))

/** One line of the case's history and one of the audit trail, which holds ids and codes only. */
export const logTransfer = async (tx: Transaction, of: TransferCase, event: Event): Promise<void> => {
  await recordTransferEvent(tx, { ...event, caseId: of.id, senderHospitalId: of.sender_hospital_id, personName: await nameOfActor(tx) })
  await audit(tx, {
    act: `case.${event.kind}`,
    subjectKind: 'case',
    subjectId: of.id,
    data: { caseCode: of.code, ...(event.hospitalId !== undefined && { hospitalId: event.hospitalId }), ...personsOf(event.data) },
  })
}

/** The same without telling who it was: whoever sees a name may say so unnamed (rule 85). As the system; the report is audited by itself. */
export const logTransferUnnamed = (tx: Transaction, of: TransferCase, event: Event): Promise<void> =>
  recordTransferEvent(tx, { ...event, caseId: of.id, senderHospitalId: of.sender_hospital_id, personName: '', unnamed: true })

/** Tells the open pages of everybody who sees the case that there is something to fetch; not the area where it may not read what changed. */
export const announceCase = async (tx: Transaction, of: TransferCase, tellsArea = true): Promise<void> => {
  const toArea = tellsArea && of.visibility === 'S2' && of.status === 'recruiting'
  const hospitalIds = await dangerouslyAsSystem(tx, 'who sees a case is told of its change, whoever the actor may see', () =>
    listCaseAudience(tx, { caseId: of.id, areaCodes: toArea ? of.destination_codes : [] }),
  )
  announce(tx, { topic: 'case', id: of.id, hospitalIds: [...new Set([of.sender_hospital_id, ...hospitalIds])] })
}

/**
 * The one way a case changes: its row, its history, the audit entry, and the hint to all who saw it before or see it
 * now, so that a hospital whose access ends drops it at once (rule 46).
 */
export const changeCase = async (tx: Transaction, current: TransferCase, to: { change: Parameters<typeof updateTransferCase>[2]; event: Event; tellsArea?: boolean }): Promise<TransferCase> => {
  await announceCase(tx, current, to.tellsArea)
  const changed = await updateTransferCase(tx, current, to.change)
  await logTransfer(tx, changed, to.event)
  await announceCase(tx, changed, to.tellsArea)
  return changed
}
