import { facilityRecord } from '@tasuki/domain/facility/facility.contract'
import { vacancyDueAt, vacancyRhythmDays } from '@tasuki/domain/facility/vacancy-rhythm.rules'
import type { Transaction } from '../platform/db/transaction'
import { selectVacancyTimes } from './facility-change.store'
import { findFacilityRecord, findOldestVacancy } from './facility.store'
import { workingTimeOfRecord } from './reception'

const UPDATES_LOOKED_AT = 60

/** Since when a hospital's vacancy is older than its own rhythm; undefined while it isn't, and where it keeps none. */
export const findOverdueVacancy = async (tx: Transaction, hospitalId: string): Promise<{ since: Date } | undefined> => {
  const oldest = await findOldestVacancy(tx, hospitalId)
  if (!oldest) return undefined
  const row = await findFacilityRecord(tx, hospitalId)
  const record = row && facilityRecord.parse(row.record)
  const time = workingTimeOfRecord(record)
  const updates = await selectVacancyTimes(tx, hospitalId, UPDATES_LOOKED_AT)
  const days = vacancyRhythmDays({ updates, stated: record?.vacancyRhythmDays ?? null, time })
  return tx.now > vacancyDueAt(oldest, days, time) ? { since: oldest } : undefined
}
