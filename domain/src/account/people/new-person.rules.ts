import { accepted, refused, type Result } from '../../base/result'
import { mailboxOf } from '../../base/mail-address'
import { plainForm } from '../../names/name-variants'

/** 髙橋花子 and 高橋 花子 are one name. */
const nameOf = (name: string): string => [...name.normalize('NFKC').replaceAll(/[\s\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '')].map(plainForm).join('').toLowerCase()

/** As a person is told from another by who enters them. */
export type EnteredPerson = { displayName: string; email: string }

/**
 * A person is entered once at a place (rule 37): the same name counts as the same person unless both have a mailbox and it
 * differs. A mailbox of another colleague is shared, and is to be called so: then a code goes from hand to hand (rules 38, 39).
 */
export const checkNotEntered = (person: EnteredPerson & { sharedMailbox: boolean }, colleagues: readonly EnteredPerson[]): Result<true> => {
  const [name, mailbox] = [nameOf(person.displayName), mailboxOf(person.email)]
  const isSame = (other: EnteredPerson): boolean => nameOf(other.displayName) === name && (mailbox === '' || other.email.trim() === '' || mailboxOf(other.email) === mailbox)
  if (colleagues.some(isSame)) return refused('person_exists', { fields: ['displayName'] })
  const isTaken = mailbox !== '' && colleagues.some(({ email }) => mailboxOf(email) === mailbox)
  return isTaken && !person.sharedMailbox ? refused('mailbox_of_colleague', { fields: ['email'] }) : accepted(true)
}
