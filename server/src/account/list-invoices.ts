import { asMember } from '@tasuki/domain/account/account.policy'
import type { INVOICE_FILTERS, InvoiceDetail, InvoiceEntry } from '@tasuki/domain/account/invoice.contract'
import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { viewInvoice, viewInvoices } from './invoice.view'
import { countInvoiceStates, selectInvoice, selectInvoiceMonths, selectInvoices, type StoredInvoice } from './invoice.store'

type Filter = (typeof INVOICE_FILTERS)[number]

const MATCHES: Record<Filter, (entry: InvoiceEntry) => boolean> = {
  unsent: ({ state }) => state === 'issued',
  open: ({ state }) => state === 'sent',
  overdue: ({ overdue }) => overdue,
  paid: ({ state }) => state === 'paid',
  cancelled: ({ state }) => state === 'cancelled' || state === 'credit',
  all: () => true,
}

/** Counts are of everything: what waits isn't hidden by a filter. */
export const listOfficeInvoices = async (tx: Transaction, of: { state: Filter; month?: string | undefined; hospitalId?: string | undefined }) => {
  const everything = await viewInvoices(tx, await selectInvoices(tx))
  const count = (filter: Filter): number => everything.filter(MATCHES[filter]).length
  return {
    invoices: everything.filter((entry) => MATCHES[of.state](entry) && (of.month === undefined || entry.billMonth === of.month) && (of.hospitalId === undefined || entry.hospital.id === of.hospitalId)),
    months: await selectInvoiceMonths(tx),
    today: japanDay(tx.now),
    counts: { unsent: count('unsent'), open: count('open'), overdue: count('overdue') },
  }
}

const SOON_DAYS = 14

/** What of the bills waits: to be sent, to be paid within two weeks, overdue. */
export const countWaitingInvoices = (tx: Transaction) => countInvoiceStates(tx, { today: japanDay(tx.now), soonUntil: addDays(japanDay(tx.now), SOON_DAYS) })

export const listOwnInvoices = async (tx: Transaction): Promise<{ invoices: InvoiceEntry[] }> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  return { invoices: await viewInvoices(tx, await selectInvoices(tx, { hospitalId })) }
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
