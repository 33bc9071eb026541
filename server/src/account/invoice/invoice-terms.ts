import type { InvoiceTerms } from '@tasuki/domain/account/invoice/invoice.contract'
import { type DueTerms, dueDayOf } from '@tasuki/domain/account/invoice/invoice.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { selectInvoiceTerms, updateInvoiceTerms } from './invoice-terms.store'
import { readSeatSettings } from '../seat/seat-terms'
import { tellOfInvoiceTerms } from './tell-of-invoices'

const dueTermsOf = (terms: InvoiceTerms): DueTerms => ({ months: terms.dueMonths, day: terms.dueDay, whenClosed: terms.whenClosed })

/** The terms that hold now, and a bill's days if it were sent today. */
export const readInvoiceDays = async (tx: Transaction): Promise<{ terms: InvoiceTerms; invoiceDay: string; dueDay: string }> => {
  const terms = await selectInvoiceTerms(tx)
  const invoiceDay = japanDay(tx.now)
  return { terms, invoiceDay, dueDay: dueDayOf(invoiceDay, dueTermsOf(terms), (await readSeatSettings(tx)).calendar) }
}

export const getInvoiceTerms = async (tx: Transaction): Promise<{ terms: InvoiceTerms; dueIfSentToday: string }> => {
  const { terms, dueDay } = await readInvoiceDays(tx)
  return { terms, dueIfSentToday: dueDay }
}

/** 要綱11条3項: the prefecture sets the due day. What was sent keeps its own. */
export const setInvoiceTermsCommand = async (tx: Transaction, terms: InvoiceTerms): Promise<null> => {
  await updateInvoiceTerms(tx, terms)
  await audit(tx, { act: 'invoice_terms.set', subjectKind: 'invoice_terms', data: { dueMonths: terms.dueMonths, dueDay: terms.dueDay, whenClosed: terms.whenClosed } })
  tellOfInvoiceTerms(tx)
  return null
}
