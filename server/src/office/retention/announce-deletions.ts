import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { AHEAD_DAYS } from '@tasuki/domain/office/retention/retention.rules'
import { findHospitalsInService, findHospitalUses } from '../../account/hospital/find-hospitals'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { refuse } from '../../platform/refused'
import { type AgedCase, hospitalsOf, listDueCases } from './retained-cases'
import { insertTold, type ToldPair } from './retention.store'
import { tellOfRetention } from './tell-of-retention'

const WHY = 'when a case was last worked on is told to the prefecture, not what was said'

const listUntold = async (tx: Transaction): Promise<AgedCase[]> =>
  (await listDueCases(tx, addDays(japanDay(tx.now), AHEAD_DAYS))).filter(({ noticedOn, held }) => noticedOn === null && !held)

const idsOfCases = (told: readonly ToldPair[]): string[] => [...new Set(told.map(({ caseId }) => caseId))]

/**
 * Every hospital in use that has something in them is told of the cases that go in the next 90 days (要綱25条2項; rule 58); told again is
 * told once. Where the use has ended, or nobody is in service, nobody reads a notice: such a hospital counts as untold, and its cases stay,
 * until the office has told it on paper.
 */
export const announceDeletionsCommand = async (tx: Transaction, hospitalIds: readonly string[] | undefined): Promise<{ cases: number; hospitals: number }> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  return dangerouslyAsSystem(tx, WHY, async () => {
    const untold = (await listUntold(tx)).filter(({ senderHospitalId }) => hospitalIds?.includes(senderHospitalId) ?? true)
    const inService = await findHospitalsInService(tx, untold.flatMap(({ untoldHospitalIds }) => untoldHospitalIds))
    const told = untold.flatMap(({ caseId, firstDay, untoldHospitalIds }) => untoldHospitalIds.filter((id) => inService.has(id)).map((hospitalId) => ({ caseId, hospitalId, firstDay })))
    const hospitals = [...new Set(told.map(({ hospitalId }) => hospitalId))]
    const caseIds = idsOfCases(told)
    if (told.length === 0) return { cases: 0, hospitals: 0 }
    await insertTold(tx, told)
    for (const hospitalId of hospitals) {
      queueNotice(tx, { kind: 'deletion_announced', hospitalIds: [hospitalId], subject: { kind: 'retention', id: hospitalId } })
      tellOfRetention(tx, { id: hospitalId, hospitalIds: [hospitalId] })
    }
    await audit(tx, { act: 'retention.announced', subjectKind: 'retention', concerns: hospitals, data: { cases: caseIds.length, caseIds } })
    return { cases: caseIds.length, hospitals: hospitals.length }
  })
}

/** Only where nobody reads a notice: the others are told here. */
export const expectToldOnPaper = async (tx: Transaction, hospitalId: string): Promise<void> => {
  if (!(await findHospitalUses(tx, [hospitalId])).has(hospitalId)) refuse('not_found')
  if ((await findHospitalsInService(tx, [hospitalId])).has(hospitalId)) refuse('hospital_is_told_here')
}

/** The officer's word that a letter went out today. */
export const notePaperNoticeCommand = async (tx: Transaction, hospitalId: string): Promise<{ cases: number }> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  return dangerouslyAsSystem(tx, WHY, async () => {
    await expectToldOnPaper(tx, hospitalId)
    const told = (await listUntold(tx)).flatMap(({ caseId, firstDay, untoldHospitalIds }) => (untoldHospitalIds.includes(hospitalId) ? [{ caseId, hospitalId, firstDay }] : []))
    if (told.length === 0) return { cases: 0 }
    await insertTold(tx, told)
    await audit(tx, { act: 'retention.told_on_paper', subjectKind: 'retention', subjectId: hospitalId, concerns: [hospitalId], data: { cases: told.length, caseIds: idsOfCases(told) } })
    tellOfRetention(tx, { id: hospitalId })
    return { cases: told.length }
  })
}

type OnPaper = { hospitalId: string; untold: number; count: number; firstDay: string }

/** Of what becomes due: the cases of which somebody is told here yet, and the hospitals that are told on paper. */
export const sortUntold = async (tx: Transaction, due: readonly AgedCase[]): Promise<{ announceable: number; onPaper: OnPaper[] }> => {
  const inService = await findHospitalsInService(tx, due.flatMap(hospitalsOf))
  const isUntold = ({ noticedOn, held }: AgedCase): boolean => noticedOn === null && !held
  const onPaper = new Map<string, OnPaper>()
  for (const one of due) {
    for (const hospitalId of hospitalsOf(one).filter((id) => !inService.has(id))) {
      const before = onPaper.get(hospitalId) ?? { hospitalId, untold: 0, count: 0, firstDay: one.firstDay }
      onPaper.set(hospitalId, { ...before, count: before.count + 1, untold: before.untold + (isUntold(one) && one.untoldHospitalIds.includes(hospitalId) ? 1 : 0) })
    }
  }
  return { announceable: due.filter((one) => isUntold(one) && one.untoldHospitalIds.some((id) => inService.has(id))).length, onPaper: [...onPaper.values()] }
}
