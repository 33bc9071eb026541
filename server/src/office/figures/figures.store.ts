import type { CaseFact, FigureCount } from '@tasuki/domain/office/figures/figures.rules'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'

type FactRow = { sent_at: Date; closed_at: Date | null; outcome: NonNullable<CaseFact['closed']>['outcome'] | null; municipality_code: string; medical_category: string | null; purpose: string | null; needs: string[] }

/** Of every case that was ever sent, or of one, from its append-only events: first sent, last closed unless it was opened again. No id leaves the database. */
export const selectCaseFacts = async (tx: Transaction, caseId?: string): Promise<FactRow[]> =>
  (
    await sql<FactRow>`
      with sent as (select e.case_id, min(e.at) as at from transfer_event e where e.kind = 'sent' and (${caseId ?? null}::uuid is null or e.case_id = ${caseId ?? null}::uuid) group by e.case_id),
      closing as (
        select distinct on (e.case_id) e.case_id, e.kind, e.at, e.data ->> 'reason' as reason
        from transfer_event e where e.kind in ('completed', 'ended', 'reopened') order by e.case_id, e.position desc)
      select s.at as sent_at,
        case when k.kind <> 'reopened' then k.at end as closed_at,
        case k.kind when 'completed' then 'completed' when 'ended' then coalesce(k.reason, 'other') end as outcome,
        h.municipality_code, c.record ->> 'medicalCategory' as medical_category, c.record ->> 'purpose' as purpose,
        array(select n.key from jsonb_each(c.record -> 'needs') n where n.value ->> 'presence' = 'present') as needs
      from sent s join transfer_case c on c.id = s.case_id join hospital h on h.id = c.sender_hospital_id left join closing k on k.case_id = s.case_id`.execute(tx.db)
  ).rows

export const selectKeptFigures = async (tx: Transaction): Promise<FigureCount[]> =>
  (await tx.db.selectFrom('kept_figure').selectAll().execute()).map((row) => ({ fiscalYear: row.fiscal_year, figure: row.figure as FigureCount['figure'], key: row.key, count: row.count }))

export const addKeptFigures = async (tx: Transaction, counts: readonly FigureCount[]): Promise<void> => {
  if (counts.length === 0) return
  await tx.db
    .insertInto('kept_figure')
    .values(counts.map(({ fiscalYear, figure, key, count }) => ({ fiscal_year: fiscalYear, figure, key, count })))
    .onConflict((conflict) => conflict.columns(['fiscal_year', 'figure', 'key']).doUpdateSet((of) => ({ count: of('kept_figure.count', '+', of.ref('excluded.count')) })))
    .execute()
}
