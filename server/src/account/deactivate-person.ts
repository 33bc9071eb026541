import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { readLoginId } from '../platform/session/login-id'
import type { SessionService } from '../platform/session/session-service'
import { lockPersonByLogin, updateInactive } from './account.store'
import { announceIdentity } from './announce-identity'
import { systemOnly } from './system-only'

/**
 * A person leaves: no sign-in, no open session; what they said and did keeps their name. Each request asks whether its
 * person is active, so the sessions' deletion only tidies up.
 */
export const deactivatePersonCommand = async (tx: Transaction, sessions: SessionService, input: { loginId: string }): Promise<void> => {
  systemOnly(tx)
  const person = (await lockPersonByLogin(tx, readLoginId(input.loginId) ?? refuse('not_found'))) ?? refuse('not_found')
  if (!person.active) return
  await updateInactive(tx, person.id)
  await audit(tx, { act: 'person.deactivated', subjectKind: 'person', subjectId: person.id, data: { hospitalId: person.hospital_id } })
  announceIdentity(tx, { id: person.id, hospitalId: person.hospital_id })
  const authUserId = person.auth_user_id
  if (authUserId !== null) tx.lastBeforeCommit(() => sessions.endAllSessions(authUserId))
}
