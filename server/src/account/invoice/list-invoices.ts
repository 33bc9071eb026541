import { asMember } from '@tasuki/domain/account/account.policy'
import type { INVOICE_FILTERS, InvoiceDetail, InvoiceEntry } from '@tasuki/domain/account/invoice/invoice.contract'
import type { InvoiceState } from '@tasuki/domain/account/invoice/invoice.rules'
import type { PageAsked } from '@tasuki/domain/base/page'
import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { viewInvoice, viewInvoices } from './invoice.view'
import { countInvoices, countInvoiceStates, type InvoicesAsked, selectInvoice, selectInvoiceMonths, selectInvoices, type StoredInvoice } from './invoice.store'

type Filter = (typeof INVOICE_FILTERS)[number]

/** What falls due within two weeks is near. */
const SOON_DAYS = 14
const soonUntil = (today: string): string => addDays(today, SOON_DAYS)

const asked = (filter: Filter, today: string): InvoicesAsked => {
  if (filter === 'overdue') return { states: ['sent'], dueBefore: today }
  if (filter === 'dueSoon') return { states: ['sent'], dueFrom: today, dueUntil: soonUntil(today) }
  const states: Record<Exclude<Filter, 'overdue' | 'dueSoon' | 'all'>, readonly InvoiceState[]> = { unsent: ['issued'], open: ['sent'], paid: ['paid'], cancelled: ['cancelled', 'credit'] }
  return filter === 'all' ? {} : { states: states[filter] }
}

/** One page of them; counts are of everything: what waits isn't hidden by a filter. */
export const listOfficeInvoices = async (tx: Transaction, of: { state: Filter; month?: string | undefined; hospitalId?: string | undefined } & PageAsked) => {
  const today = japanDay(tx.now)
  const wanted = { ...asked(of.state, today), month: of.month, hospitalId: of.hospitalId }
  const { unsent, open, overdue } = await countWaitingInvoices(tx)
  return {
    invoices: await viewInvoices(tx, await selectInvoices(tx, { ...wanted, page: of })),
    total: await countInvoices(tx, wanted),
    months: await selectInvoiceMonths(tx),
    today,
    counts: { unsent, open, overdue },
  }
}

/** What of the bills waits: to be sent, to be paid, of that within two weeks, overdue. */
export const countWaitingInvoices = (tx: Transaction) => countInvoiceStates(tx, { today: japanDay(tx.now), soonUntil: soonUntil(japanDay(tx.now)) })

export const listOwnInvoices = async (tx: Transaction, page: PageAsked): Promise<{ invoices: InvoiceEntry[]; total: number }> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  return { invoices: await viewInvoices(tx, await selectInvoices(tx, { hospitalId, page })), total: await countInvoices(tx, { hospitalId }) }
}

/** Row security decides what is there: a hospital's own that were sent. */
export const getStoredInvoice = async (tx: Transaction, invoiceId: string): Promise<StoredInvoice> => (await selectInvoice(tx, invoiceId)) ?? refuse('not_found')

export const getInvoice = async (tx: Transaction, invoiceId: string): Promise<InvoiceDetail> => viewInvoice(tx, await getStoredInvoice(tx, invoiceId))

/** Of these bills those that the actor may see. */
export const findSeenInvoices = async (tx: Transaction, ids: readonly string[]): Promise<string[]> => {
  const seen: string[] = []
  for (const id of ids) if ((await selectInvoice(tx, id)) !== undefined) seen.push(id)
  return seen
}
