import type { Actor } from '@tasuki/domain/account/actor'

/** A recipient as an actor, so that row security decides what they may be told; undefined for whom nothing is to be told. */
export const readerActor = (of: { personId: string; hospitalId: string | null; role: string }): Actor | undefined => {
  if (of.role === 'officer') return { kind: 'officer', personId: of.personId }
  if (of.hospitalId === null) return undefined
  return { kind: 'member', personId: of.personId, hospitalId: of.hospitalId, role: of.role === 'representative' ? 'representative' : 'member' }
}
