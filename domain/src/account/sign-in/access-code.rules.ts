import { accepted, refused, type Result } from '../../base/result'
import type { PersonRole } from '../account.contract'
import type { AccessCodeKind } from './access-code.contract'
import type { Actor } from '../actor'

/** An invitation lies on a desk over a weekend's Friday; a code read out at the telephone is used at once. */
export const ACCESS_CODE_MINUTES = { invitation: 72 * 60, reset: 30 } as const satisfies Record<AccessCodeKind, number>

/** Letters and digits that can't be mistaken for one another when read from paper. */
export const READABLE_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

/** A code that is read out or typed from paper, and one that stands in a link. */
export const ACCESS_CODE_GROUPS = { spoken: 3, linked: 6 } as const

const CODE = new RegExp(`^(?:[${READABLE_LETTERS}]{4}){${ACCESS_CODE_GROUPS.spoken}}$|^(?:[${READABLE_LETTERS}]{4}){${ACCESS_CODE_GROUPS.linked}}$`)

/** The one way in which a code is compared, however it was typed: full-width, in capitals, with or without hyphens. */
export const readAccessCode = (typed: string): string | undefined => {
  const code = typed.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{Pd}ー]/gu, '')
  return CODE.test(code) ? code : undefined
}

export type AccountHolder = { personId: string; hospitalId: string | null; role: PersonRole }

/**
 * Whose accounts an actor looks after: a representative those of their hospital's members, the prefecture everybody's but
 * one's own. A shared mailbox is never asked (rule 38): the code goes from hand to hand.
 */
export const checkLooksAfter = (actor: Actor, person: AccountHolder): Result<AccountHolder> => {
  if (actor.kind === 'anonymous') return refused('not_signed_in')
  if (actor.kind === 'system') return accepted(person)
  if (actor.personId === person.personId) return refused('not_permitted')
  if (actor.kind === 'officer') return accepted(person)
  if (actor.kind !== 'member') return refused('not_permitted')
  // Others' people aren't there for a hospital.
  if (actor.hospitalId !== person.hospitalId) return refused('not_found')
  return actor.role === 'representative' && person.role === 'member' ? accepted(person) : refused('not_permitted')
}

/** Only to an address of this one person goes a link that sets a password (rules 38, 39). */
export const isOwnMailbox = (person: { email: string; sharedMailbox: boolean; othersWithIt: number }): boolean => person.email !== '' && !person.sharedMailbox && person.othersWithIt === 0
