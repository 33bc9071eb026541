import { type Insertable, type Selectable, sql } from 'kysely'
import type { PageAsked } from '@tasuki/domain/base/page'
import type { SeatFormContent, SeatFormKind, SeatFormState } from '@tasuki/domain/account/seat-form/seat-form.contract'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

export type SeatFormRow = Selectable<DB['seat_form']> & { hospital_name: string; hospital_short_name: string }

const selectForms = (tx: Transaction) =>
  tx.db.selectFrom('seat_form as f').innerJoin('hospital as h', 'h.id', 'f.hospital_id').selectAll('f').select(['h.name as hospital_name', 'h.short_name as hospital_short_name'])

/** The last changed first. */
export const selectFormsOf = (tx: Transaction, of: { hospitalId: string; kind?: SeatFormKind }, { limit, offset }: PageAsked): Promise<SeatFormRow[]> =>
  selectForms(tx)
    .where('f.hospital_id', '=', of.hospitalId)
    .$if(of.kind !== undefined, (query) => query.where('f.kind', '=', of.kind ?? 0))
    .orderBy('f.changed_at', 'desc')
    .orderBy('f.id')
    .limit(limit)
    .offset(offset)
    .execute()

export const countFormsOf = async (tx: Transaction, hospitalId: string): Promise<number> =>
  Number((await tx.db.selectFrom('seat_form').select((e) => e.fn.countAll<string>().as('count')).where('hospital_id', '=', hospitalId).executeTakeFirstOrThrow()).count)

export type FormsAsked = { state: SeatFormState; kind?: SeatFormKind | undefined; hospitalId?: string | undefined; q?: string | undefined }

const officeForms = (tx: Transaction, of: FormsAsked) =>
  selectForms(tx)
    .where('f.state', '=', of.state)
    .$if(of.kind !== undefined, (query) => query.where('f.kind', '=', of.kind ?? 0))
    .$if(of.hospitalId !== undefined, (query) => query.where('f.hospital_id', '=', of.hospitalId ?? ''))
    .$if((of.q ?? '').trim() !== '', (query) => query.where(sql<boolean>`strpos(search_spelling(h.name || ' ' || h.name_kana || ' ' || h.short_name), search_spelling(${of.q?.trim() ?? ''})) > 0`))

/** All that wait, those handed in first at the top. */
export const selectWaitingForms = (tx: Transaction, of: Omit<FormsAsked, 'state'>): Promise<SeatFormRow[]> => officeForms(tx, { ...of, state: 'submitted' }).orderBy('f.submitted_at').orderBy('f.id').execute()

/** What was decided or taken back, the last first. */
export const selectDecidedForms = (tx: Transaction, of: FormsAsked, { limit, offset }: { limit: number; offset: number }): Promise<SeatFormRow[]> =>
  officeForms(tx, of).orderBy('f.changed_at', 'desc').orderBy('f.id').limit(limit).offset(offset).execute()

export const countOfficeForms = async (tx: Transaction, of: FormsAsked): Promise<number> =>
  Number((await officeForms(tx, of).clearSelect().select((e) => e.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()).count)

export const findForm = (tx: Transaction, formId: string): Promise<SeatFormRow | undefined> => selectForms(tx).where('f.id', '=', formId).executeTakeFirst()

/** Who writes and who decides wait for each other here. */
export const lockForm = (tx: Transaction, formId: string): Promise<SeatFormRow | undefined> => selectForms(tx).where('f.id', '=', formId).forUpdate('f').executeTakeFirst()

export const countOpenForms = async (tx: Transaction, hospitalId: string): Promise<number> =>
  Number((await tx.db.selectFrom('seat_form').select((e) => e.fn.countAll<string>().as('count')).where('hospital_id', '=', hospitalId).where('state', 'in', ['draft', 'returned']).executeTakeFirstOrThrow()).count)

export const insertForm = async (tx: Transaction, form: { hospitalId: string; personId: string; content: SeatFormContent }): Promise<string> =>
  (
    await tx.db
      .insertInto('seat_form')
      .values({ hospital_id: form.hospitalId, kind: form.content.kind, content: JSON.stringify(form.content), created_by: form.personId, created_at: tx.now, changed_at: tx.now })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

type FormChange = Partial<{
  state: SeatFormState
  fiscal_year: number
  number: number
  content: string
  submitted_at: Date
  submitted_by: string
  comment: string
  decided_at: Date
  decided_by: string
}>

/** Each change is a new version. */
export const updateForm = async (tx: Transaction, formId: string, change: FormChange): Promise<void> => {
  await tx.db.updateTable('seat_form').set({ ...change, changed_at: tx.now, version: sql<number>`version + 1` }).where('id', '=', formId).execute()
}

export const deleteForm = async (tx: Transaction, formId: string): Promise<void> => {
  await tx.db.deleteFrom('seat_form').where('id', '=', formId).execute()
}

const NUMBERING_LOCK = 7_283_428

/** Run as the system: numbers go through all hospitals, without a gap; who submits at the same time waits. */
export const nextFormNumber = async (tx: Transaction, of: { fiscalYear: number; kind: number }): Promise<number> => {
  await sql`select pg_advisory_xact_lock(${NUMBERING_LOCK}::int, ${of.kind}::int)`.execute(tx.db)
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from seat_form where fiscal_year = ${of.fiscalYear} and kind = ${of.kind}`.execute(tx.db)
  return rows[0]?.next ?? 1
}

export const insertFormEvent = async (tx: Transaction, event: Pick<Insertable<DB['seat_form_event']>, 'form_id' | 'hospital_id' | 'act' | 'comment'>): Promise<void> => {
  await tx.db.insertInto('seat_form_event').values({ ...event, person_id: byWhom(tx), at: tx.now }).execute()
}

export const selectFormEvents = (tx: Transaction, formId: string) =>
  tx.db
    .selectFrom('seat_form_event as e')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .select(['e.act', 'e.comment', 'e.at', 'p.id as person_id', 'p.display_name', 'p.role'])
    .where('e.form_id', '=', formId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()

export const selectFormOrders = (tx: Transaction, formId: string) =>
  tx.db
    .selectFrom('seat_order as o')
    .innerJoin('seat as s', 's.id', 'o.seat_id')
    .leftJoin('person as p', 'p.id', 'o.person_id')
    .select(['o.act', 'o.line', 'o.day', 'o.done_at', 'o.dropped_at', 's.funding', 's.first_day', 's.last_day', 'p.id as person_id', 'p.display_name'])
    .where('o.form_id', '=', formId)
    .orderBy('o.act')
    .orderBy('o.line')
    .execute()

export const selectPeopleOfLines = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string; hospital_id: string | null; display_name: string; display_kana: string; department: string; email: string }[]> => {
  const { rows } = await sql<{ id: string; hospital_id: string | null; display_name: string; display_kana: string; department: string; email: string }>`
    select id, hospital_id, display_name, display_kana, department, email from person where id = any (${[...ids]}::uuid[])`.execute(tx.db)
  return rows
}

export const findFormHead = (tx: Transaction, hospitalId: string) => tx.db.selectFrom('hospital').select(['name', 'address', 'phone']).where('id', '=', hospitalId).executeTakeFirst()

export const selectFormHospitals = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string; short_name: string }[]> => {
  const { rows } = await sql<{ id: string; short_name: string }>`select f.id, h.short_name from seat_form f join hospital h on h.id = f.hospital_id where f.id = any (${[...ids]}::uuid[])`.execute(tx.db)
  return rows
}
