import type { hospitalContact } from '@tasuki/domain/office/moderation/moderation.contract'
import type { z } from 'zod'
import { findRepresentatives } from '../../account/people/colleagues'
import type { Transaction } from '../../platform/db/transaction'
import { contactOnPaper } from '../../transfer/print-cases'

export type HospitalContact = z.infer<typeof hospitalContact>

/** For the office: how a hospital is reached for which nobody can answer, because nobody represents it (要綱24条); null where somebody can. */
export const contactIfUnheard = async (tx: Transaction, hospitalId: string): Promise<HospitalContact | null> => {
  if ((await findRepresentatives(tx, hospitalId)).length > 0) return null
  const { department, phone } = await contactOnPaper(tx, hospitalId)
  return { department, phone }
}
