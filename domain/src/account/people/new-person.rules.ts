import { accepted, refused, type Result } from '../../base/result'
import { mailboxOf } from '../../base/mail-address'
import { plainForm } from '../../names/name-variants'

/** 髙橋花子 and 高橋 花子 are one name. */
const nameOf = (name: string): string => [...name.normalize('NFKC').replaceAll(/[\s\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '')].map(plainForm).join('').toLowerCase()

/** As a person is told from another by who enters them. */
export type EnteredPerson = { displayName: string; email: string }

/** The same name counts as the same person unless both have a mailbox and it differs. */
export const isSamePerson = (one: EnteredPerson, other: EnteredPerson): boolean => {
  const [mailbox, others] = [mailboxOf(one.email), mailboxOf(other.email)]
  return nameOf(one.displayName) === nameOf(other.displayName) && (mailbox === '' || others === '' || mailbox === others)
}

/**
 * A person is entered once at a place (rule 37). A mailbox of another colleague is shared, and is to be called so: then a code goes from hand to hand (rules 38, 39).
 */
export const checkNotEntered = (person: EnteredPerson & { sharedMailbox: boolean }, colleagues: readonly EnteredPerson[]): Result<true> => {
  if (colleagues.some((other) => isSamePerson(person, other))) return refused('person_exists', { fields: ['displayName'] })
  const mailbox = mailboxOf(person.email)
  const isTaken = mailbox !== '' && colleagues.some(({ email }) => mailboxOf(email) === mailbox)
  return isTaken && !person.sharedMailbox ? refused('mailbox_of_colleague', { fields: ['email'] }) : accepted(true)
}
