import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, fiscalYearOf, monthOf } from '../../base/month'
import { creditLines, dueDayOf, type InvoiceFacts, invoiceCode, type OwedLine, planCancellation, planDueInvoices, planInvoices, planPayment, planPaymentUndo, planInvoiceReminder, planSending, remindsByItself, sumOfYear, totalOf } from './invoice.rules'
import { amountOf, billMonthOf } from '../seat/seat-fee.rules'

const HOLIDAYS = new Set(['2026-11-03', '2027-01-01', '2027-01-11'])
const isHoliday = (day: string) => HOLIDAYS.has(day) || day.slice(5) >= '12-29' || day.slice(5) <= '01-03'
const calendar = { isHoliday, closedDays: new Set<string>() }

let nth = 0
const line = (startMonth: string, seats: number, more: Partial<OwedLine> = {}): OwedLine => ({ id: `line-${String(++nth).padStart(3, '0')}`, hospitalId: 'h1', kind: 'new', startMonth, seats, unitPrice: 1000, wasBilled: false, ...more })
const billedIn = (month: string, lines: OwedLine[]) => planDueInvoices(month, lines).map(({ amount }) => amount)

describe('which lines a run bills (要綱11条2項)', () => {
  it.each([
    [19, 3, '2026-04', 36_000, '2026-07'],
    [20, 2, '2026-06', 20_000, '2026-07'],
    [21, 1, '2026-07', 9000, '2026-10'],
    [22, 1, '2026-09', 7000, '2026-10'],
    [23, 1, '2026-10', 6000, '2027-01'],
    [24, 5, '2026-12', 20_000, '2027-01'],
    [25, 1, '2027-01', 3000, '2027-01'],
    [26, 1, '2027-03', 1000, '2027-03'],
  ])('rule %i: %i from %s are billed with %i yen in %s, not a month before', (_rule, seats, startMonth, amount, month) => {
    const lines = [line(startMonth, seats)]
    expect(billedIn(addMonths(month, -1), lines)).toEqual([])
    expect(billedIn(month, lines)).toEqual([amount])
    expect(fiscalYearOf(month)).toBe(fiscalYearOf(startMonth))
  })

  it('rule 27: three from May and two more from November are two bills', () => {
    const [may, november] = [line('2026-05', 3), line('2026-11', 2)]
    expect(billedIn('2026-07', [may, november])).toEqual([33_000])
    expect(billedIn('2027-01', [november])).toEqual([10_000])
  })

  it('rule 29: a line keeps the price that was fixed with it', () => {
    const [invoice] = planInvoices('2026-10', [line('2026-07', 1), line('2026-08', 1, { unitPrice: 1200 })])
    expect(invoice?.lines.map(({ unitPrice, months, amount }) => [unitPrice, months, amount])).toEqual([[1000, 9, 9000], [1200, 8, 9600]])
    expect(invoice?.amount).toBe(18_600)
  })

  it('what stood on a cancelled bill waits for the office, which makes it anew with what else is due; fiscal years and hospitals have bills of their own', () => {
    const lines = [line('2027-03', 1, { wasBilled: true }), line('2027-04', 2, { kind: 'renewal' }), line('2027-06', 1, { wasBilled: true }), line('2026-04', 1, { hospitalId: 'h2', wasBilled: true })]
    const of = (made: ReturnType<typeof planInvoices>) => made.map(({ hospitalId, fiscalYear, amount, again }) => [hospitalId, fiscalYear, amount, again])
    expect(of(planDueInvoices('2027-07', lines))).toEqual([['h1', 2027, 24_000, false]])
    expect(of(planInvoices('2027-07', lines))).toEqual([['h1', 2026, 1000, true], ['h2', 2026, 12_000, true], ['h1', 2027, 34_000, true]])
  })

  it('rules 25, 26, 30: looked at day by day, a line is billed in its fiscal year, whenever in it it was fixed, and not later than it had to be', () => {
    const fixed = fc.integer({ min: 0, max: 35 }).chain((after) => {
      const startMonth = addMonths('2025-04', after)
      // From half a year before to the last day of the month in which the seats begin.
      return fc.record({ startMonth: fc.constant(startMonth), fixedIn: fc.integer({ min: -6, max: 0 }).map((n) => addMonths(startMonth, n)) })
    })
    fc.assert(
      fc.property(fixed, ({ startMonth, fixedIn }) => {
        let month = fixedIn
        while (billedIn(month, [line(startMonth, 1)]).length === 0) month = addMonths(month, 1)
        expect(fiscalYearOf(month)).toBe(fiscalYearOf(startMonth))
        expect(month).toBe(fixedIn > billMonthOf(startMonth) ? fixedIn : billMonthOf(startMonth))
      }),
    )
  })

  const owed = fc
    .record({ hospitalId: fc.constantFrom('h1', 'h2', 'h3'), after: fc.integer({ min: 0, max: 40 }), seats: fc.integer({ min: 1, max: 999 }), unitPrice: fc.integer({ min: 0, max: 100_000 }) })
    .map(({ after, ...rest }): Omit<OwedLine, 'id'> => ({ ...rest, wasBilled: false, kind: 'new', startMonth: addMonths('2025-04', after) }))

  it('the sum of its lines is the bill; run month by month, every line is on exactly one bill, within its fiscal year (rule 30)', () => {
    fc.assert(
      fc.property(fc.array(owed, { maxLength: 30 }), (made) => {
        const lines = made.map((one, at): OwedLine => ({ ...one, id: String(at).padStart(3, '0') }))
        let left = lines
        let billed = 0
        for (let month = '2025-04'; left.length > 0; month = addMonths(month, 1)) {
          expect(month <= '2028-10').toBe(true)
          for (const invoice of planDueInvoices(month, left)) {
            expect(invoice.amount).toBe(invoice.lines.reduce((sum, one) => sum + one.seats * one.months * one.unitPrice, 0))
            expect(invoice.fiscalYear).toBe(fiscalYearOf(month))
            expect(new Set(invoice.lines.map(({ seatLineId }) => lines.find(({ id }) => id === seatLineId)?.hospitalId))).toEqual(new Set([invoice.hospitalId]))
            billed += invoice.amount
            const taken = new Set(invoice.lines.map(({ seatLineId }) => seatLineId))
            expect(left.filter(({ id }) => taken.has(id))).toHaveLength(invoice.lines.length)
            left = left.filter(({ id }) => !taken.has(id))
          }
          expect(left.every(({ startMonth }) => billMonthOf(startMonth) > month)).toBe(true)
        }
        expect(billed).toBe(totalOf(lines.map((one) => ({ amount: amountOf(one) }))))
      }),
    )
  })

  it('a credit note is the bill with the opposite sign', () => {
    const [invoice] = planInvoices('2026-07', [line('2026-04', 3), line('2026-06', 1)])
    const credit = creditLines(invoice?.lines ?? [])
    expect(credit.map(({ seats, months, unitPrice, amount }) => seats * months * unitPrice === amount)).toEqual([true, true])
    expect(totalOf(credit) + (invoice?.amount ?? 0)).toBe(0)
  })
})

describe('number and due day', () => {
  it('a number is the fiscal year and the place in it', () => expect(invoiceCode({ fiscalYear: 2026, number: 12 })).toBe('2026-0012'))

  it('the due day is the last of the next month, put off or moved up where that is closed', () => {
    const end = { months: 1, day: 31 }
    // 31 October 2026 is a Saturday, 30 November a Monday.
    expect(dueDayOf('2026-09-15', { ...end, whenClosed: 'after' }, calendar)).toBe('2026-11-02')
    expect(dueDayOf('2026-09-15', { ...end, whenClosed: 'before' }, calendar)).toBe('2026-10-30')
    expect(dueDayOf('2026-10-01', { ...end, whenClosed: 'after' }, calendar)).toBe('2026-11-30')
    expect(dueDayOf('2027-01-04', { ...end, whenClosed: 'before' }, calendar)).toBe('2027-02-26')
    // The turn of the year is closed; so is a day that the prefecture closed.
    expect(dueDayOf('2026-11-02', { ...end, whenClosed: 'after' }, calendar)).toBe('2027-01-04')
    expect(dueDayOf('2026-11-02', { ...end, whenClosed: 'after' }, { ...calendar, closedDays: new Set(['2027-01-04']) })).toBe('2027-01-05')
  })

  it('no due day lies before its bill or on a closed day', () => {
    const days = fc.integer({ min: 0, max: 1500 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.record({ months: fc.integer({ min: 0, max: 3 }), day: fc.integer({ min: 1, max: 31 }), whenClosed: fc.constantFrom('before' as const, 'after' as const) }), (invoiceDay, terms) => {
        const due = dueDayOf(invoiceDay, terms, calendar)
        expect(due >= invoiceDay).toBe(true)
        expect([0, 6].includes(new Date(`${due}T00:00:00Z`).getUTCDay()) || isHoliday(due)).toBe(false)
        expect(monthOf(due) <= addMonths(monthOf(invoiceDay), terms.months + 1)).toBe(true)
      }),
    )
  })
})

describe('what may be done with a bill', () => {
  const sent: InvoiceFacts = { state: 'sent', invoiceDay: '2026-10-01', dueDay: '2026-11-30', remindedOn: null, reminders: 0 }
  const terms = { issuer: '神奈川県知事', payTo: '普通 1234567' }

  it('is sent once, and not before it says who asks and where to pay', () => {
    expect(planSending('issued', terms).ok).toBe(true)
    expect(planSending('issued', { issuer: ' ', payTo: '' })).toMatchObject({ refusal: { code: 'invoice_terms_missing', details: { fields: ['issuer', 'payTo'] } } })
    for (const state of ['sent', 'paid', 'cancelled', 'credit'] as const) expect(planSending(state, terms)).toMatchObject({ refusal: { code: 'invoice_state_wrong', details: { state } } })
  })

  it('is paid on a day between the bill and today, and that can be taken back', () => {
    expect(planPayment(sent, { paidOn: '2026-10-01', today: '2026-11-26' }).ok).toBe(true)
    expect(planPayment(sent, { paidOn: '2026-11-26', today: '2026-11-26' }).ok).toBe(true)
    for (const paidOn of ['2026-09-30', '2026-11-27']) expect(planPayment(sent, { paidOn, today: '2026-11-26' })).toMatchObject({ refusal: { code: 'payment_day_invalid' } })
    for (const state of ['issued', 'paid', 'cancelled', 'credit'] as const) expect(planPayment({ ...sent, state }, { paidOn: '2026-10-02', today: '2026-11-26' }).ok).toBe(false)
    expect([planPaymentUndo('paid').ok, planPaymentUndo('sent').ok]).toEqual([true, false])
  })

  it('who owes is reminded after the due day, once a day by hand', () => {
    expect(planInvoiceReminder(sent, '2026-11-30')).toMatchObject({ refusal: { code: 'invoice_not_overdue' } })
    expect(planInvoiceReminder(sent, '2026-12-01').ok).toBe(true)
    expect(planInvoiceReminder({ ...sent, remindedOn: '2026-12-01', reminders: 1 }, '2026-12-01')).toMatchObject({ refusal: { code: 'invoice_reminded_today' } })
    expect(planInvoiceReminder({ ...sent, state: 'paid' }, '2026-12-01')).toMatchObject({ refusal: { code: 'invoice_state_wrong' } })
  })

  it('and by itself every two weeks, three times', () => {
    const days = Array.from({ length: 90 }, (_, n) => new Date(Date.UTC(2026, 10, 20 + n)).toISOString().slice(0, 10))
    let invoice = sent
    const reminded: string[] = []
    for (const today of days) {
      if (!remindsByItself(invoice, today)) continue
      reminded.push(today)
      invoice = { ...invoice, remindedOn: today, reminders: invoice.reminders + 1 }
    }
    expect(reminded).toEqual(['2026-12-01', '2026-12-15', '2026-12-29'])
  })

  it('rule 28: what is paid is not cancelled; what is has a reason', () => {
    for (const state of ['issued', 'sent'] as const) expect([planCancellation(state, '席数の誤り').ok, planCancellation(state, '　').ok]).toEqual([true, false])
    for (const state of ['paid', 'cancelled', 'credit'] as const) expect(planCancellation(state, '誤り')).toMatchObject({ refusal: { code: 'invoice_state_wrong' } })
  })

  it('a year’s sum counts what stands', () => {
    const of = (state: InvoiceFacts['state'], amount: number) => ({ state, amount })
    expect(sumOfYear([of('paid', 100), of('sent', 20), of('issued', 3), of('cancelled', 50), of('credit', -50)])).toEqual({ billed: 123, paid: 100, open: 23, invoices: 3 })
  })
})
