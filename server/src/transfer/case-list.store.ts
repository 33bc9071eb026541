import { japanDay } from '@tasuki/domain/base/working-time'
import { type CaseLineRecord, caseLineRecord, caseRecord } from '@tasuki/domain/transfer/case-record'
import { CASE_STATUS, type CaseStatus, type CaseVisibility } from '@tasuki/domain/transfer/case-status'
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Transaction } from '../platform/db/transaction'
import type { CaseLine } from './case.view'

export type CaseListFilter = {
  scope: 'own' | 'area' | 'visible'
  status: CaseStatus | 'open' | 'closed' | undefined
  text: string | undefined
  /** Only those this person is in charge of. */
  inChargeId?: string | undefined
  /** Codes of places, one of which the wished area has; none of them: no case. */
  areaCodes?: readonly string[] | undefined
  /** Only where an answer, a confirmation or the transfer itself is overdue as of now. */
  overdue?: boolean
  /** Registered from this instant on, and before that one. */
  createdFrom?: Date | undefined
  createdBefore?: Date | undefined
  /** The time of a change is the own hospital's to know (rule 84): other lists are sorted as if it weren't asked. */
  sort?: 'created' | 'updated' | 'transferable' | undefined
  /** Only cases whose transfer date lies before this day. */
  transferBefore?: string
  limit: number
  offset: number
}

const STATUSES = Object.keys(CASE_STATUS) as CaseStatus[]

/** A draft waits for its own hospital as an open case does. */
const statusesOf = (status: CaseListFilter['status']): CaseStatus[] => {
  if (status === undefined) return STATUSES
  if (status === 'open') return STATUSES.filter((one) => !CASE_STATUS[one].closed)
  if (status === 'closed') return STATUSES.filter((one) => CASE_STATUS[one].closed)
  return [status]
}

/** LIKE's own signs in what was typed are letters. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** As `isAnswerOverdue`, `isConfirmationOverdue` and `transferDateOverdue` say; of inquiries the actor sees. */
const isOverdue = (now: Date): Expression<SqlBool> => sql<SqlBool>`(
  (c.status = 'held' and c.transfer_date < ${japanDay(now)}::date)
  or exists (select from inquiry i where i.case_id = c.id
    and ((i.state = 'considering' and i.answer ->> 'kind' = 'considering' and (i.answer ->> 'until')::timestamptz < ${now}) or (i.state = 'chosen' and i.confirm_due_at < ${now}))))`

/** Row security has already left only what the actor sees; the scope narrows it further. Newest first. */
const matchingCases = (tx: Transaction, filter: CaseListFilter) => {
  const hospitalId = tx.actor.kind === 'member' ? tx.actor.hospitalId : null
  const ownCase: Expression<SqlBool> = sql<SqlBool>`c.sender_hospital_id = ${hospitalId}::uuid`
  return tx.db
    .selectFrom('transfer_case as c')
    .where('c.status', 'in', statusesOf(filter.status))
    .$if(filter.scope === 'own', (query) => query.where(ownCase))
    .$if(filter.inChargeId !== undefined, (query) => query.where('c.person_in_charge_id', '=', filter.inChargeId ?? null))
    .$if(filter.transferBefore !== undefined, (query) => query.where('c.transfer_date', '<', filter.transferBefore ?? null))
    .$if(filter.areaCodes !== undefined, (query) => query.where(sql<SqlBool>`c.destination_codes && ${[...(filter.areaCodes ?? [])]}::text[]`))
    .$if(filter.createdFrom !== undefined, (query) => query.where('c.created_at', '>=', filter.createdFrom ?? null))
    .$if(filter.createdBefore !== undefined, (query) => query.where('c.created_at', '<', filter.createdBefore ?? null))
    .$if(filter.overdue === true, (query) => query.where(isOverdue(tx.now)))
    .$if(filter.scope === 'area', (query) =>
      query
        .where('c.visibility', '=', 'S2')
        .where('c.status', '=', 'recruiting')
        .where((where) => where.not(ownCase))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('inquiry as i')
                .select('i.id')
                .whereRef('i.case_id', '=', 'c.id')
                .where(sql<SqlBool>`i.hospital_id = ${hospitalId}::uuid`)
                .where('i.state', 'not in', ['withdrawn', 'ended']),
            ),
          ),
        ),
    )
    .$if(filter.text !== undefined, (query) => {
      const pattern = containing(filter.text ?? '')
      // The memo code is the sending hospital's own: what isn't shown can't be found either.
      return query.where(({ or, and, eb }) =>
        or([
          eb('c.code', 'ilike', pattern),
          eb(sql<string>`c.record ->> 'mainDisease'`, 'ilike', pattern),
          and([ownCase, eb(sql<string>`c.record ->> 'memoCode'`, 'ilike', pattern)]),
        ]),
      )
    })
}

export const countCases = async (tx: Transaction, filter: CaseListFilter): Promise<number> => {
  const row = await matchingCases(tx, filter)
    .select((expression) => expression.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(row.total)
}

const UNLISTED = Object.keys(caseRecord.shape).filter((field) => !Object.hasOwn(caseLineRecord.shape, field))

type ListedCase = CaseLine & { record: CaseLineRecord; revision: number; transfer_date: string | null; person_in_charge_id: string | null; total: number | null }

/**
 * The ids of a page, in order. A hospital sees some hundred cases: counted on the way they cost nothing, where a count of
 * its own would ask row security about each case again. The prefecture sees all, too many to carry along: `total` null.
 */
const selectPage = (tx: Transaction, filter: CaseListFilter): Promise<{ id: string; total: number | null }[]> =>
  matchingCases(tx, filter)
    .select('c.id')
    .select(tx.actor.kind === 'member' ? sql<number>`count(*) over ()`.as('total') : sql<null>`null`.as('total'))
    .$if(filter.sort === 'updated' && filter.scope === 'own', (query) => query.orderBy('c.updated_at', 'desc'))
    .$if(filter.sort === 'transferable', (query) => query.orderBy(sql`c.record ->> 'transferableFrom'`, (order) => order.asc().nullsLast()))
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()

/** Records are read for the cases of the page alone: carried through the sorting of all, they cost more than all the rest. */
export const selectCases = async (tx: Transaction, filter: CaseListFilter): Promise<ListedCase[]> => {
  const page = await selectPage(tx, filter)
  if (page.length === 0) return []
  const rows = await tx.db
    .selectFrom('transfer_case as c')
    .select(['c.id', 'c.code', 'c.status', 'c.visibility', 'c.sender_hospital_id', 'c.destination_label', 'c.created_at', 'c.sent_at', 'c.updated_at', 'c.closed_at'])
    .select([sql<unknown>`c.record - ${UNLISTED}::text[]`.as('record'), 'c.revision', 'c.transfer_date', 'c.person_in_charge_id'])
    .where(sql<SqlBool>`c.id = any(${page.map(({ id }) => id)}::uuid[])`)
    .execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  return page.flatMap(({ id, total }) => {
    const row = found.get(id)
    return row === undefined ? [] : [{ ...row, total, status: row.status as CaseStatus, visibility: row.visibility as CaseVisibility, record: caseLineRecord.parse(row.record) }]
  })
}
