import { noticePath } from '@tasuki/domain/notice/notice-path'
import { findSeenInvoices } from '../../account/invoice/list-invoices'
import type { NoticeSubjects } from '../../notice/notice-subject'

/** Bills as notices point at them: the prefecture at its list, a hospital at its own once it was sent (要綱11条). */
export const invoiceNotices: NoticeSubjects = {
  kind: 'invoice',
  seen: async (tx, ids) => {
    const path = tx.actor.kind === 'officer' ? noticePath.officeInvoice : noticePath.ownInvoice
    return new Map((await findSeenInvoices(tx, ids)).map((id) => [id, { path: path(id), caseCode: null, hospitalName: null }]))
  },
}
