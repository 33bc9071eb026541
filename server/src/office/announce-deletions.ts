import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { AHEAD_DAYS } from '@tasuki/domain/office/retention.rules'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { refuse } from '../platform/refused'
import { hospitalsOf, listDueCases } from './retained-cases'
import { insertTold } from './retention.store'

/** Every hospital that has something in them is told of the cases that go in the next 90 days (要綱25条2項; rule 58); told again is told once. */
export const announceDeletionsCommand = async (tx: Transaction, hospitalIds: readonly string[] | undefined): Promise<{ cases: number; hospitals: number }> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  return dangerouslyAsSystem(tx, 'when a case was last worked on is told to the prefecture, not what was said', async () => {
    const due = await listDueCases(tx, addDays(japanDay(tx.now), AHEAD_DAYS))
    const untold = due.filter(({ noticedOn, held, senderHospitalId }) => noticedOn === null && !held && (hospitalIds?.includes(senderHospitalId) ?? true))
    if (untold.length === 0) return { cases: 0, hospitals: 0 }
    const told = untold.flatMap((one) => hospitalsOf(one).map((hospitalId) => ({ caseId: one.caseId, hospitalId, firstDay: one.firstDay })))
    const hospitals = [...new Set(told.map(({ hospitalId }) => hospitalId))]
    await insertTold(tx, told)
    for (const hospitalId of hospitals) queueNotice(tx, { kind: 'deletion_announced', hospitalIds: [hospitalId], subject: { kind: 'retention', id: hospitalId } })
    await audit(tx, { act: 'retention.announced', subjectKind: 'retention', concerns: hospitals, data: { cases: untold.length, caseIds: untold.map(({ caseId }) => caseId) } })
    return { cases: untold.length, hospitals: hospitals.length }
  })
}
