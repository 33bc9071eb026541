import type { MemberActor } from '@tasuki/domain/account/actor'
import { asMember } from '@tasuki/domain/account/account.policy'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { lockSeenTransferCase, type TransferCase } from './case.store'
import { getInquiry, type InquiryRow, lockInquiries } from './inquiry.store'

/**
 * Locks an inquiry to the actor's hospital and its case. `case` is undefined once the hospital has lost the record
 * (withdrawn or ended, rule 71): the inquiry is then over, and its state says why.
 */
export const lockReceivedInquiry = async (
  tx: Transaction,
  inquiryId: string,
): Promise<{ actor: MemberActor; inquiry: InquiryRow; of: TransferCase | undefined }> => {
  const actor = orRefuse(asMember(tx.actor))
  const seen = await getInquiry(tx, inquiryId)
  if (seen.sender_hospital_id === actor.hospitalId) refuse('own_case')
  const of = await lockSeenTransferCase(tx, seen.case_id)
  // Lost before, or while another act was waited for: what became of the inquiry is read again.
  if (of === undefined) return { actor, inquiry: await getInquiry(tx, inquiryId), of: undefined }
  const inquiry = (await lockInquiries(tx, of.id)).find((candidate) => candidate.id === inquiryId)
  return inquiry ? { actor, inquiry, of } : refuse('not_found')
}
