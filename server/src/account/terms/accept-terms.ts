import { asMember } from '@tasuki/domain/account/account.policy'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { findTermsInForce } from './published-terms'
import { insertTermsAcceptance } from './terms.store'

/** Each person accepts for themselves, once a version (様式2: 本要綱記載事項をすべて了解の上). Officers wrote them. */
export const acceptTermsCommand = async (tx: Transaction, version: number): Promise<void> => {
  const { personId, hospitalId } = orRefuse(asMember(tx.actor))
  // What is accepted is what was read.
  if ((await findTermsInForce(tx)) !== version) refuse('terms_superseded')
  if (await insertTermsAcceptance(tx, { person_id: personId, version, hospital_id: hospitalId, at: tx.now })) await audit(tx, { act: 'terms.agreed', subjectKind: 'terms', data: { version } })
}
