import { maySetAbsence, planAbsence } from '@tasuki/domain/account/people/absence.rules'
import { asMember } from '@tasuki/domain/account/account.policy'
import { addDays, japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import { announce } from '../../platform/live/announce'
import { orRefuse, refuse } from '../../platform/refused'
import { findAbsence, insertAbsence, lockAbsence, lockPersonOf, selectAbsences, updateAbsence } from './absence.store'

/** What follows of an absence, at its beginning and at its end; the later feature whose work passes on runs it. */
export const FOLLOW_ABSENCE = 'follow_absence'

/** A person is away for some days (rule 82). The two jobs are ordered with it: they run exactly if it was written. */
export const setAbsenceCommand = async (tx: Transaction, input: { personId: string; firstDay: string; lastDay: string }): Promise<void> => {
  const actor = orRefuse(asMember(tx.actor))
  const { hospitalId } = actor
  const person = await dangerouslyAsSystem(tx, 'two absences of one person are planned one after the other', () => lockPersonOf(tx, { personId: input.personId, hospitalId }))
  if (person?.acts !== true) return refuse('not_found')
  if (!maySetAbsence(actor, input.personId)) refuse('not_permitted')
  const today = japanDay(tx.now)
  const others = (await selectAbsences(tx, { hospitalId, notOverOn: today })).filter((row) => row.person_id === input.personId)
  orRefuse(planAbsence(input, { today, others: others.map((row) => ({ firstDay: row.first_day, lastDay: row.last_day })) }))
  const absenceId = await insertAbsence(tx, { ...input, hospitalId, setBy: actor.personId })
  await audit(tx, { act: 'absence.set', subjectKind: 'person', subjectId: input.personId, data: { absenceId, firstDay: input.firstDay, lastDay: input.lastDay } })
  const beginsAt = japanInstant(input.firstDay, '00:00')
  await addJob(tx, FOLLOW_ABSENCE, { payload: { absenceId }, ...(beginsAt > tx.now && { at: beginsAt }) })
  await addJob(tx, FOLLOW_ABSENCE, { payload: { absenceId }, at: japanInstant(addDays(input.lastDay, 1), '00:00') })
  announce(tx, { topic: 'absence', id: absenceId, hospitalIds: [hospitalId] })
}

/** Back, or called off. What was passed on stays with whoever has it now; the returned person is told. */
export const endAbsenceCommand = async (tx: Transaction, absenceId: string): Promise<void> => {
  const actor = orRefuse(asMember(tx.actor))
  if (!(await findAbsence(tx, absenceId))) return refuse('not_found')
  await dangerouslyAsSystem(tx, 'an absence ends for good: its row is the program’s to keep', async () => {
    const absence = (await lockAbsence(tx, absenceId)) ?? refuse('not_found')
    if (!maySetAbsence(actor, absence.person_id)) refuse('not_permitted')
    if (absence.ended_at !== null || absence.last_day < japanDay(tx.now)) refuse('absence_over')
    await updateAbsence(tx, absenceId, { ended_at: tx.now })
    announce(tx, { topic: 'absence', id: absenceId, hospitalIds: [absence.hospital_id] })
    await audit(tx, { act: 'absence.ended', subjectKind: 'person', subjectId: absence.person_id, data: { absenceId } })
  })
  await addJob(tx, FOLLOW_ABSENCE, { payload: { absenceId } })
}
