import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { dropPushOfPerson } from '../../platform/push/push-subscriptions'
import { refuse } from '../../platform/refused'
import { readLoginId } from '../../platform/session/login-id'
import type { SessionService } from '../../platform/session/session-service'
import { findPersonByLogin, updateInactive } from '../account.store'
import { announceIdentity } from '../sign-in/announce-identity'
import { keepRepresentative, lockPersonAtWork } from './keep-representative'
import { leaveSeat } from '../seat/occupy-seat'
import { officeOnly } from '../system-only'

/** What is in the person's charge passes to colleagues (rule 82): of features that account doesn't know, so handed in. */
export type PassOnWork = (tx: Transaction, person: { personId: string; hospitalId: string }) => Promise<void>

/**
 * A person leaves, today or, as a form has said, on an earlier day: no sign-in, no open session; what they said and did
 * keeps their name. Each request asks whether its person is active; a session that is closed is only told so.
 */
export const deactivatePerson = async (tx: Transaction, sessions: SessionService, input: { personId: string; passOnWork: PassOnWork; lastDay?: string }): Promise<void> => {
  officeOnly(tx)
  const person = await lockPersonAtWork(tx, input.personId)
  if (!person.active) return
  // Of whoever leaves by a form it was asked when that was accepted.
  if (input.lastDay === undefined) await keepRepresentative(tx, person)
  await updateInactive(tx, person.id)
  if (person.hospital_id !== null) await leaveSeat(tx, { id: person.id, hospitalId: person.hospital_id }, input.lastDay ?? japanDay(tx.now))
  await dropPushOfPerson(tx, person.id)
  await audit(tx, { act: 'person.deactivated', subjectKind: 'person', subjectId: person.id, concerns: person.hospital_id === null ? [] : [person.hospital_id], data: { hospitalId: person.hospital_id } })
  if (person.hospital_id !== null) await input.passOnWork(tx, { personId: person.id, hospitalId: person.hospital_id })
  announceIdentity(tx, { id: person.id, hospitalId: person.hospital_id })
  const authUserId = person.auth_user_id
  if (authUserId !== null) tx.lastBeforeCommit(() => sessions.closeSessions(authUserId))
}

/** As an operator names a person: by the login id. */
export const deactivatePersonCommand = async (tx: Transaction, sessions: SessionService, { loginId, ...rest }: { loginId: string; passOnWork: PassOnWork; lastDay?: string }): Promise<void> => {
  const { id: personId } = (await findPersonByLogin(tx, readLoginId(loginId) ?? refuse('not_found'))) ?? refuse('not_found')
  await deactivatePerson(tx, sessions, { personId, ...rest })
}
