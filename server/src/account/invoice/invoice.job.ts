import type { Database } from '../../platform/db/database'
import { withActor } from '../../platform/db/transaction'
import type { Job } from '../../platform/jobs/job-runner'
import { remindOverdueInvoices } from './remind-invoice'
import { issueDueInvoices } from './run-invoices'

/** Each morning: what has come due with its month, and whatever else stands on no bill yet. What is due when it is accepted is billed with its acceptance. */
const ISSUE_INVOICES = 'issue_invoices'

export const invoiceJobs = (database: Database): Job[] => [
  {
    name: ISSUE_INVOICES,
    dailyAt: '6:10',
    run: async () => {
      await withActor(database, { kind: 'system', name: ISSUE_INVOICES }, issueDueInvoices)
    },
  },
  {
    name: 'remind_invoices',
    dailyAt: '9:10',
    run: async () => {
      await withActor(database, { kind: 'system', name: 'remind_invoices' }, remindOverdueInvoices)
    },
  },
]
