import { seatEndOf } from '@tasuki/domain/account/seat/seat-end.rules'
import type { Refusal } from '@tasuki/domain/base/refusal'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import type { SignedInRow } from '../account.store'
import { findLastSeat, selectStopDays } from './seat.store'

/**
 * Why a person acts no more, since when and whom to ask: only for who has shown their password, by a session of their own
 * or just now. Undefined for who acts. Run as the system.
 */
export const findSeatEnd = async (tx: Transaction, person: SignedInRow): Promise<Refusal | undefined> => {
  const end = seatEndOf(
    {
      active: person.active,
      actsUntil: person.acts_until,
      isOfHospital: person.hospital_id !== null,
      isHospitalActive: person.use === 'active',
      isRepresentative: person.role === 'representative',
      lastSeat: await findLastSeat(tx, person.id),
      stopDays: await selectStopDays(tx, person.id),
    },
    japanDay(tx.now),
  )
  return end && { code: 'seat_ended', details: end }
}
