import { asMember } from '@tasuki/domain/account/account.policy'
import type { MatchingQuery, MatchingResult } from '@tasuki/domain/transfer/matching.contract'
import { matchPatient } from '@tasuki/domain/transfer/matching.rules'
import { getOwnHospitalPlace } from '../account/hospital/find-hospitals'
import { describeDestination } from '../facility/destination'
import type { SearchTally } from '../facility/search-tally'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import type { Snapshots } from './facility-snapshots'

const DEFAULT_LIMIT = 50

/** Runs over the snapshot in memory: no query but for where the asking hospital lies. Stores nothing. */
const matchHospitals = async (tx: Transaction, snapshots: Snapshots, input: { patient: MatchingQuery; limit?: number | undefined }): Promise<MatchingResult> => {
  orRefuse(asMember(tx.actor))
  const destination = orRefuse(describeDestination(input.patient.destination))
  const snapshot = snapshots.current()
  const unknown = Object.keys(input.patient.needs).filter((code) => !snapshot.positionOf.has(code))
  if (unknown.length > 0) refuse('invalid_input', { fields: unknown.map((code) => `needs.${code}`) })
  const from = await getOwnHospitalPlace(tx)
  return matchPatient(input.patient, { snapshot, from, destinationCodes: new Set(destination.codes), now: tx.now, limit: input.limit ?? DEFAULT_LIMIT })
}

/** Somebody looks for a bed once they have said where, or what the patient needs; an empty form lists everybody. */
const isSearch = ({ destination, needs, bedKinds }: MatchingQuery): boolean =>
  destination.municipalities.length + destination.secondaryAreas.length + bedKinds.length > 0 || Object.values(needs).some((need) => need.presence === 'present')

/** The same as people ask for it: the hospitals they are shown will know that they were. */
export const searchHospitals = async (
  tx: Transaction,
  { snapshots, tally }: { snapshots: Snapshots; tally: SearchTally },
  input: { patient: MatchingQuery; limit?: number | undefined },
): Promise<MatchingResult> => {
  const result = await matchHospitals(tx, snapshots, input)
  if (isSearch(input.patient)) tally.note(tx, result.hospitals.map((hospital) => hospital.hospitalId))
  return result
}
