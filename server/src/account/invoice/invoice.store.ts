import type { BilledLine, InvoiceFacts, InvoiceState, OwedLine } from '@tasuki/domain/account/invoice/invoice.rules'
import type { InvoiceAddressee } from '@tasuki/domain/account/invoice/invoice.contract'
import type { PageAsked } from '@tasuki/domain/base/page'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

/** The next number of a fiscal year; the row is held until the transaction ends, so that there is no gap. */
export const takeInvoiceNumber = async (tx: Transaction, fiscalYear: number): Promise<number> =>
  (
    await tx.db
      .insertInto('invoice_counter')
      .values({ fiscal_year: fiscalYear, last: 1 })
      .onConflict((on) => on.column('fiscal_year').doUpdateSet({ last: sql`invoice_counter.last + 1` }))
      .returning('last')
      .executeTakeFirstOrThrow()
  ).last

/** What is owed and stands on no bill that holds; whether it stood on one that was cancelled. */
export const selectUnbilledLines = async (tx: Transaction): Promise<OwedLine[]> => {
  const rows = await tx.db
    .selectFrom('seat_line as l')
    .select(['l.id', 'l.hospital_id', 'l.kind', 'l.start_month', 'l.seats', 'l.unit_price'])
    .select(({ exists, selectFrom }) => exists(selectFrom('invoice_line as c').select('c.seat_line_id').whereRef('c.seat_line_id', '=', 'l.id')).as('was_billed'))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('invoice_line as b').select('b.seat_line_id').whereRef('b.seat_line_id', '=', 'l.id').where('b.holds', '=', true))))
    .execute()
  return rows.map((row) => ({ id: row.id, hospitalId: row.hospital_id, kind: row.kind as OwedLine['kind'], startMonth: row.start_month, seats: row.seats, unitPrice: row.unit_price, wasBilled: Boolean(row.was_billed) }))
}

/** What the hospitals' latest accepted 様式2 say, as they stand. */
export const selectLatestApplications = async (tx: Transaction, hospitalIds: readonly string[]): Promise<Map<string, unknown>> => {
  if (hospitalIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('seat_form')
    .distinctOn('hospital_id')
    .select(['hospital_id', 'content'])
    .where('kind', '=', 2)
    .where('state', '=', 'accepted')
    .where('hospital_id', 'in', [...hospitalIds])
    .orderBy('hospital_id')
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.hospital_id, row.content]))
}

type NewInvoice = {
  hospitalId: string
  state: 'issued' | 'credit'
  numberedYear: number
  number: number
  fiscalYear: number
  billMonth: string
  amount: number
  addressee: InvoiceAddressee
  invoiceDay: string
  dueDay: string
  lines: readonly BilledLine[]
  credit?: { cancelsId: string; reason: string; terms: unknown; sent: boolean }
}

export const insertInvoice = async (tx: Transaction, invoice: NewInvoice): Promise<string> => {
  const { id } = await tx.db
    .insertInto('invoice')
    .values({
      hospital_id: invoice.hospitalId,
      state: invoice.state,
      numbered_year: invoice.numberedYear,
      number: invoice.number,
      fiscal_year: invoice.fiscalYear,
      bill_month: invoice.billMonth,
      amount: invoice.amount,
      addressee: JSON.stringify(invoice.addressee),
      invoice_day: invoice.invoiceDay,
      due_day: invoice.dueDay,
      issued_at: tx.now,
      ...(invoice.credit !== undefined && {
        cancels_id: invoice.credit.cancelsId,
        reason: invoice.credit.reason,
        ...(invoice.credit.sent && { sent_at: tx.now, terms: JSON.stringify(invoice.credit.terms) }),
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('invoice_line')
    .values(
      invoice.lines.map((line, at) => ({
        invoice_id: id,
        place: at + 1,
        hospital_id: invoice.hospitalId,
        seat_line_id: line.seatLineId,
        kind: line.kind,
        start_month: line.startMonth,
        seats: line.seats,
        months: line.months,
        unit_price: line.unitPrice,
        amount: line.amount,
        holds: invoice.state === 'issued',
      })),
    )
    .execute()
  return id
}

export type InvoiceAct = 'issued' | 'sent' | 'paid' | 'payment_undone' | 'reminded' | 'cancelled'

export const insertInvoiceEvent = async (tx: Transaction, invoiceId: string, act: InvoiceAct): Promise<void> => {
  await tx.db.insertInto('invoice_event').values({ invoice_id: invoiceId, act, person_id: byWhom(tx), at: tx.now }).execute()
}

const COLUMNS = ['i.id', 'i.hospital_id', 'i.state', 'i.numbered_year', 'i.number', 'i.fiscal_year', 'i.bill_month', 'i.amount', 'i.addressee', 'i.invoice_day', 'i.due_day', 'i.terms', 'i.sent_at', 'i.paid_on', 'i.reminders', 'i.reminded_on', 'i.reason', 'i.cancels_id'] as const

const invoicesWithCounterpart = (tx: Transaction) =>
  tx.db
    .selectFrom('invoice as i')
    .leftJoin('invoice as o', (join) => join.on(({ or, eb }) => or([eb('o.id', '=', eb.ref('i.cancels_id')), eb('o.cancels_id', '=', eb.ref('i.id'))])))
    .select([...COLUMNS, 'o.id as other_id', 'o.numbered_year as other_year', 'o.number as other_number'])

export type StoredInvoice = Awaited<ReturnType<typeof selectInvoice>> & object

export const selectInvoice = (tx: Transaction, invoiceId: string) => invoicesWithCounterpart(tx).where('i.id', '=', invoiceId).executeTakeFirst()

export type InvoicesAsked = { states?: readonly InvoiceState[]; dueBefore?: string; dueFrom?: string; dueUntil?: string; hospitalId?: string | undefined; month?: string | undefined; fiscalYear?: number }

const asAsked = ({ states, dueBefore, dueFrom, dueUntil, hospitalId, month, fiscalYear }: InvoicesAsked) => sql<boolean>`
  (${states === undefined ? null : [...states]}::text[] is null or i.state = any (${states === undefined ? null : [...states]}::text[]))
  and (${dueBefore ?? null}::date is null or i.due_day < ${dueBefore ?? null}::date)
  and (${dueFrom ?? null}::date is null or i.due_day >= ${dueFrom ?? null}::date)
  and (${dueUntil ?? null}::date is null or i.due_day <= ${dueUntil ?? null}::date)
  and (${hospitalId ?? null}::uuid is null or i.hospital_id = ${hospitalId ?? null}::uuid)
  and (${month ?? null}::text is null or i.bill_month = ${month ?? null}::text)
  and (${fiscalYear ?? null}::integer is null or i.fiscal_year = ${fiscalYear ?? null}::integer)`

/** The newest first; all of them, or a page. */
export const selectInvoices = (tx: Transaction, { page, ...asked }: InvoicesAsked & { page?: PageAsked } = {}): Promise<StoredInvoice[]> =>
  invoicesWithCounterpart(tx)
    .where(asAsked(asked))
    .orderBy('i.numbered_year', 'desc')
    .orderBy('i.number', 'desc')
    .$if(page !== undefined, (query) => query.limit(page?.limit ?? 0).offset(page?.offset ?? 0))
    .execute()

export const countInvoices = async (tx: Transaction, asked: InvoicesAsked): Promise<number> =>
  (await tx.db.selectFrom('invoice as i').select(sql<number>`count(*)::integer`.as('count')).where(asAsked(asked)).executeTakeFirstOrThrow()).count

/** Takes the row's lock: acts on one bill come one after another. */
export const lockInvoice = async (tx: Transaction, invoiceId: string): Promise<StoredInvoice | undefined> => {
  const held = await tx.db.selectFrom('invoice').select('id').where('id', '=', invoiceId).forUpdate().executeTakeFirst()
  return held && selectInvoice(tx, invoiceId)
}

export const selectInvoiceLines = (tx: Transaction, invoiceId: string) => tx.db.selectFrom('invoice_line').selectAll().where('invoice_id', '=', invoiceId).orderBy('place').execute()

export const selectInvoiceEvents = (tx: Transaction, invoiceId: string) =>
  tx.db
    .selectFrom('invoice_event as e')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .select(['e.act', 'e.at', 'e.person_id', 'p.display_name'])
    .where('e.invoice_id', '=', invoiceId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .execute()

export const selectInvoiceMonths = async (tx: Transaction): Promise<string[]> =>
  (await tx.db.selectFrom('invoice').select('bill_month').distinct().orderBy('bill_month', 'desc').execute()).map((row) => row.bill_month)

/** Whose due day has passed, the longest overdue first; another process that reminds at the same time gets the others. */
export const lockOverdueInvoices = (tx: Transaction, today: string) =>
  tx.db.selectFrom('invoice').select(['id', 'hospital_id', 'state', 'invoice_day', 'due_day', 'reminded_on', 'reminders']).where('state', '=', 'sent').where('due_day', '<', today).orderBy('due_day').orderBy('id').forUpdate().skipLocked().execute()

export const factsOfInvoice = (row: Pick<StoredInvoice, 'state' | 'invoice_day' | 'due_day' | 'reminded_on' | 'reminders'>): InvoiceFacts => ({ state: row.state as InvoiceState, invoiceDay: row.invoice_day, dueDay: row.due_day, remindedOn: row.reminded_on, reminders: row.reminders })

export const setInvoiceSent = async (tx: Transaction, invoiceId: string, of: { invoiceDay: string; dueDay: string; terms: unknown }): Promise<void> => {
  await tx.db.updateTable('invoice').set({ state: 'sent', sent_at: tx.now, invoice_day: of.invoiceDay, due_day: of.dueDay, terms: JSON.stringify(of.terms) }).where('id', '=', invoiceId).execute()
}

/** The day on which it was paid; null: it isn't. */
export const setInvoicePaid = async (tx: Transaction, invoiceId: string, paidOn: string | null): Promise<void> => {
  await tx.db.updateTable('invoice').set({ state: paidOn === null ? 'sent' : 'paid', paid_on: paidOn }).where('id', '=', invoiceId).execute()
}

export const setInvoiceReminded = async (tx: Transaction, invoiceId: string, today: string): Promise<void> => {
  await tx.db.updateTable('invoice').set({ reminders: sql`reminders + 1`, reminded_on: today }).where('id', '=', invoiceId).execute()
}

/** Its lines are owed again. */
export const setInvoiceCancelled = async (tx: Transaction, invoiceId: string, reason: string): Promise<void> => {
  await tx.db.updateTable('invoice').set({ state: 'cancelled', reason }).where('id', '=', invoiceId).execute()
  await tx.db.updateTable('invoice_line').set({ holds: false }).where('invoice_id', '=', invoiceId).execute()
}

export const countInvoiceStates = async (tx: Transaction, of: { today: string; soonUntil: string }): Promise<{ unsent: number; open: number; dueSoon: number; overdue: number }> =>
  (
    await sql<{ unsent: number; open: number; dueSoon: number; overdue: number }>`
      select count(*) filter (where state = 'issued')::int as unsent, count(*) filter (where state = 'sent')::int as open,
        count(*) filter (where state = 'sent' and due_day >= ${of.today}::date and due_day <= ${of.soonUntil}::date)::int as "dueSoon",
        count(*) filter (where state = 'sent' and due_day < ${of.today}::date)::int as overdue
      from invoice where state in ('issued', 'sent')`.execute(tx.db)
  ).rows[0] ?? { unsent: 0, open: 0, dueSoon: 0, overdue: 0 }

export const selectInvoiceFiscalYears = async (tx: Transaction): Promise<number[]> =>
  (await tx.db.selectFrom('invoice').select('fiscal_year').distinct().execute()).map((row) => row.fiscal_year)
