import * as invoices from '@tasuki/domain/account/invoice/invoice.contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { withActor } from '../../platform/db/transaction'
import { countWaitingInvoices } from './list-invoices'
import { remindOverdueInvoices } from './remind-invoice'
import { issueDueInvoices, runInvoicesCommand } from './run-invoices'

let world: TestProgram
let officer: TestPerson
let own: TestPerson
let other: TestPerson
const TERMS = { issuer: '神奈川県知事', contact: '医療課　045-000-0000', payTo: '県庁銀行　本店　普通　1234567', registration: '', dueMonths: 1, dueDay: 31, whenClosed: 'after' } as const
const START = '2026-07-01T01:00:00Z'

beforeAll(async () => {
  world = await startTestProgram({ at: START })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  own = await world.addPerson({ hospitalId: await world.addHospital({ name: 'みなと病院' }), name: '久我 直人' })
  other = await world.addPerson({ hospitalId: await world.addHospital({ name: 'やま病院' }), name: '相沢 綾' })
  await officer.ok(invoices.setInvoiceTermsCall, { body: TERMS })
})
afterAll(() => world.close())

const owe = (who: TestPerson, startMonth: string, seats: number, unitPrice = 1000) =>
  world.asSystem((tx) =>
    tx.db.insertInto('seat_line').values({ hospital_id: who.hospitalId ?? '', kind: 'new', fiscal_year: 2026, start_month: startMonth, seats, unit_price: unitPrice, fixed_at: tx.now }).returning('id').executeTakeFirstOrThrow(),
  )
const stored = () => world.asSystem((tx) => tx.db.selectFrom('invoice').selectAll().orderBy('numbered_year').orderBy('number').execute())
const told = (kind: string) => world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['hospital_ids', 'to_prefecture', 'subject_id']).where('kind', '=', kind).execute())
const actsOf = async () => (await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('act').where('subject_kind', '=', 'invoice').orderBy('at').execute())).map(({ act }) => act)
const run = () => officer.ok(invoices.runInvoicesCall)
const firstMade = async (): Promise<string> => (await run()).invoiceIds[0] ?? ''
const send = (invoiceId: string) => officer.ok(invoices.sendInvoicesCall, { body: { invoiceIds: [invoiceId] } })

/** Every case begins with nothing owed and nothing billed. */
beforeEach(async () => {
  world.clock.set(START)
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: world.database.superuserUrl })
  await client.connect()
  await client.query('truncate invoice, invoice_line, invoice_event, invoice_counter, seat_line, seat_form cascade')
  await client.query(`delete from notice_order; delete from notice`)
  await client.end()
})

describe('a run (要綱11条2項)', () => {
  it('rules 19, 20, 27: bills what is due in one bill a hospital, numbered without a gap, and nothing before its month', async () => {
    await owe(own, '2026-04', 3)
    await owe(own, '2026-06', 2)
    await owe(other, '2026-05', 3)
    await owe(other, '2026-11', 2)
    const preview = await officer.ok(invoices.previewInvoicesCall)
    expect(preview.planned.map(({ hospital, amount, hasAddressee }) => [hospital.name, amount, hasAddressee]).sort()).toEqual([['みなと病院', 56_000, false], ['やま病院', 33_000, false]])
    expect(preview.later).toEqual([{ month: '2027-01', hospitals: 1, amount: 10_000 }])
    expect((await run()).invoiceIds).toHaveLength(2)
    expect((await stored()).map(({ number }) => number)).toEqual([1, 2])
    expect((await stored()).map(({ hospital_id, amount }) => [hospital_id, amount]).sort()).toEqual([[own.hospitalId, 56_000], [other.hospitalId, 33_000]].sort())
    expect((await officer.ok(invoices.previewInvoicesCall)).planned).toEqual([])
    world.clock.set('2027-01-01T01:00:00Z')
    expect((await run()).invoiceIds).toHaveLength(1)
    expect((await stored()).at(-1)).toMatchObject({ number: 3, numbered_year: 2026, fiscal_year: 2026, amount: 10_000, bill_month: '2027-01' })
  })

  it('twice, or many at once, makes one bill each', async () => {
    await owe(own, '2026-04', 3)
    await owe(other, '2026-05', 1)
    const made = await Promise.all(Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? run().then(({ invoiceIds }) => invoiceIds) : world.asSystem(runInvoicesCommand))))
    expect(made.flat()).toHaveLength(2)
    expect(made.filter((ids) => ids.length > 0)).toHaveLength(1)
    expect((await run()).invoiceIds).toEqual([])
    expect((await stored()).map(({ number }) => number)).toEqual([1, 2])
  })

  it('broken off in the middle makes none, and the next one makes all, without a gap in the numbers', async () => {
    await owe(own, '2026-04', 3)
    await owe(other, '2026-05', 1)
    const broken = withActor(world.program.database, { kind: 'system', name: 'test' }, async (tx) => {
      expect(await runInvoicesCommand(tx)).toHaveLength(2)
      throw new Error('killed')
    })
    await expect(broken).rejects.toThrow('killed')
    expect(await stored()).toEqual([])
    expect((await run()).invoiceIds).toHaveLength(2)
    expect((await stored()).map(({ number }) => number)).toEqual([1, 2])
  })

  it('whose connection is cut while it holds its rows leaves nothing, and whoever waits for it goes on', async () => {
    await owe(own, '2026-04', 3)
    const { Client } = (await import('pg')).default
    const killer = new Client({ connectionString: world.database.superuserUrl })
    killer.on('error', () => undefined)
    await killer.connect()
    let waiting: Promise<string[]> | undefined
    const cut = withActor(world.program.database, { kind: 'system', name: 'test' }, async (tx) => {
      await runInvoicesCommand(tx)
      if (waiting !== undefined) return
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db)
      waiting = world.asSystem(runInvoicesCommand)
      await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    })
    await expect(cut).rejects.toThrow()
    expect(await waiting).toHaveLength(1)
    expect((await stored()).map(({ number, amount }) => [number, amount])).toEqual([[1, 36_000]])
    await killer.end()
  })

  it('by itself happens each day, once for a line however often the job runs, and tells the prefecture', async () => {
    await owe(own, '2026-04', 1)
    world.clock.set('2026-07-03T21:10:00Z')
    await Promise.all([world.runJob('issue_invoices'), world.runJob('issue_invoices')])
    await world.runJob('issue_invoices')
    expect(await stored()).toHaveLength(1)
    expect(await told('invoice_issued')).toMatchObject([{ to_prefecture: true, hospital_ids: [] }])
    await owe(other, '2026-04', 1)
    world.clock.set('2026-07-04T21:10:00Z')
    await world.runJob('issue_invoices')
    expect((await stored()).map(({ hospital_id, bill_month }) => [hospital_id, bill_month])).toEqual([[own.hospitalId, '2026-07'], [other.hospitalId, '2026-07']])
  })

  it.each([
    [25, '2027-01', 3000, '2027-01-20'],
    [26, '2027-03', 1000, '2027-03-02'],
    [26, '2027-03', 1000, '2027-03-31'],
  ])('rules %i, 30: what is fixed after its month’s first day is billed in its quarter and fiscal year still: %s with %i yen on %s', async (_rule, startMonth, amount, on) => {
    world.clock.set(`${startMonth}-01T06:10:00+09:00`)
    await world.runJob('issue_invoices')
    world.clock.set(`${on}T17:00:00+09:00`)
    await owe(own, startMonth, 1)
    await world.runJob('issue_invoices')
    expect(await stored()).toMatchObject([{ bill_month: startMonth, numbered_year: 2026, number: 1, fiscal_year: 2026, amount }])
  })

  it('by itself makes nothing anew that was cancelled, neither the next day nor the next month: that is the office’s, and is said so beforehand', async () => {
    await owe(own, '2026-04', 3)
    await world.runJob('issue_invoices')
    await officer.ok(invoices.cancelInvoiceCall, { params: { invoiceId: (await stored())[0]?.id ?? '' }, body: { reason: '席数の誤り' } })
    await owe(other, '2026-04', 1)
    for (const day of ['2026-07-02', '2026-08-01', '2026-10-01']) {
      world.clock.set(`${day}T06:10:00+09:00`)
      await world.runJob('issue_invoices')
    }
    expect((await stored()).map(({ state, hospital_id }) => [state, hospital_id])).toEqual([['cancelled', own.hospitalId], ['credit', own.hospitalId], ['issued', other.hospitalId]])
    expect((await officer.ok(invoices.previewInvoicesCall)).planned).toMatchObject([{ hospital: { name: 'みなと病院' }, amount: 36_000, again: true }])
    expect((await run()).invoiceIds).toHaveLength(1)
    await world.runJob('issue_invoices')
    expect((await stored()).at(-1)).toMatchObject({ number: 4, state: 'issued', amount: 36_000 })
    expect(await stored()).toHaveLength(4)
  })

  it('and beside the office’s own hand, or broken off, leaves each line on one bill', async () => {
    await owe(own, '2026-04', 3)
    await Promise.all(Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? run() : world.runJob('issue_invoices'))))
    expect(await stored()).toHaveLength(1)
    await owe(other, '2026-05', 1)
    const broken = withActor(world.program.database, { kind: 'system', name: 'test' }, async (tx) => {
      expect(await issueDueInvoices(tx)).toHaveLength(1)
      throw new Error('killed')
    })
    await expect(broken).rejects.toThrow('killed')
    await world.runJob('issue_invoices')
    expect((await stored()).map(({ number }) => number)).toEqual([1, 2])
  })

  it('rule 29: a bill keeps the price of its line', async () => {
    await owe(own, '2026-04', 1, 900)
    const detail = await officer.ok(invoices.getInvoiceCall, { params: { invoiceId: await firstMade() } })
    expect(detail).toMatchObject({ amount: 10_800, lines: [{ seats: 1, months: 12, unitPrice: 900, amount: 10_800 }] })
  })

  it('a line of more yen than an integer holds is billed, cancelled and summed like any other, and keeps nobody else from being billed', async () => {
    await owe(own, '2026-05', 200, 1_000_000)
    await owe(own, '2026-04', 999, 1_000_000)
    await owe(other, '2026-04', 1)
    await world.runJob('issue_invoices')
    expect((await stored()).map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([12_000, 14_188_000_000])
    const invoiceId = (await stored()).find(({ amount }) => amount > 12_000)?.id ?? ''
    expect(await officer.ok(invoices.getInvoiceCall, { params: { invoiceId } })).toMatchObject({ amount: 14_188_000_000, lines: [{ amount: 11_988_000_000 }, { amount: 2_200_000_000 }] })
    expect((await officer.ok(invoices.listInvoiceYearCall)).rows.find(({ hospital }) => hospital.id === own.hospitalId)).toMatchObject({ billed: 14_188_000_000 })
    await officer.ok(invoices.cancelInvoiceCall, { params: { invoiceId }, body: { reason: '単価の誤り' } })
    expect((await stored()).at(-1)).toMatchObject({ state: 'credit', amount: -14_188_000_000 })
  })

  it('addresses it to 請求書の送付先 of the latest accepted 様式2', async () => {
    const form = (name: string, decided: string, state = 'accepted') =>
      world.asSystem((tx) =>
        tx.db.insertInto('seat_form').values({ hospital_id: own.hospitalId ?? '', kind: 2, state, content: JSON.stringify({ kind: 2, hospitalName: '医療法人みなと病院', address: '横浜市中区1-1', billTo: { department: '経理課', name, phone: '045-1', extension: '', email: 'k@x.test' } }), created_at: tx.now, changed_at: tx.now, submitted_at: decided, decided_at: decided }).execute(),
      )
    await form('旧 担当', '2026-02-01T00:00:00Z')
    await form('新 担当', '2026-03-01T00:00:00Z')
    await form('未 受理', '2026-04-01T00:00:00Z', 'submitted')
    await owe(own, '2026-04', 1)
    const { addressee } = await officer.ok(invoices.getInvoiceCall, { params: { invoiceId: await firstMade() } })
    expect(addressee).toEqual({ hospitalName: '医療法人みなと病院', address: '横浜市中区1-1', department: '経理課', name: '新 担当', phone: '045-1', extension: '', email: 'k@x.test' })
  })
})

describe('who sees a bill', () => {
  it('a hospital its own once it is sent; unknown and forbidden are the same', async () => {
    await owe(own, '2026-04', 3)
    const invoiceId = await firstMade()
    const of = { params: { invoiceId } }
    const unknown = await own.call(invoices.getInvoiceCall, { params: { invoiceId: own.personId } })
    expect(unknown.status).toBe(404)
    expect((await own.call(invoices.getInvoiceCall, of)).problem).toMatchObject({ code: unknown.problem.code })
    expect((await own.ok(invoices.listInvoicesCall)).invoices).toEqual([])
    expect((await own.file(invoices.printInvoiceCall, of)).status).toBe(404)
    await send(invoiceId)
    expect((await own.ok(invoices.listInvoicesCall)).invoices).toMatchObject([{ id: invoiceId, code: '2026-0001', state: 'sent', amount: 36_000, invoiceDay: '2026-07-01', dueDay: '2026-08-31' }])
    expect(await own.ok(invoices.getInvoiceCall, of)).toMatchObject({ amount: 36_000, events: [] })
    const pdf = await own.file(invoices.printInvoiceCall, of)
    expect([pdf.status, pdf.headers['content-type'], pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
    expect((await other.ok(invoices.listInvoicesCall)).invoices).toEqual([])
    for (const status of [(await other.call(invoices.getInvoiceCall, of)).status, (await other.file(invoices.printInvoiceCall, of)).status]) expect(status).toBe(404)
    expect(await told('invoice_sent')).toMatchObject([{ hospital_ids: [own.hospitalId], subject_id: invoiceId }])
  })

  it('the prefecture’s are sent page by page, filtered before they are cut, counted whatever is asked for', async () => {
    for (const startMonth of ['2026-04', '2026-05']) for (const who of [own, other]) {
      await owe(who, startMonth, 1)
      await run()
    }
    const all = (await stored()).map(({ id }) => id).reverse()
    await send(all[3] ?? '')
    const list = async (query: object) => officer.ok(invoices.listOfficeInvoicesCall, { query })
    const ids = async (query: object) => (await list(query)).invoices.map(({ id }) => id)
    expect([await ids({ limit: 3 }), await ids({ limit: 3, offset: 3 }), (await list({ limit: 1 })).total]).toEqual([all.slice(0, 3), all.slice(3), 4])
    expect(await list({ state: 'unsent', hospitalId: own.hospitalId ?? '', limit: 1 })).toMatchObject({ invoices: [{ id: all[1] }], total: 1, counts: { unsent: 3, open: 1, overdue: 0 } })
    expect((await list({ month: '2026-08' })).total).toBe(0)
    expect((await officer.call(invoices.listOfficeInvoicesCall, { query: { limit: 501 } })).status).toBe(400)
  })

  it('the auditor reads all of it, sent or not, with what became of it and what stands on bills', async () => {
    const auditor = await world.addPerson({ hospitalId: null, role: 'auditor', name: '監査担当' })
    await owe(own, '2026-04', 3)
    const invoiceId = await firstMade()
    await owe(other, '2026-05', 1)
    const seen = async (person: TestPerson) => [
      await person.ok(invoices.listOfficeInvoicesCall), await person.ok(invoices.getInvoiceCall, { params: { invoiceId } }), await person.ok(invoices.previewInvoicesCall),
      await person.ok(invoices.listInvoiceYearCall), await person.ok(invoices.getInvoiceTermsCall),
    ]
    expect(await seen(auditor)).toEqual(await seen(officer))
    expect((await auditor.ok(invoices.getInvoiceCall, { params: { invoiceId } })).events.map(({ act, person }) => [act, person?.displayName])).toEqual([['issued', '佐久間 徹']])
    const params = { invoiceId }
    const refused = [
      await auditor.call(invoices.runInvoicesCall), await auditor.call(invoices.sendInvoicesCall, { body: { invoiceIds: [invoiceId] } }), await auditor.call(invoices.cancelInvoiceCall, { params, body: { reason: '誤り' } }),
      await auditor.call(invoices.setInvoiceTermsCall, { body: TERMS }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect((await stored()).map(({ state }) => state)).toEqual(['issued'])
  })

  it('the auditor reads and prints one that isn’t sent yet', async () => {
    await owe(own, '2026-04', 3)
    const of = { params: { invoiceId: await firstMade() } }
    const auditor = await world.addPerson({ hospitalId: null, role: 'auditor', name: '監査' })
    expect(await auditor.ok(invoices.getInvoiceCall, of)).toMatchObject({ state: 'issued', amount: 36_000 })
    const pdf = await auditor.file(invoices.printInvoiceCall, of)
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  it('the work is the prefecture’s', async () => {
    await owe(own, '2026-04', 3)
    const invoiceId = await firstMade()
    await send(invoiceId)
    const params = { invoiceId }
    const answers = [
      await own.call(invoices.runInvoicesCall),
      await own.call(invoices.listOfficeInvoicesCall),
      await own.call(invoices.payInvoiceCall, { params, body: { paidOn: '2026-07-01' } }),
      await own.call(invoices.cancelInvoiceCall, { params, body: { reason: '誤り' } }),
      await own.call(invoices.getInvoiceTermsCall),
      await own.call(invoices.listInvoiceYearCall),
    ]
    expect(answers.map(({ status, problem }) => [status, problem.code])).toEqual(answers.map(() => [403, 'not_permitted']))
    expect((await officer.call(invoices.listInvoicesCall)).status).toBe(403)
  })
})

describe('what becomes of a bill', () => {
  it('is sent with the terms of that day, which stay on it; without an issuer none goes', async () => {
    await owe(own, '2026-04', 1)
    const invoiceId = await firstMade()
    await officer.ok(invoices.setInvoiceTermsCall, { body: { ...TERMS, payTo: '' } })
    expect((await officer.call(invoices.sendInvoicesCall, { body: { invoiceIds: [invoiceId] } })).problem).toMatchObject({ code: 'invoice_terms_missing', fields: ['payTo'] })
    await officer.ok(invoices.setInvoiceTermsCall, { body: TERMS })
    world.clock.set('2026-07-15T01:00:00Z')
    await send(invoiceId)
    await officer.ok(invoices.setInvoiceTermsCall, { body: { ...TERMS, dueMonths: 3 } })
    expect(await officer.ok(invoices.getInvoiceCall, { params: { invoiceId } })).toMatchObject({ state: 'sent', invoiceDay: '2026-07-15', dueDay: '2026-08-31' })
    expect((await officer.call(invoices.sendInvoicesCall, { body: { invoiceIds: [invoiceId] } })).problem).toMatchObject({ code: 'invoice_state_wrong', invoiceCode: '2026-0001' })
    await officer.ok(invoices.setInvoiceTermsCall, { body: TERMS })
  })

  it('is paid on a day; noted twice at once it is noted once; taken back it is owed', async () => {
    await owe(own, '2026-04', 1)
    const invoiceId = await firstMade()
    await send(invoiceId)
    const pay = (paidOn: string) => officer.call(invoices.payInvoiceCall, { params: { invoiceId }, body: { paidOn } })
    expect((await pay('2026-07-02')).problem).toMatchObject({ code: 'payment_day_invalid', from: '2026-07-01', until: '2026-07-01' })
    expect((await Promise.all([pay('2026-07-01'), pay('2026-07-01')])).map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await own.ok(invoices.getInvoiceCall, { params: { invoiceId } })).toMatchObject({ state: 'paid', paidOn: '2026-07-01' })
    expect((await officer.call(invoices.cancelInvoiceCall, { params: { invoiceId }, body: { reason: '席数の誤り' } })).problem.code).toBe('invoice_state_wrong')
    expect(await officer.ok(invoices.undoPaymentCall, { params: { invoiceId } })).toMatchObject({ state: 'sent', paidOn: null })
  })

  it('is cancelled with a credit note that cancels the sum, once, and its lines are billed anew', async () => {
    await owe(own, '2026-04', 3)
    const invoiceId = await firstMade()
    await send(invoiceId)
    const cancel = () => officer.call(invoices.cancelInvoiceCall, { params: { invoiceId }, body: { reason: '席数の誤り' } })
    expect((await officer.call(invoices.cancelInvoiceCall, { params: { invoiceId }, body: { reason: ' ' } })).problem).toMatchObject({ code: 'invoice_reason_missing', fields: ['reason'] })
    expect((await Promise.all([cancel(), cancel(), cancel()])).map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const [bill, credit] = await stored()
    expect([bill?.state, bill?.amount, credit?.state, credit?.amount, credit?.number]).toEqual(['cancelled', 36_000, 'credit', -36_000, 2])
    expect(await own.ok(invoices.getInvoiceCall, { params: { invoiceId: credit?.id ?? '' } })).toMatchObject({ code: '2026-0002', counterpart: { code: '2026-0001' }, reason: '席数の誤り', lines: [{ seats: -3, amount: -36_000 }] })
    expect((await own.file(invoices.printInvoiceCall, { params: { invoiceId: credit?.id ?? '' } })).status).toBe(200)
    expect(await told('invoice_cancelled')).toMatchObject([{ hospital_ids: [own.hospitalId], subject_id: credit?.id }])
    expect((await run()).invoiceIds).toHaveLength(1)
    expect((await stored()).at(-1)).toMatchObject({ number: 3, state: 'issued', amount: 36_000 })
    // The hospital's own list is sent page by page; what waits to be sent isn't counted in it.
    const { invoices: all } = await own.ok(invoices.listInvoicesCall)
    for (const offset of [0, 1]) expect(await own.ok(invoices.listInvoicesCall, { query: { limit: 1, offset } })).toEqual({ invoices: [all[offset]], total: 2 })
    expect((await own.call(invoices.listInvoicesCall, { query: { limit: 501 } })).status).toBe(400)
    expect((await officer.ok(invoices.listInvoiceYearCall)).rows).toMatchObject([{ invoices: 1, billed: 36_000, paid: 0, open: 36_000, unbilled: 0 }])
  })

  it('one that was never sent is cancelled without the hospital seeing either', async () => {
    await owe(own, '2026-04', 1)
    const invoiceId = await firstMade()
    await officer.ok(invoices.cancelInvoiceCall, { params: { invoiceId }, body: { reason: '席数の誤り' } })
    expect((await own.ok(invoices.listInvoicesCall)).invoices).toEqual([])
    expect(await told('invoice_cancelled')).toEqual([])
    expect((await officer.ok(invoices.listOfficeInvoicesCall, { query: { state: 'cancelled' } })).invoices.map(({ state }) => state)).toEqual(['credit', 'cancelled'])
  })

  it('who owes is reminded after the due day, by hand once a day and by itself every two weeks', async () => {
    await owe(own, '2026-04', 1)
    const invoiceId = await firstMade()
    await send(invoiceId)
    const remind = () => officer.call(invoices.remindInvoiceCall, { params: { invoiceId } })
    expect((await remind()).problem).toMatchObject({ code: 'invoice_not_overdue', dueDay: '2026-08-31' })
    expect(await world.asSystem(remindOverdueInvoices)).toBe(0)
    const dueSoon = async () => (await officer.ok(invoices.listOfficeInvoicesCall, { query: { state: 'dueSoon' } })).invoices.map(({ id }) => id)
    expect(await dueSoon()).toEqual([])
    world.clock.set('2026-08-17T00:10:00Z')
    // As many as the overview counts.
    expect([await dueSoon(), await world.asSystem(countWaitingInvoices)]).toEqual([[invoiceId], { unsent: 0, open: 1, dueSoon: 1, overdue: 0 }])
    world.clock.set('2026-09-01T00:10:00Z')
    expect(await dueSoon()).toEqual([])
    await Promise.all([world.runJob('remind_invoices'), world.runJob('remind_invoices')])
    expect(await told('invoice_overdue')).toMatchObject([{ hospital_ids: [own.hospitalId], subject_id: invoiceId }])
    expect((await remind()).problem.code).toBe('invoice_reminded_today')
    world.clock.set('2026-09-02T00:10:00Z')
    expect(await world.asSystem(remindOverdueInvoices)).toBe(0)
    expect((await remind()).body).toMatchObject({ overdue: true, reminders: 2, remindedOn: '2026-09-02' })
    expect((await officer.ok(invoices.listOfficeInvoicesCall, { query: { state: 'overdue' } })).counts).toEqual({ unsent: 0, open: 1, overdue: 1 })
  })
})

it('a year is a table as CSV and as a workbook without macros; each is written down', async () => {
  await owe(own, '2026-04', 3)
  await run()
  const csv = await officer.file(invoices.exportInvoiceYearCall, { query: { fiscalYear: '2026', format: 'csv' } as never })
  expect(csv.bytes.toString('utf8')).toContain('みなと病院,令和8年度,1,36000,0,36000,0')
  const xlsx = await officer.file(invoices.exportInvoiceYearCall, { query: { fiscalYear: '2026', format: 'xlsx' } as never })
  expect([xlsx.status, xlsx.headers['content-type'], xlsx.bytes.subarray(0, 2).toString()]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'])
  expect(xlsx.bytes.toString('latin1')).not.toContain('vbaProject')
  expect((await own.file(invoices.exportInvoiceYearCall)).status).toBe(403)
  expect((await actsOf()).filter((act) => act === 'invoice.year_exported')).toHaveLength(2)
})
