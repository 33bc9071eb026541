import * as invoices from '@tasuki/domain/account/invoice/invoice.contract'
import { sheetAnswer } from '../../platform/files/print-sheet'
import { billAccess, memberAccess, officerAccess, registerAccess } from '../../platform/http/access'
import { serve, type ServedRoute } from '../../platform/http/serve'
import { serveFile } from '../../platform/http/serve-file'
import { cancelInvoiceCommand } from './cancel-invoice'
import { getInvoiceTerms, setInvoiceTermsCommand } from './invoice-terms'
import { exportInvoiceYear, getInvoiceYear } from './invoice-year'
import { getInvoice, listOfficeInvoices, listOwnInvoices } from './list-invoices'
import { payInvoiceCommand, undoPaymentCommand } from './pay-invoice'
import { printInvoice } from './print-invoice'
import { remindInvoiceCommand } from './remind-invoice'
import { previewInvoices, runInvoicesCommand } from './run-invoices'
import { sendInvoicesCommand } from './send-invoices'

/** Bills (請求書) for hospital-funded seats: the prefecture's work, and a hospital's own that were sent (要綱11条). */
export const invoiceRoutes: readonly ServedRoute[] = [
  serve(invoices.getInvoiceTermsCall, registerAccess, ({ runQuery }) => runQuery(getInvoiceTerms)),
  serve(invoices.setInvoiceTermsCall, officerAccess, ({ body, runCommand }) => runCommand((tx) => setInvoiceTermsCommand(tx, body))),
  serve(invoices.previewInvoicesCall, registerAccess, ({ runQuery }) => runQuery(previewInvoices)),
  serve(invoices.runInvoicesCall, officerAccess, ({ runCommand }) => runCommand(async (tx) => ({ invoiceIds: await runInvoicesCommand(tx) }))),
  serve(invoices.listOfficeInvoicesCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => listOfficeInvoices(tx, query))),
  serve(invoices.sendInvoicesCall, officerAccess, ({ body, runCommand }) => runCommand((tx) => sendInvoicesCommand(tx, body.invoiceIds))),
  serve(invoices.payInvoiceCall, officerAccess, ({ params, body, runAndView }) => runAndView((tx) => payInvoiceCommand(tx, { invoiceId: params.invoiceId, paidOn: body.paidOn }), (tx) => getInvoice(tx, params.invoiceId))),
  serve(invoices.undoPaymentCall, officerAccess, ({ params, runAndView }) => runAndView((tx) => undoPaymentCommand(tx, params.invoiceId), (tx) => getInvoice(tx, params.invoiceId))),
  serve(invoices.remindInvoiceCall, officerAccess, ({ params, runAndView }) => runAndView((tx) => remindInvoiceCommand(tx, params.invoiceId), (tx) => getInvoice(tx, params.invoiceId))),
  serve(invoices.cancelInvoiceCall, officerAccess, ({ params, body, runAndView }) => runAndView((tx) => cancelInvoiceCommand(tx, { invoiceId: params.invoiceId, reason: body.reason }), (tx) => getInvoice(tx, params.invoiceId))),
  serve(invoices.listInvoiceYearCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => getInvoiceYear(tx, query.fiscalYear))),
  // What leaves the house is written down, so it is a command.
  serveFile(invoices.exportInvoiceYearCall, registerAccess, ({ query: { fiscalYear, format, encoding = 'utf-8' }, runCommand }) => runCommand((tx) => exportInvoiceYear(tx, { fiscalYear, format, encoding }))),
  serve(invoices.listInvoicesCall, memberAccess, ({ query, runQuery }) => runQuery((tx) => listOwnInvoices(tx, query))),
  serve(invoices.getInvoiceCall, billAccess, ({ params, runQuery }) => runQuery((tx) => getInvoice(tx, params.invoiceId))),
  serveFile(invoices.printInvoiceCall, billAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printInvoice(tx, params.invoiceId))
    return sheetAnswer(sheet, fileName)
  }),
]
