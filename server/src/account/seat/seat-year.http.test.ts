import { getInvoiceCall, listOfficeInvoicesCall } from '@tasuki/domain/account/invoice/invoice.contract'
import * as seats from '@tasuki/domain/account/seat/seat.contract'
import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import { addMonths, fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { formAct, formStarter, secondForm, thirdForm, writeForm } from '../../../test/worlds/seat-form-content'

let world: TestProgram
let officer: TestPerson
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-03-05T10:00:00+09:00' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  await officer.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
})
afterAll(() => world.close())

/** Of a hospital of its own: what it hands in is accepted the same day. */
const openHospital = async () => {
  const hospitalId = await world.addHospital()
  const chief = await world.addPerson({ hospitalId, role: 'representative', name: '久我 直人' })
  const submit = async (content: forms.SeatFormContent) => chief.call(forms.submitSeatFormCall, formAct(await writeForm(chief, content)))
  const apply = async (of: { seats: number; names?: string[]; wishedStart?: string | null }) => {
    const { status, body } = await submit(secondForm(String(of.seats), of.names, of.wishedStart))
    expect(status).toBe(200)
    return officer.ok(forms.acceptSeatFormCall, formAct(body))
  }
  /** 様式3: somebody stops today, or starts, or both. */
  const change = async (of: { leaver?: string | undefined; starter?: string | undefined }) => {
    const lastDay = japanDay(world.clock())
    const { status, body } = await submit(thirdForm(of.leaver === undefined ? [] : [{ personId: of.leaver, lastDay }], of.starter === undefined ? [] : [formStarter(of.starter, addDays(lastDay, 1))]))
    if (status === 200) await officer.ok(forms.acceptSeatFormCall, formAct(body))
    return status
  }
  const funded = async () => (await chief.ok(seats.listOwnSeatsCall)).seats.filter(({ funding }) => funding === 'hospital')
  return { hospitalId, chief, apply, change, funded }
}

const morning = (day: string) => world.clock.set(`${day}T10:00:00+09:00`)

it('rules 19–26, 30: from whatever month it begins, what was accepted is billed once, in its month, within its fiscal year; the sum of the lines is the bill', async () => {
  // rule, applied on, seats, wished start, yen, billed in
  const table: [number, string, number, string, number, string][] = [
    [19, '2026-03-10', 3, '2026-04', 36_000, '2026-07'],
    [30, '2026-04-10', 1, '2026-05', 11_000, '2026-07'],
    [20, '2026-04-11', 2, '2026-06', 20_000, '2026-07'],
    [21, '2026-05-12', 1, '2026-07', 9000, '2026-10'],
    [30, '2026-06-10', 1, '2026-08', 8000, '2026-10'],
    [22, '2026-08-10', 1, '2026-09', 7000, '2026-10'],
    [23, '2026-08-11', 1, '2026-10', 6000, '2027-01'],
    [30, '2026-10-09', 2, '2026-11', 10_000, '2027-01'],
    [24, '2026-10-14', 5, '2026-12', 20_000, '2027-01'],
    [25, '2026-12-10', 1, '2027-01', 3000, '2027-01'],
    [30, '2026-12-29', 1, '2027-02', 2000, '2027-02'],
    [26, '2027-01-13', 1, '2027-03', 1000, '2027-03'],
  ]
  const of = new Map<string, (typeof table)[number]>()
  for (let month = '2026-03'; month <= '2027-05'; month = addMonths(month, 1)) {
    morning(`${month}-01`)
    await world.runJob('issue_invoices')
    for (const row of table.filter(([, appliedOn]) => monthOf(appliedOn) === month)) {
      morning(row[1])
      const hospital = await openHospital()
      await hospital.apply({ seats: row[2], wishedStart: row[3] })
      of.set(hospital.hospitalId, row)
    }
  }
  const { invoices } = await officer.ok(listOfficeInvoicesCall)
  expect(invoices.map(({ hospital }) => hospital.id).sort()).toEqual([...of.keys()].sort())
  for (const { id, hospital, amount, billMonth, fiscalYear } of invoices) {
    const [, , count, startMonth, yen, billedIn] = of.get(hospital.id) ?? [0, '', 0, '', 0, '']
    expect([amount, billMonth, fiscalYear]).toEqual([yen, billedIn, fiscalYearOf(startMonth)])
    expect(fiscalYearOf(billMonth)).toBe(fiscalYear)
    const { lines } = await officer.ok(getInvoiceCall, { params: { invoiceId: id } })
    expect(lines).toMatchObject([{ startMonth, seats: count, unitPrice: 1000 }])
    expect(lines.reduce((sum, line) => sum + line.seats * line.months * line.unitPrice, 0)).toBe(amount)
  }
})

type Step = { kind: 'apply'; seats: number } | { kind: 'stop' | 'pass' | 'start' | 'take'; which: number } | { kind: 'renew'; keeps: number } | { kind: 'month'; months: number }

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('apply' as const), seats: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('stop' as const, 'pass' as const, 'start' as const, 'take' as const), which: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('renew' as const), keeps: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('month' as const), months: fc.integer({ min: 1, max: 5 }) }),
)

it('rules 28, 31, 36: whatever a hospital and the prefecture try, hospital-funded seats never fall within a fiscal year, and on 1 April those alone are left that were renewed', async () => {
  const from = '2027-06'
  let named = 0
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 6, maxLength: 12 }), async (tried) => {
      let month = from
      const comeTo = async (next: string) => {
        month = next
        morning(`${month}-02`)
        await world.runJob('follow_seats')
      }
      await comeTo(from)
      const { hospitalId, chief, apply, change, funded } = await openHospital()
      const standing = async () => (await funded()).filter(({ firstDay, lastDay }) => firstDay <= `${month}-02` && (lastDay === null || `${month}-02` <= lastDay))
      /** What was accepted to go on, by the fiscal year in which it does; a later answer only adds. */
      const renewed = new Map<number, Set<string>>()
      let before = { year: fiscalYearOf(month), seats: 0 }
      const look = async () => {
        const now = { year: fiscalYearOf(month), seats: (await standing()).length }
        if (now.year === before.year) expect(now.seats).toBeGreaterThanOrEqual(before.seats)
        before = now
      }
      const renew = async (keeps: number) => {
        const { open, version, fiscalYear, seats: renewable, state } = await chief.ok(seats.getSeatRenewalCall)
        if (!open || state === 'accepted' || renewable.length === 0) return
        const seatIds = renewable.slice(0, keeps).map(({ seatId }) => seatId)
        await chief.ok(seats.answerSeatRenewalCall, { body: { version, seatIds } })
        await officer.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: version + 1 }] } })
        renewed.set(fiscalYear, new Set([...(renewed.get(fiscalYear) ?? []), ...seatIds]))
      }
      for (const step of [{ kind: 'apply', seats: 2 } as const, { kind: 'month', months: 1 } as const, ...tried]) {
        if (step.kind === 'apply') await apply({ seats: step.seats, names: [`職員${++named}`] })
        if (step.kind === 'stop' || step.kind === 'pass' || step.kind === 'start') {
          const holders = (await funded()).flatMap(({ holder }) => holder?.personId ?? [])
          const leaver = step.kind === 'start' ? undefined : holders[step.which % Math.max(1, holders.length)]
          const starter = step.kind === 'stop' ? undefined : `職員${++named}`
          if (leaver !== undefined || starter !== undefined) expect([200, 422]).toContain(await change({ leaver, starter }))
        }
        if (step.kind === 'take') {
          const all = await standing()
          const seat = all[step.which % Math.max(1, all.length)]
          if (seat !== undefined) expect((await officer.call(seats.takeSeatCall, { params: { seatId: seat.id } })).problem.code).toBe('seats_not_reduced')
        }
        if (step.kind === 'renew') await renew(step.keeps)
        // Month by month, so that each 1 April is seen.
        for (let n = 0; step.kind === 'month' && n < step.months; n++) {
          await comeTo(addMonths(month, 1))
          await look()
        }
        await look()
      }
      const toApril = `${fiscalYearOf(month) + 1}-04`
      const opensInApril = (await funded()).filter(({ firstDay }) => firstDay === `${toApril}-01`).length
      await comeTo(toApril)
      expect((await standing()).length).toBe((renewed.get(fiscalYearOf(toApril))?.size ?? 0) + opensInApril)
    }),
    { numRuns: 6 },
  )
})
