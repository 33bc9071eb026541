import { type Actor, prefectureRoleOf, readsForPrefecture } from '@tasuki/domain/account/actor'
import type { Refusal } from '@tasuki/domain/base/refusal'

/** Who may call a route at all. What they may see and do with a record is its feature's policy and row security. */
export type Access = {
  readonly name: string
  /** The refusal, or undefined for yes. */
  readonly allows: (actor: Actor) => Refusal | undefined
  /** Those who have given their password and stand before this second step are let in too. */
  readonly waiting?: readonly ('check' | 'enrol')[]
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

/** Showing one's factor, signed in or about to be. */
export const showingAccess: Access = { ...signedInAccess, name: 'signed-in or second step', waiting: ['check'] }

/** One's own factors: also for who has none yet and may do nothing else. */
export const enrollingAccess: Access = { ...signedInAccess, name: 'signed-in or enrolling', waiting: ['enrol'] }

/** People of user hospitals. */
export const memberAccess: Access = { name: 'member', allows: (actor) => unlessAnonymous(actor, actor.kind === 'member') }

/** Whoever reads cases, talks, documents and facilities: hospitals as far as theirs go, the prefecture's officers and its desk all (要綱24条). */
export const readerAccess: Access = { name: 'reader', allows: (actor) => unlessAnonymous(actor, actor.kind === 'member' || readsForPrefecture(actor)) }

/** People of user hospitals, and the one act that comes before the terms of use are accepted: accepting them. */
export const memberBeforeTermsAccess: Access = { ...memberAccess, beforeTerms: true }

/** Who answers for a hospital's people and speaks for it towards the prefecture (代表者). */
export const representativeAccess: Access = { name: 'representative', allows: (actor) => unlessAnonymous(actor, actor.kind === 'member' && actor.role === 'representative') }

/** Whose own words the program keeps: hospitals and the office. */
export const writerAccess: Access = { name: 'writer', allows: (actor) => unlessAnonymous(actor, actor.kind === 'member' || actor.kind === 'officer') }

const isRepresentative = (actor: Actor): boolean => actor.kind === 'member' && actor.role === 'representative'

/** Who answers for a hospital's people (代表ユーザ), and the prefecture. */
export const oversightAccess: Access = { name: 'oversight', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer' || isRepresentative(actor)) }

/** The trail: besides them the auditor (監査担当). */
export const trailAccess: Access = { name: 'trail', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer' || actor.kind === 'auditor' || isRepresentative(actor)) }

/** The prefecture's lists of hospitals, accounts, forms and bills, to be read: officers and the auditor. */
export const registerAccess: Access = { name: 'register', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer' || actor.kind === 'auditor') }

/** A bill: its hospital's people, and who reads all of them. */
export const billAccess: Access = { name: 'bill', allows: (actor) => registerAccess.allows(actor) && memberAccess.allows(actor) }

/** A form that was handed in: who speaks for the hospital, and who reads all of them. */
export const formAccess: Access = { name: 'form', allows: (actor) => registerAccess.allows(actor) && representativeAccess.allows(actor) }

/** Whoever is of the prefecture. */
export const prefectureAccess: Access = { name: 'prefecture', allows: (actor) => unlessAnonymous(actor, prefectureRoleOf(actor.kind) !== undefined) }

/** What is the office's alone to do (県). */
export const officerAccess: Access = { name: 'officer', allows: (actor) => unlessAnonymous(actor, actor.kind === 'officer') }
