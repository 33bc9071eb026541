import { invoiceTerms } from '@tasuki/domain/account/invoice/invoice.contract'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import type { Sheet } from '../../platform/files/print-sheet'
import { invoiceSheet } from './invoice.sheet'
import { selectInvoiceTerms } from './invoice-terms.store'
import { viewInvoice } from './invoice.view'
import { getStoredInvoice } from './list-invoices'

/** A bill on paper for whoever sees it. What was sent is printed as it was sent, today and in five years. */
export const printInvoice = async (tx: Transaction, invoiceId: string): Promise<{ sheet: Sheet; fileName: string }> => {
  const stored = await getStoredInvoice(tx, invoiceId)
  const invoice = await viewInvoice(tx, stored)
  const terms = stored.terms === null ? await selectInvoiceTerms(tx) : invoiceTerms.parse(stored.terms)
  await audit(tx, { act: 'invoice.printed', subjectKind: 'invoice', subjectId: invoice.id, concerns: invoice.sentAt === null ? [] : [stored.hospital_id] })
  return { sheet: invoiceSheet({ invoice, terms }), fileName: `${invoice.state === 'credit' ? '請求取消書' : '請求書'}_${invoice.code}` }
}
