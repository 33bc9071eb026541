import type { Actor } from '@tasuki/domain/account/actor'
import type { Refusal } from '@tasuki/domain/base/refusal'

/** Who may call a route at all. What they may see and do with a record is its feature's policy and row security. */
export type Access = {
  readonly name: string
  /** The refusal, or undefined for yes. */
  readonly allows: (actor: Actor) => Refusal | undefined
  /** Those who have given their password and stand before this second step are let in too. */
  readonly waiting?: readonly ('check' | 'enrol')[]
}

const unlessAnonymous = (actor: Actor, permitted: boolean): Refusal | undefined => {
  if (actor.kind === 'anonymous') return { code: 'not_signed_in' }
  return permitted ? undefined : { code: 'not_permitted' }
}

/** Anybody, signed in or not. */
export const publicAccess: Access = { name: 'public', allows: () => undefined }

export const signedInAccess: Access = { name: 'signed-in', allows: (actor) => unlessAnonymous(actor, true) }

/** Showing one's factor, signed in or about to be. */
export const showingAccess: Access = { ...signedInAccess, name: 'signed-in or second step', waiting: ['check'] }

/** One's own factors: also for who has none yet and may do nothing else. */
export const enrollingAccess: Access = { ...signedInAccess, name: 'signed-in or enrolling', waiting: ['enrol'] }

/** People of user hospitals. */
export const memberAccess: Access = { name: 'member', allows: (actor) => unlessAnonymous(actor, actor.kind === 'member') }

/** Who answers for a hospital's people and speaks for it towards the prefecture (代表者). */
export const representativeAccess: Access = { name: 'representative', allows: (actor) => unlessAnonymous(actor, actor.kind === 'member' && actor.role === 'representative') }

/** Who answers for a hospital's people (代表ユーザ), and the prefecture. */
export const oversightAccess: Access = { name: 'oversight', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer' || (actor.kind === 'member' && actor.role === 'representative')) }

/** The prefecture's people alone (県). */
export const officerAccess: Access = { name: 'officer', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer') }
