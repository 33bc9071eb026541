import { checkMayStepDown } from '@tasuki/domain/account/people/representative.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { lockHospital, lockPerson, selectHospitalsOfPeople } from '../account.store'
import { selectActingRepresentatives } from '../seat/seat.store'

type LockedPerson = NonNullable<Awaited<ReturnType<typeof lockPerson>>> & { hospitalUse: string | undefined }

/** The hospital first, as everybody locks them: of two who step down at once, the second sees that the first has. */
export const lockPersonAtWork = async (tx: Transaction, personId: string): Promise<LockedPerson> => {
  const [of] = await selectHospitalsOfPeople(tx, [personId])
  const hospital = of === undefined || of.hospital_id === null ? undefined : await lockHospital(tx, of.hospital_id)
  const person = (await lockPerson(tx, personId)) ?? refuse('not_found')
  return { ...person, hospitalUse: hospital?.use }
}

/** A hospital in use keeps somebody who hands in its forms; one whose use has ended needs nobody. */
export const keepRepresentative = async (tx: Transaction, person: LockedPerson): Promise<void> => {
  if (person.hospital_id === null || person.hospitalUse !== 'active') return
  const today = japanDay(tx.now)
  orRefuse(checkMayStepDown(person.id, { today, representatives: await selectActingRepresentatives(tx, person.hospital_id) }))
}
