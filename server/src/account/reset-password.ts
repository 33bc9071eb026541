import { randomUUID } from 'node:crypto'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { dropPushOfPerson } from '../platform/push/push-subscriptions'
import { orRefuse, refuse } from '../platform/refused'
import { readLoginId } from '../platform/session/login-id'
import type { SessionService } from '../platform/session/session-service'
import { linkLogin, lockPersonByLogin } from './account.store'
import { announceIdentity } from './announce-identity'
import { checkPasswordLength, newPassword } from './password'
import { systemOnly } from './system-only'

/** A new password for somebody who lost theirs; whoever is signed in with the old one no longer is. Returns it. */
export const resetPasswordCommand = async (tx: Transaction, sessions: SessionService, input: { loginId: string; password?: string }): Promise<string> => {
  systemOnly(tx)
  const password = orRefuse(checkPasswordLength(input.password ?? newPassword()))
  const loginId = readLoginId(input.loginId) ?? refuse('not_found')
  const person = (await lockPersonByLogin(tx, loginId)) ?? refuse('not_found')
  const authUserId = person.auth_user_id ?? randomUUID()
  if (person.auth_user_id === null) await linkLogin(tx, person.id, authUserId)
  await audit(tx, { act: 'person.password_reset', subjectKind: 'person', subjectId: person.id, concerns: person.hospital_id === null ? [] : [person.hospital_id] })
  await dropPushOfPerson(tx, person.id)
  announceIdentity(tx, { id: person.id, hospitalId: person.hospital_id })
  tx.lastBeforeCommit(() => sessions.putLogin({ authUserId, loginId, password }))
  return password
}
