import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import { announce } from '../../platform/live/announce'
import { refuse } from '../../platform/refused'
import { lockHospital, updateHospitalUse } from '../account.store'
import { FOLLOW_SEATS } from '../seat-form/decide-seat-form'
import { occupySeat } from '../seat/occupy-seat'
import { selectWithoutSeat } from '../seat/seat.store'
import { officeOnly } from '../system-only'

/**
 * 利用開始: its people may sign in, and it can be asked (rules 47, 48). Also after an ended use: all data stayed, and whoever
 * may act again has a seat of the prefecture's again, within its budget (要綱7条, 9条1項). False where it was in use already.
 */
export const startHospitalUseCommand = async (tx: Transaction, hospitalId: string): Promise<boolean> => {
  officeOnly(tx)
  const hospital = (await lockHospital(tx, hospitalId)) ?? refuse('not_found')
  if (hospital.use === 'active') return false
  await updateHospitalUse(tx, hospitalId, 'active')
  // Starts that were promised on the prefecture's seats before: those seats went with the use.
  if (hospital.use === 'ended') await addJob(tx, FOLLOW_SEATS)
  for (const personId of await selectWithoutSeat(tx, hospitalId)) await occupySeat(tx, { hospitalId, personId })
  await audit(tx, { act: 'hospital.use_started', subjectKind: 'hospital', subjectId: hospitalId, concerns: [hospitalId] })
  announce(tx, { topic: 'facility', id: hospitalId, hospitalIds: [], everybody: true })
  return true
}
