import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import { facilityChange, type FacilityChange, type FacilityPart } from '@tasuki/domain/facility/facility-history.contract'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { findDirectoryHospital } from './directory.store'
import { selectFacilityChanges } from './facility-change.store'
import { expectFacilityReader } from './list-hospitals'

const PAGE = 20

/** Who changed what of a hospital's facility information, and when; from what to what is for its own people and the prefecture. */
export const listFacilityChanges = async (
  tx: Transaction,
  of: { hospitalId: string; part?: FacilityPart | undefined; limit?: number | undefined; offset?: number | undefined },
): Promise<{ total: number; changes: FacilityChange[] }> => {
  await expectFacilityReader(tx)
  if ((await findDirectoryHospital(tx, of.hospitalId)) === undefined) refuse('not_found')
  const readsDetails = tx.actor.kind !== 'member' || tx.actor.hospitalId === of.hospitalId
  const { total, rows } = await selectFacilityChanges(tx, { hospitalId: of.hospitalId, part: of.part, limit: of.limit ?? PAGE, offset: of.offset ?? 0 })
  const changes = rows.map((row) =>
    facilityChange.parse({
      id: row.id,
      at: row.at.toISOString(),
      by: row.person_name,
      part: row.part,
      act: row.act,
      bedKinds: BED_KINDS.filter((kind) => row.bed_kinds.includes(kind)),
      changes: readsDetails ? (row.changes ?? []) : null,
    }),
  )
  return { total, changes }
}
