import type { InvoiceTerms } from '@tasuki/domain/account/invoice/invoice.contract'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

export const selectInvoiceTerms = async (tx: Transaction): Promise<InvoiceTerms> => {
  const row = await tx.db.selectFrom('invoice_terms').selectAll().executeTakeFirstOrThrow()
  return { issuer: row.issuer, contact: row.contact, payTo: row.pay_to, registration: row.registration, dueMonths: row.due_months, dueDay: row.due_day, whenClosed: row.when_closed === 'before' ? 'before' : 'after' }
}

export const updateInvoiceTerms = async (tx: Transaction, terms: InvoiceTerms): Promise<void> => {
  await tx.db
    .updateTable('invoice_terms')
    .set({ issuer: terms.issuer, contact: terms.contact, pay_to: terms.payTo, registration: terms.registration, due_months: terms.dueMonths, due_day: terms.dueDay, when_closed: terms.whenClosed, set_by: byWhom(tx), set_at: tx.now })
    .execute()
}

/** Runs come one after another: who comes second sees what the first has billed. */
export const lockInvoicing = async (tx: Transaction): Promise<void> => {
  await tx.db.selectFrom('invoice_terms').select('only_one').forUpdate().executeTakeFirstOrThrow()
}
