import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** Everything here is run as the system. */

/**
 * One e-mail for all that is due for a person or department now: what came in quiet hours becomes one. Locked items that
 * another process is gathering are passed over.
 */
export const gatherMails = async (tx: Transaction, limits: { mails: number; items: number }): Promise<number> => {
  const { rows } = await sql<{ made: number }>`
    with due as (
      select id, person_id, hospital_id, due_at from mail_item where mail_id is null and due_at <= ${tx.now}::timestamptz
      order by due_at, id limit ${limits.mails * limits.items} for update skip locked
    ), placed as (
      select id, person_id, hospital_id, (row_number() over (partition by person_id, hospital_id order by due_at, id) - 1) / ${limits.items}::integer as part from due
    ), named as (
      select gen_random_uuid() as mail_id, person_id, hospital_id, part from placed group by person_id, hospital_id, part
    ), made as (
      insert into mail (id, person_id, hospital_id, created_at, next_at) select mail_id, person_id, hospital_id, ${tx.now}, ${tx.now} from named returning id
    ), taken as (
      update mail_item i set mail_id = n.mail_id from placed p join named n
        on n.part = p.part and n.person_id is not distinct from p.person_id and n.hospital_id is not distinct from p.hospital_id
      where i.id = p.id
    )
    select count(*)::integer as made from made`.execute(tx.db)
  return rows[0]?.made ?? 0
}

export type ClaimedMail = { id: string; claim: string; attempts: number; createdAt: Date; personId: string | null; hospitalId: string | null }

/**
 * Takes the next e-mail that is due. One that was claimed long ago and never handed over is due again: whoever had it is
 * gone and the server got nothing of it.
 */
export const claimMail = async (tx: Transaction, staleBefore: Date): Promise<ClaimedMail | undefined> => {
  const { rows } = await sql<ClaimedMail>`
    update mail set state = 'claimed', claim = gen_random_uuid(), claimed_at = ${tx.now}, attempts = attempts + 1
    where id = (select id from mail where (state = 'waiting' and next_at <= ${tx.now}::timestamptz) or (state = 'claimed' and claimed_at < ${staleBefore}::timestamptz)
                order by next_at, id limit 1 for update skip locked)
    returning id, claim, attempts, created_at as "createdAt", person_id as "personId", hospital_id as "hospitalId"`.execute(tx.db)
  return rows[0]
}

/** The line after which it may have been taken. False where the claim has passed to somebody else. */
export const markHandedOver = async (tx: Transaction, mail: ClaimedMail): Promise<boolean> => {
  const { numUpdatedRows } = await tx.db.updateTable('mail').set({ state: 'handed_over', claimed_at: tx.now }).where('id', '=', mail.id).where('claim', '=', mail.claim).where('state', '=', 'claimed').executeTakeFirst()
  return numUpdatedRows === 1n
}

type MailEnd = { state: 'sent' | 'dropped' | 'failed' | 'unknown'; trouble?: string } | { state: 'waiting'; nextAt: Date; trouble: string }

export const settleMail = async (tx: Transaction, mail: ClaimedMail, end: MailEnd): Promise<void> => {
  await tx.db
    .updateTable('mail')
    .set({ state: end.state, trouble: end.trouble ?? null, claim: null, ...(end.state === 'waiting' ? { next_at: end.nextAt } : { ended_at: tx.now }) })
    .where('id', '=', mail.id)
    .where('claim', '=', mail.claim)
    .execute()
}

/** Handed over by a process that is gone: taken or not, nobody knows, so it isn't sent again. */
export const giveUpHandedOver = async (tx: Transaction, staleBefore: Date): Promise<void> => {
  await tx.db.updateTable('mail').set({ state: 'unknown', trouble: 'process_ended', claim: null, ended_at: tx.now }).where('state', '=', 'handed_over').where('claimed_at', '<', staleBefore).execute()
}

export type MailItem = { noticeId: string | null; kind: string; subjectKind: string; subjectId: string; at: Date }

/** What hasn't been read in the page meanwhile. */
export const listMailItems = async (tx: Transaction, mailId: string): Promise<MailItem[]> => {
  const { rows } = await sql<MailItem>`
    select i.notice_id as "noticeId", i.kind, i.subject_kind as "subjectKind", i.subject_id as "subjectId", i.at
    from mail_item i left join notice n on n.id = i.notice_id
    where i.mail_id = ${mailId}::uuid and n.read_at is null order by i.at, i.id`.execute(tx.db)
  return rows
}

export type MailReader = { personId: string; hospitalId: string | null; role: string; email: string; settings: unknown }

/** Whom a mail is for, if they are still there: the person, or of a department anybody who could read what it says. */
export const findMailReader = async (tx: Transaction, mail: { personId: string | null; hospitalId: string | null }): Promise<MailReader | undefined> => {
  const { rows } = await sql<MailReader>`
    select p.id as "personId", p.hospital_id as "hospitalId", p.role, p.email, s.settings
    from person p left join hospital h on h.id = p.hospital_id left join notice_setting s on s.person_id = p.id
    where acts_today(p.active, p.acts_until) and (p.hospital_id is null or h.use = 'active') and (p.id = ${mail.personId}::uuid or p.hospital_id = ${mail.hospitalId}::uuid)
    order by p.id limit 1`.execute(tx.db)
  return rows[0]
}

export type MailQueueState = { waiting: number; oldestAt: Date | null; failed: number; unknown: number; trouble: string | null }

export const selectMailQueue = async (tx: Transaction, since: Date): Promise<MailQueueState> => {
  const { rows } = await sql<MailQueueState>`
    select count(*) filter (where state in ('waiting', 'claimed', 'handed_over'))::integer as waiting,
           min(created_at) filter (where state in ('waiting', 'claimed', 'handed_over')) as "oldestAt",
           count(*) filter (where state = 'failed' and ended_at > ${since})::integer as failed,
           count(*) filter (where state = 'unknown' and ended_at > ${since})::integer as unknown,
           (select trouble from mail where trouble is not null order by claimed_at desc nulls last limit 1) as trouble
    from mail`.execute(tx.db)
  return rows[0] ?? { waiting: 0, oldestAt: null, failed: 0, unknown: 0, trouble: null }
}

/** Of a demonstration: what was sent to a hospital's people and department, or (null) to the prefecture's. */
export const selectSentMailIds = async (tx: Transaction, hospitalId: string | null, limit: number): Promise<{ id: string; at: Date }[]> => {
  const { rows } = await sql<{ id: string; at: Date }>`
    select m.id, m.ended_at as at from mail m left join person p on p.id = m.person_id
    where m.state = 'sent' and (case when ${hospitalId}::uuid is null then p.role = 'officer' else coalesce(p.hospital_id, m.hospital_id) = ${hospitalId}::uuid end)
    order by m.ended_at desc, m.id limit ${limit}`.execute(tx.db)
  return rows
}
