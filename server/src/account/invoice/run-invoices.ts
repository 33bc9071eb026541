import { type PlannedInvoice, planDueInvoices, planInvoices } from '@tasuki/domain/account/invoice/invoice.rules'
import { billMonthOf, amountOf } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { HospitalLabel } from '@tasuki/domain/account/account.contract'
import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { findHospitalLabels } from '../hospital/find-hospitals'
import { findAddressees } from './invoice-addressee'
import { readInvoiceDays } from './invoice-terms'
import { lockInvoicing } from './invoice-terms.store'
import { insertInvoice, insertInvoiceEvent, selectUnbilledLines, takeInvoiceNumber } from './invoice.store'
import { tellOfInvoice } from './tell-of-invoices'

const thisMonth = (tx: Transaction): string => monthOf(japanDay(tx.now))

/**
 * In one transaction and one run after another, so that whatever happens beside or after it, each line is on one bill: a run that is
 * broken off has made none.
 */
const makeInvoices = async (tx: Transaction, plan: typeof planInvoices): Promise<string[]> => {
  await lockInvoicing(tx)
  const planned = plan(thisMonth(tx), await selectUnbilledLines(tx))
  if (planned.length === 0) return []
  const { invoiceDay, dueDay } = await readInvoiceDays(tx)
  const addresseeOf = await findAddressees(tx, planned.map(({ hospitalId }) => hospitalId))
  const numberedYear = fiscalYearOf(invoiceDay)
  const made: string[] = []
  for (const { hospitalId, fiscalYear, lines, amount } of planned) {
    const number = await takeInvoiceNumber(tx, numberedYear)
    const id = await insertInvoice(tx, { hospitalId, state: 'issued', numberedYear, number, fiscalYear, billMonth: monthOf(invoiceDay), amount, addressee: addresseeOf(hospitalId).addressee, invoiceDay, dueDay, lines })
    await insertInvoiceEvent(tx, id, 'issued')
    await audit(tx, { act: 'invoice.issued', subjectKind: 'invoice', subjectId: id, data: { hospitalId, amount } })
    tellOfInvoice(tx, { id, hospitalId, sent: false })
    made.push(id)
  }
  return made
}

/** By the office's hand: what is due and not billed (要綱11条2項), what stood on a cancelled bill too. */
export const runInvoicesCommand = (tx: Transaction): Promise<string[]> => makeInvoices(tx, planInvoices)

/** By itself: what is due and never stood on a bill. */
export const issueDueInvoices = async (tx: Transaction): Promise<string[]> => {
  const made = await makeInvoices(tx, planDueInvoices)
  const [first] = made
  if (first !== undefined) queueNotice(tx, { kind: 'invoice_issued', toPrefecture: true, subject: { kind: 'invoice', id: first } })
  return made
}

type PreviewedInvoice = Omit<PlannedInvoice, 'hospitalId' | 'lines'> & { hospital: HospitalLabel; lines: Omit<PlannedInvoice['lines'][number], 'seatLineId'>[]; hasAddressee: boolean }

/** これから作る請求書: what a run would make now, and what waits for its month. */
export const previewInvoices = async (tx: Transaction): Promise<{ month: string; planned: PreviewedInvoice[]; later: { month: string; hospitals: number; amount: number }[] }> => {
  const month = thisMonth(tx)
  const unbilled = await selectUnbilledLines(tx)
  const planned = planInvoices(month, unbilled)
  const ids = planned.map(({ hospitalId }) => hospitalId)
  const labels = await findHospitalLabels(tx, ids)
  const addresseeOf = await findAddressees(tx, ids)
  const later = new Map<string, { hospitals: Set<string>; amount: number }>()
  for (const line of unbilled) {
    const due = billMonthOf(line.startMonth)
    if (due <= month) continue
    const of = later.get(due) ?? { hospitals: new Set(), amount: 0 }
    later.set(due, { hospitals: of.hospitals.add(line.hospitalId), amount: of.amount + amountOf(line) })
  }
  return {
    month,
    planned: planned.map(({ hospitalId, lines, ...rest }) => ({
      ...rest,
      hospital: labels.get(hospitalId) ?? { id: hospitalId, name: '', shortName: '' },
      lines: lines.map(({ seatLineId: _seatLineId, ...line }) => line),
      hasAddressee: addresseeOf(hospitalId).stated,
    })),
    later: [...later].sort(([a], [b]) => a.localeCompare(b)).map(([due, { hospitals, amount }]) => ({ month: due, hospitals: hospitals.size, amount })),
  }
}
