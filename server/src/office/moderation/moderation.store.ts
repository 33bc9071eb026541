import type { UnsuitableCategory } from '@tasuki/domain/names/hidden-mark'
import type { ModeratedContent } from '@tasuki/domain/office/moderation/moderation.contract'
import type { ModeratedKind, ModerationState } from '@tasuki/domain/office/moderation/moderation.rules'
import type { PageAsked } from '@tasuki/domain/base/page'
import { type Selectable, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'

type Row = Selectable<DB['moderation']>
export type ModerationRow = Omit<Row, 'subject_kind' | 'state' | 'category'> & { subject_kind: ModeratedKind; state: ModerationState; category: UnsuitableCategory }

const asModeration = (row: Row): ModerationRow => ({ ...row, subject_kind: row.subject_kind as ModeratedKind, state: row.state as ModerationState, category: row.category as UnsuitableCategory })

export type NewModeration = {
  content: ModeratedContent
  hospitalId: string
  caseId: string | null
  caseCode: string
  roomId: string | null
  lineSeq: number | null
  category: UnsuitableCategory
  /** Where it is only asked about. */
  answerBy: string | null
  personId: string
}

/** Undefined where another one about the same is open. */
export const insertModeration = async (tx: Transaction, of: NewModeration): Promise<string | undefined> => {
  const row = await tx.db
    .insertInto('moderation')
    .values({
      subject_kind: of.content.kind,
      subject_id: of.content.id,
      field: of.content.field,
      hospital_id: of.hospitalId,
      case_id: of.caseId,
      case_code: of.caseCode,
      room_id: of.roomId,
      line_seq: of.lineSeq,
      category: of.category,
      answer_by: of.answerBy,
      opened_by: of.personId,
      opened_at: tx.now,
      changed_at: tx.now,
      ...(of.answerBy === null ? { state: 'deleted', decided_by: of.personId, decided_at: tx.now } : { state: 'asked' }),
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Row security: all for the prefecture and its auditor, the own hospital's for its representative, or where none is in service for all of its people. */
export const findModeration = async (tx: Transaction, id: string): Promise<ModerationRow | undefined> => {
  const row = await tx.db.selectFrom('moderation').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asModeration(row)
}

/** By whoever may change it, the prefecture and the system; a hospital, which only sees its own, locks nothing. */
export const lockModeration = async (tx: Transaction, id: string): Promise<ModerationRow | undefined> => {
  const row = await tx.db.selectFrom('moderation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asModeration(row)
}

export const findOpenModeration = async (tx: Transaction, content: ModeratedContent): Promise<string | undefined> => {
  const row = await tx.db
    .selectFrom('moderation')
    .select('id')
    .where('subject_kind', '=', content.kind)
    .where('subject_id', '=', content.id)
    .where('field', '=', content.field)
    .where('state', 'in', ['asked', 'answered'])
    .executeTakeFirst()
  return row?.id
}

/** Those that wait for the office first, then what is late, then what is due first; what has ended by its end, the newest first. */
export const selectModerations = async (tx: Transaction, { states, today, page }: { states: readonly ModerationState[]; today: string; page: PageAsked }): Promise<ModerationRow[]> => {
  const rows = await tx.db
    .selectFrom('moderation')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy(sql`case state when 'answered' then 0 when 'asked' then case when answer_by < ${today}::date then 1 else 2 end else 3 end`)
    .orderBy(sql`case when state in ('asked', 'answered') then answer_by end`)
    .orderBy(sql`case when state in ('asked', 'answered') then changed_at end`)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map(asModeration)
}

export const countModerations = async (tx: Transaction, states: readonly ModerationState[]): Promise<number> =>
  (await tx.db.selectFrom('moderation').select(sql<number>`count(*)::integer`.as('count')).where('state', 'in', [...states]).executeTakeFirstOrThrow()).count

/** What the office has to decide: the answered ones, and of the asked ones those that were to be answered before today. */
export const countDueModerations = async (tx: Transaction, today: string): Promise<{ count: number; unanswered: number; since: Date | null }> =>
  (
    await sql<{ count: number; unanswered: number; since: Date | null }>`
      select count(*) filter (where state = 'answered')::int as count, count(*) filter (where state = 'asked' and answer_by < ${today}::date)::int as unanswered,
             min(changed_at) filter (where state = 'answered') as since
      from moderation where state in ('asked', 'answered')`.execute(tx.db)
  ).rows[0] ?? { count: 0, unanswered: 0, since: null }

export const findSeenModerations = async (tx: Transaction, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0 ? [] : (await tx.db.selectFrom('moderation').select('id').where('id', 'in', [...ids]).execute()).map(({ id }) => id)

export const updateModeration = async (tx: Transaction, id: string, to: { state: ModerationState; answerBy?: string; category?: UnsuitableCategory; decidedBy?: string }): Promise<void> => {
  await tx.db
    .updateTable('moderation')
    .set({
      state: to.state,
      changed_at: tx.now,
      ...(to.answerBy !== undefined && { answer_by: to.answerBy }),
      ...(to.category !== undefined && { category: to.category }),
      ...(to.decidedBy !== undefined && { decided_by: to.decidedBy, decided_at: tx.now }),
    })
    .where('id', '=', id)
    .execute()
}

export type ModerationLine = { side: 'prefecture' | 'hospital'; act: 'said' | 'closed' | 'deleted'; personId: string; personName: string; body: string }

/** Under the matter's lock, or in the transaction that made it. */
export const insertModerationLine = async (tx: Transaction, moderationId: string, line: ModerationLine): Promise<void> => {
  await sql`
    insert into moderation_line (moderation_id, seq, side, act, person_id, person_name, body, at)
    select ${moderationId}::uuid, coalesce(max(seq), 0) + 1, ${line.side}, ${line.act}, ${line.personId}::uuid, ${line.personName}, ${line.body}, ${tx.now}::timestamptz
    from moderation_line where moderation_id = ${moderationId}::uuid`.execute(tx.db)
}

export const selectModerationLines = (tx: Transaction, moderationId: string) => tx.db.selectFrom('moderation_line').selectAll().where('moderation_id', '=', moderationId).orderBy('seq').execute()

/** As the system. */
export const updateLineWords = async (tx: Transaction, of: { moderationId: string; seq: number; body: string }): Promise<void> => {
  await tx.db.updateTable('moderation_line').set({ body: of.body }).where('moderation_id', '=', of.moderationId).where('seq', '=', of.seq).execute()
}

/** As the system: earlier matters about the same thing. */
export const selectMattersAbout = async (tx: Transaction, content: Pick<ModeratedContent, 'kind' | 'id' | 'field'>): Promise<string[]> =>
  (await tx.db.selectFrom('moderation').select('id').where('subject_kind', '=', content.kind).where('subject_id', '=', content.id).where('field', '=', content.field).execute()).map(({ id }) => id)

/** As the system: with their lines, by the table's reference. */
export const deleteModerationsOf = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  await sql`delete from moderation where case_id = any(${[...ids]}::uuid[]) or room_id = any(${[...ids]}::uuid[])`.execute(tx.db)
}
