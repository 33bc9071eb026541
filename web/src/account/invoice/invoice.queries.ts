import * as invoices from '@tasuki/domain/account/invoice/invoice.contract'
import { linesOfPage } from '../../ui/ListPager'
import { callQuery, useCommand } from '../../platform/server-state'

const LISTS = ['getInvoice', 'listInvoices', 'listOfficeInvoices', 'previewInvoices', 'listInvoiceYear', 'getInvoiceTerms'].map((call) => ['account', call])
/** The prefecture's overview counts them. */
const CHANGES = { changes: [...LISTS, ['office', 'getOverview']] }

export const ownInvoicesQuery = (page: number | undefined) => callQuery(['account', 'listInvoices'], invoices.listInvoicesCall, { query: linesOfPage(page) })
export const invoiceQuery = (invoiceId: string) => callQuery(['account', 'getInvoice'], invoices.getInvoiceCall, { params: { invoiceId } })
export const officeInvoicesQuery = (query: { state?: 'unsent' | 'open' | 'dueSoon' | 'overdue' | 'paid' | 'cancelled' | undefined; month?: string | undefined; page?: number | undefined }) =>
  callQuery(['account', 'listOfficeInvoices'], invoices.listOfficeInvoicesCall, { query: { state: query.state ?? 'all', ...(query.month !== undefined && { month: query.month }), ...linesOfPage(query.page) } })
/** All that wait to be sent: as many as are sent at once. */
export const unsentInvoicesQuery = callQuery(['account', 'listOfficeInvoices'], invoices.listOfficeInvoicesCall, { query: { state: 'unsent', limit: invoices.SENT_AT_ONCE, offset: 0 } })
export const invoicePreviewQuery = callQuery(['account', 'previewInvoices'], invoices.previewInvoicesCall, {})
export const invoiceYearQuery = (fiscalYear: number | undefined) => callQuery(['account', 'listInvoiceYear'], invoices.listInvoiceYearCall, { query: fiscalYear === undefined ? {} : { fiscalYear } })
export const invoiceTermsQuery = callQuery(['account', 'getInvoiceTerms'], invoices.getInvoiceTermsCall, {})

export const useRunInvoices = () => useCommand(invoices.runInvoicesCall, CHANGES)
export const useSendInvoices = () => useCommand(invoices.sendInvoicesCall, CHANGES)
export const usePayInvoice = () => useCommand(invoices.payInvoiceCall, CHANGES)
export const useUndoPayment = () => useCommand(invoices.undoPaymentCall, CHANGES)
export const useRemindInvoice = () => useCommand(invoices.remindInvoiceCall, CHANGES)
export const useCancelInvoice = () => useCommand(invoices.cancelInvoiceCall, CHANGES)
export const useSetInvoiceTerms = () => useCommand(invoices.setInvoiceTermsCall, CHANGES)
