import type { Actor } from '../account/actor'
import { accepted, refused, type Result } from '../base/result'

/**
 * 要綱14条: facility information is open to every user hospital and the prefecture, to nobody else (rule 48). `active`:
 * whether the hospital the actor acts for uses the system right now.
 */
export const readFacilities = (actor: Actor, active: boolean): Result<true> => {
  if (actor.kind === 'anonymous') return refused('not_signed_in')
  return actor.kind === 'member' && !active ? refused('hospital_not_active') : accepted(true)
}
