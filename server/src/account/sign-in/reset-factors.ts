import { checkLooksAfter } from '@tasuki/domain/account/sign-in/access-code.rules'
import { personRole } from '@tasuki/domain/account/account.contract'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { dropPushOfPerson } from '../../platform/push/push-subscriptions'
import { orRefuse, refuse } from '../../platform/refused'
import type { FactorKeeper } from '../../platform/session/factor-keeper'
import { announceIdentity } from './announce-identity'
import { findResettable } from './factor.store'

/**
 * A person has lost their factor: at their next sign-in they enrol anew. By the hospital's representative for its members, as with codes,
 * by the prefecture for everybody, by the operator; nobody for themselves, or a stolen session would be enough. Whom one
 * doesn't see isn't there.
 */
export const resetFactorsCommand = async (tx: Transaction, factors: Pick<FactorKeeper, 'reset'>, of: { personId: string } | { loginId: string }): Promise<void> => {
  const { actor } = tx
  const person = (await findResettable(tx, of)) ?? refuse('not_found')
  if ('personId' in actor && actor.personId === person.id) refuse('own_factor')
  orRefuse(checkLooksAfter(actor, { personId: person.id, hospitalId: person.hospital_id, role: personRole.parse(person.role) }))
  const authUserId = person.auth_user_id ?? refuse('not_found')
  await dropPushOfPerson(tx, person.id)
  await audit(tx, { act: 'person.factors_reset', subjectKind: 'person', subjectId: person.id, concerns: person.hospital_id === null ? [] : [person.hospital_id], data: { hospitalId: person.hospital_id } })
  queueNotice(tx, { kind: 'factors_reset', personIds: [person.id], subject: { kind: 'person', id: person.id } })
  announceIdentity(tx, { id: person.id, hospitalId: person.hospital_id })
  tx.lastBeforeCommit(() => factors.reset(authUserId))
}
