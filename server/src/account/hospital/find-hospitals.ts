import { asMember } from '@tasuki/domain/account/account.policy'
import type { HospitalLabel, HospitalUse } from '@tasuki/domain/account/account.contract'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { findHospitalPlace, lockHospitalsInUse, selectCorporations, selectHospitals, selectHospitalsInService, selectHospitalsInUse, selectHospitalsOfPeople } from '../account.store'

/** Of the hospitals that the actor may read: for user hospitals all (要綱14条). */
export const findHospitalUses = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, HospitalUse>> =>
  new Map((ids.length === 0 ? [] : await selectHospitals(tx, ids)).map((row) => [row.id, row.use as HospitalUse]))

/** Those in which somebody in service reads a notice; asked by whoever sees their people: the prefecture, the system. */
export const findHospitalsInService = async (tx: Transaction, ids: readonly string[]): Promise<Set<string>> =>
  new Set(ids.length === 0 ? [] : await selectHospitalsInService(tx, ids))

/**
 * How these hospitals use the system, and that stays so until the transaction ends: whoever ends a hospital's use waits,
 * then finds what was written here. Take it before any row of a case, as ending does, or the two wait for each other.
 */
export const lockUserHospitals = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, HospitalUse>> => {
  if (ids.length === 0) return new Map()
  const rows = await dangerouslyAsSystem(tx, 'only the system may lock hospitals of others', () => lockHospitalsInUse(tx, ids))
  return new Map(rows.map((row) => [row.id, row.use as HospitalUse]))
}

export const findHospitalLabels = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, HospitalLabel>> =>
  new Map((ids.length === 0 ? [] : await selectHospitals(tx, ids)).map((row) => [row.id, { id: row.id, name: row.name, shortName: row.short_name }]))

/** All that use the system, in the order of lists. */
export const listHospitalsInUse = async (tx: Transaction): Promise<(HospitalLabel & { municipalityCode: string })[]> =>
  (await selectHospitalsInUse(tx)).map((row) => ({ id: row.id, name: row.name, shortName: row.short_name, municipalityCode: row.municipality_code }))

/** The hospital the actor acts for, as policies need it; undefined for officers and the system. */
export const getActorHospital = async (tx: Transaction): Promise<{ municipalityCode: string; active: boolean } | undefined> => {
  if (tx.actor.kind !== 'member') return undefined
  const row = await findHospitalPlace(tx, tx.actor.hospitalId)
  return row && { municipalityCode: row.municipality_code, active: row.use === 'active' }
}

/** Where the actor's hospital stands; null where the directory has no coordinates. */
export const getOwnHospitalPlace = async (tx: Transaction): Promise<{ hospitalId: string; latitude: number | null; longitude: number | null }> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  const row = await findHospitalPlace(tx, hospitalId)
  return row ? { hospitalId, latitude: row.latitude, longitude: row.longitude } : refuse('not_found')
}

/** Whether a hospital's open cases may go to another one: a user hospital of the same corporation (rule 81). */
export const isSameCorporation = async (tx: Transaction, fromId: string, toId: string): Promise<boolean> => {
  if (fromId === toId) return false
  const rows = await selectCorporations(tx, [fromId, toId])
  const from = rows.find((row) => row.id === fromId)
  const to = rows.find((row) => row.id === toId)
  return from !== undefined && to?.use === 'active' && from.corporation !== '' && from.corporation === to.corporation
}

/** Of the people whom the actor may see; null for the prefecture's. */
export const findHospitalsOfPeople = async (tx: Transaction, personIds: readonly string[]): Promise<Map<string, string | null>> =>
  new Map((personIds.length === 0 ? [] : await selectHospitalsOfPeople(tx, personIds)).map((row) => [row.id, row.hospital_id]))
