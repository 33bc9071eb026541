import type { Actor } from '@tasuki/domain/account/actor'
import type { Refusal } from '@tasuki/domain/base/refusal'

/** Who may call a route at all. What they may see and do with a record is its feature's policy and row security. */
export type Access = {
  readonly name: string
  /** The refusal, or undefined for yes. */
  readonly allows: (actor: Actor) => Refusal | undefined
  /** Also for who hasn't accepted the terms of use yet, whom every other route that writes refuses. */
  readonly beforeTerms?: true
}

const unlessAnonymous = (actor: Actor, permitted: boolean): Refusal | undefined => {
  if (actor.kind === 'anonymous') return { code: 'not_signed_in' }
  return permitted ? undefined : { code: 'not_permitted' }
}

/** Anybody, signed in or not. */
export const publicAccess: Access = { name: 'public', allows: () => undefined, beforeTerms: true }

export const signedInAccess: Access = { name: 'signed-in', allows: (actor) => unlessAnonymous(actor, true) }

/** People of user hospitals. */
export const memberAccess: Access = { name: 'member', allows: (actor) => unlessAnonymous(actor, actor.kind === 'member') }

/** The same, and the one act that comes before the terms of use are accepted: accepting them. */
export const memberBeforeTermsAccess: Access = { ...memberAccess, beforeTerms: true }

/** Who answers for a hospital's people (代表ユーザ), and the prefecture. */
export const oversightAccess: Access = { name: 'oversight', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer' || (actor.kind === 'member' && actor.role === 'representative')) }

/** The prefecture's people alone (県). */
export const officerAccess: Access = { name: 'officer', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer') }
