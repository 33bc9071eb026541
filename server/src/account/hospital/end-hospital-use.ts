import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'
import { refuse } from '../../platform/refused'
import { lockHospital, updateHospitalUse } from '../account.store'
import { announceIdentity } from '../sign-in/announce-identity'
import { endPrefectureSeats } from '../seat/seat.store'
import { officeOnly } from '../system-only'
import { tellOfSeats } from '../seat/tell-of-seats'

/** What a later feature does when a hospital leaves, or refuses: `hospital_has_open_cases` (rule 81). */
export type HospitalLeaving = (tx: Transaction, hospitalId: string) => Promise<void>

/**
 * 利用終了: from the commit on nobody of the hospital is an actor any more, open sessions included; all data stays
 * (rule 36). The leaving runs first, while the hospital still acts. The prefecture's seats go back to its budget; what the
 * hospital pays for stays to the year's end (要綱9条1項, 10条4項).
 */
export const endHospitalUseCommand = async (tx: Transaction, leave: HospitalLeaving, hospitalId: string): Promise<void> => {
  officeOnly(tx)
  const hospital = (await lockHospital(tx, hospitalId)) ?? refuse('not_found')
  if (hospital.use !== 'active') return
  await leave(tx, hospitalId)
  await updateHospitalUse(tx, hospitalId, 'ended')
  await endPrefectureSeats(tx, hospitalId, japanDay(tx.now))
  await audit(tx, { act: 'hospital.use_ended', subjectKind: 'hospital', subjectId: hospitalId, concerns: [hospitalId] })
  announceIdentity(tx, { id: hospitalId, hospitalId })
  tellOfSeats(tx, hospitalId)
  announce(tx, { topic: 'facility', id: hospitalId, hospitalIds: [hospitalId], everybody: true })
}
