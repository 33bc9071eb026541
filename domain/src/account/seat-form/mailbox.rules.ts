import { accepted, refused, type Result } from '../../base/result'

/** What is said of an address (様式の※). */
export type MailboxTicks = { sharedMailbox: boolean; noPersonalMailbox: boolean; privateMailForbidden: boolean }

/** Rule 38: a mailbox of several people, only where the hospital issues no personal one and forbids private ones; all of it said. */
export const isSharingAllowed = (ticks: MailboxTicks): boolean => ticks.sharedMailbox && ticks.noPersonalMailbox && ticks.privateMailForbidden

/** Whoever's account the address is of: shared is what is said to be, and what a colleague has too (rules 38, 39). */
export const checkMailbox = (of: MailboxTicks & { email: string }, told: { isColleagues: boolean; field: string }): Result<true> =>
  of.email !== '' && (of.sharedMailbox || told.isColleagues) && !isSharingAllowed(of) ? refused('shared_mailbox_not_allowed', { fields: [told.field] }) : accepted(true)
