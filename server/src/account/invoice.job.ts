import { monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { queueNotice } from '../platform/notices/queue-notice'
import { insertInvoiceRun } from './invoice.store'
import { remindOverdueInvoices } from './remind-invoice'
import { runInvoicesCommand } from './run-invoices'

/** The run of a month by itself: on its 1st, or on the first day on which the program runs; once, so that what the office cancels afterwards waits for the office. */
export const issueMonthlyInvoices = async (tx: Transaction): Promise<string[]> => {
  if (!(await insertInvoiceRun(tx, monthOf(japanDay(tx.now))))) return []
  const made = await runInvoicesCommand(tx)
  const [first] = made
  if (first !== undefined) queueNotice(tx, { kind: 'invoice_issued', toPrefecture: true, subject: { kind: 'invoice', id: first } })
  return made
}

export const invoiceJobs = (database: Database): Job[] => [
  {
    name: 'issue_invoices',
    dailyAt: '6:10',
    run: async () => {
      await withActor(database, { kind: 'system', name: 'issue_invoices' }, issueMonthlyInvoices)
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
