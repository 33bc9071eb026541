import type { FacilityPart, FieldChange } from '@tasuki/domain/facility/facility-history.contract'
import { nameOfActor } from '../account/name-of-actor'
import type { Transaction } from '../platform/db/transaction'
import { insertFacilityChange } from './facility-change.store'

/** A line of the history, in the transaction that makes the change. Where no field is another, it was confirmed. */
export const logFacilityChange = async (
  tx: Transaction,
  of: { hospitalId: string; part: FacilityPart; changes: readonly FieldChange[]; bedKinds?: readonly string[] },
): Promise<void> =>
  insertFacilityChange(tx, {
    hospitalId: of.hospitalId,
    part: of.part,
    act: of.changes.length > 0 ? 'changed' : 'confirmed',
    bedKinds: of.bedKinds ?? [],
    by: await nameOfActor(tx),
    changes: of.changes,
  })
