import type { Actor } from '@tasuki/domain/account/actor'
import type { Refusal } from '@tasuki/domain/base/refusal'

/** Whose login a session is, whether or not it acts yet. */
export type IdentityLogin = { authUserId: string; sessionId: string; checkedAt: Date | null }

/** Who stands behind a request. */
export type Identity = {
  actor: Actor
  sessionId?: string
  /** Hasn't accepted the terms of use in force. */
  owesTerms?: boolean
  /** Nobody acts: the browser's session is locked, and whose it is. */
  locked?: { sessionId: string; authUserId: string }
  login?: IdentityLogin
  /** Nobody acts any more, and why: told to the browser whose session it still is, in place of “not signed in”. */
  ended?: Refusal
  /** The password was right and the second step isn't done: nobody yet, but known to whoever asks for that step. */
  waiting?: { step: 'check' | 'enrol'; actor: Exclude<Actor, { kind: 'anonymous' | 'system' }>; login: IdentityLogin }
}

/**
 * Finds out who sends a request, from its cookies. `touch` is false where nobody need be at the screen: an open stream
 * must not keep a session alive.
 */
export type Identify = (cookieHeader: string | undefined, options?: { touch?: boolean }) => Promise<Identity>

export const personIdOf = (actor: Actor): string | undefined => ('personId' in actor ? actor.personId : undefined)

/** Whom a row keeps as the one who did it: nobody, where the program does. */
export const byWhom = ({ actor }: { actor: Actor }): string | null => personIdOf(actor) ?? null

/** Whether both are the same person in the same place, whatever their session. */
export const isSameActor = (one: Actor, other: Actor): boolean => one.kind === other.kind && JSON.stringify(one) === JSON.stringify(other)
