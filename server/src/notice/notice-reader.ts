import { type Actor, prefectureRoleOf } from '@tasuki/domain/account/actor'

/** A recipient as an actor, so that row security decides what they may be told; undefined for whom nothing is to be told. */
export const readerActor = (of: { personId: string; hospitalId: string | null; role: string }): Actor | undefined => {
  const ofPrefecture = prefectureRoleOf(of.role)
  if (ofPrefecture !== undefined) return { kind: ofPrefecture, personId: of.personId }
  if (of.hospitalId === null) return undefined
  return { kind: 'member', personId: of.personId, hospitalId: of.hospitalId, role: of.role === 'representative' ? 'representative' : 'member' }
}
