import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { mayRemind } from '@tasuki/domain/facility/vacancy-rhythm.rules'
import { audit } from '../platform/audit/write-audit'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { queueNotice } from '../platform/notices/queue-notice'
import { insertFacilityChange, selectReminders } from './facility-change.store'
import { selectHospitalsWithVacancy } from './facility.store'
import { deleteShownBefore } from './search-shown.store'
import { findOverdueVacancy } from './vacancy-due'

/** A hospital whose vacancy is older than its own rhythm is told, and its history says that it was. */
const remind = async (tx: Transaction, hospitalId: string): Promise<boolean> => {
  const overdue = await findOverdueVacancy(tx, hospitalId)
  if (!overdue || !mayRemind(await selectReminders(tx, hospitalId, overdue.since), tx.now)) return false
  await insertFacilityChange(tx, { hospitalId, part: 'vacancy', act: 'reminded', bedKinds: [], by: '', changes: [] })
  await audit(tx, { act: 'facility.vacancy_reminded', subjectKind: 'hospital', subjectId: hospitalId })
  queueNotice(tx, { kind: 'vacancy_stale', hospitalIds: [hospitalId], subject: { kind: 'facility', id: hospitalId } })
  return true
}

export const remindStaleVacancies = async (tx: Transaction): Promise<number> => {
  let told = 0
  for (const hospitalId of await selectHospitalsWithVacancy(tx)) if (await remind(tx, hospitalId)) told += 1
  await deleteShownBefore(tx, addDays(japanDay(tx.now), -1))
  return told
}

export const remindVacanciesJob = (database: Database): Job => ({
  name: 'remind_stale_vacancies',
  dailyAt: '12:10',
  run: async () => {
    await withActor(database, { kind: 'system', name: 'remind_stale_vacancies' }, remindStaleVacancies)
  },
})
