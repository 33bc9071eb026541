import { refused, type Result, accepted } from '../base/result'
import { type Actor, type MemberActor, readsForPrefecture } from './actor'

/** The hospital a record is compared with; undefined for anybody who doesn't act for one. */
export const hospitalOf = (actor: Actor): string | undefined => (actor.kind === 'member' ? actor.hospitalId : undefined)

/** The prefecture reads everything; each such read is audited by the command. */
export const readsEverything = (actor: Actor): boolean => readsForPrefecture(actor) || actor.kind === 'system'

/** Refuses anybody who doesn't act for a user hospital. */
export const asMember = (actor: Actor): Result<MemberActor> =>
  actor.kind === 'member' ? accepted(actor) : refused(actor.kind === 'anonymous' ? 'not_signed_in' : 'not_permitted')
