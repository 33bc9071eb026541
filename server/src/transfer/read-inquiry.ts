import { readInquiry } from '@tasuki/domain/transfer/inquiry.rules'
import type { Transaction } from '../platform/db/transaction'
import { announceCase, logTransfer } from './change-case'
import { updateInquiry } from './inquiry.store'
import { lockReceivedInquiry } from './received-inquiry'

/** 未読 → 閲覧済 by the first person of B; later readers change nothing. */
export const readInquiryCommand = async (tx: Transaction, inquiryId: string): Promise<void> => {
  const { inquiry, of } = await lockReceivedInquiry(tx, inquiryId)
  const state = readInquiry(inquiry.state)
  if (!of || state === inquiry.state) return
  // The version counts answers: a colleague who opens the inquiry must not make somebody's answer stale.
  await updateInquiry(tx, { ...inquiry, version: inquiry.version - 1 }, { state, first_read_at: tx.now })
  await logTransfer(tx, of, { kind: 'inquiry_read', hospitalId: inquiry.hospital_id })
  await announceCase(tx, of)
}
