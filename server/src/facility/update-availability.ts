import type { BedKind } from '@tasuki/domain/facility/bed-kind'
import type { Availability, AvailabilityInput } from '@tasuki/domain/facility/facility.contract'
import { checkAvailability } from '@tasuki/domain/facility/facility.rules'
import { nameOfActor } from '../account/name-of-actor'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { insertAvailability, selectAvailability, touchAvailability, updateAvailability } from './availability.store'
import { viewAvailability, viewOneAvailability } from './hospital.view'
import { announceFacility, getOwnFacility } from './update-facility-record'

/** 空床 of one bed kind of the own hospital; `version` 0 where the kind isn't there yet. */
export const updateAvailabilityCommand = async (
  tx: Transaction,
  input: { bedKind: BedKind; version: number; availability: AvailabilityInput },
): Promise<Availability> => {
  const hospitalId = await getOwnFacility(tx)
  orRefuse(checkAvailability(input.availability))
  const given = { hospitalId, bedKind: input.bedKind, given: input.availability, by: await nameOfActor(tx) }
  const written = input.version === 0 ? await insertAvailability(tx, given) : await updateAvailability(tx, input.version, given)
  if (!written) {
    const standing = (await selectAvailability(tx, [hospitalId])).find((row) => row.bed_kind === input.bedKind)
    return refuse('version_conflict', { version: standing?.version ?? 0 })
  }
  await audit(tx, { act: 'facility.availability_updated', subjectKind: 'hospital', subjectId: hospitalId, data: { bedKind: input.bedKind } })
  announceFacility(tx, hospitalId)
  return viewOneAvailability(input.bedKind, written)
}

/** 変更なし: all figures of the own hospital hold as of now, or those of the named bed kinds. */
export const confirmAvailabilityCommand = async (tx: Transaction, bedKinds: readonly BedKind[] | undefined): Promise<Availability[]> => {
  const hospitalId = await getOwnFacility(tx)
  if (bedKinds === undefined || bedKinds.length > 0) await touchAvailability(tx, { hospitalId, bedKinds, by: await nameOfActor(tx) })
  await audit(tx, { act: 'facility.availability_confirmed', subjectKind: 'hospital', subjectId: hospitalId, data: bedKinds ? { bedKinds } : {} })
  announceFacility(tx, hospitalId)
  return viewAvailability(await selectAvailability(tx, [hospitalId]))
}
