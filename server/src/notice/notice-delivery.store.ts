import type { NoticeKind } from '@tasuki/domain/account/notice-kind'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** Everything here is run as the system. */

export type WaitingOrder = {
  id: string
  kind: NoticeKind
  hospitalIds: string[]
  personIds: string[]
  toPrefecture: boolean
  exceptPersonIds: string[]
  subjectKind: string
  subjectId: string
  at: Date
}

/** Locked, and passed over where another process has them. */
export const takeWaitingOrders = async (tx: Transaction, limit: number): Promise<WaitingOrder[]> => {
  const { rows } = await sql<WaitingOrder>`
    select id, kind, hospital_ids as "hospitalIds", person_ids as "personIds", to_prefecture as "toPrefecture", except_person_ids as "exceptPersonIds",
           subject_kind as "subjectKind", subject_id as "subjectId", ordered_at as at
    from notice_order where delivered_at is null order by ordered_at, id limit ${limit} for update skip locked`.execute(tx.db)
  return rows
}

export const markOrdersDelivered = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  await tx.db.updateTable('notice_order').set({ delivered_at: tx.now }).where('id', 'in', [...ids]).execute()
}

export type NoticeRecipient = { personId: string; hospitalId: string | null; isOfficer: boolean; settings: unknown }

/** People in service, of active hospitals, and of the prefecture. */
export const listRecipients = async (tx: Transaction, of: { hospitalIds: readonly string[]; personIds: readonly string[]; prefecture: boolean }): Promise<NoticeRecipient[]> => {
  const { rows } = await sql<NoticeRecipient>`
    select p.id as "personId", p.hospital_id as "hospitalId", p.role = 'officer' as "isOfficer", s.settings
    from person p left join hospital h on h.id = p.hospital_id left join notice_setting s on s.person_id = p.id
    where acts_today(p.active, p.acts_until) and (p.hospital_id is null or h.use = 'active')
      and (p.hospital_id = any(${[...of.hospitalIds]}::uuid[]) or p.id = any(${[...of.personIds]}::uuid[]) or (${of.prefecture}::boolean and p.role = 'officer'))
    order by p.id`.execute(tx.db)
  return rows
}

export const listDepartmentsToMail = async (tx: Transaction, hospitalIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select h.id from hospital h join hospital_notice_setting s on s.hospital_id = h.id
    where h.id = any(${[...hospitalIds]}::uuid[]) and h.use = 'active' and s.department_mail`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export type NewNotice = { id: string; personId: string; hospitalId: string | null; kind: string; subjectKind: string; subjectId: string; at: Date; inPage: boolean }

export const insertNotices = async (tx: Transaction, notices: readonly NewNotice[]): Promise<void> => {
  if (notices.length === 0) return
  await tx.db
    .insertInto('notice')
    .values(notices.map((one) => ({ id: one.id, person_id: one.personId, hospital_id: one.hospitalId, kind: one.kind, subject_kind: one.subjectKind, subject_id: one.subjectId, at: one.at, in_page: one.inPage })))
    .execute()
}

export type NewMailItem = { noticeId: string | null; personId: string | null; hospitalId: string | null; kind: string; subjectKind: string; subjectId: string; at: Date; dueAt: Date }

export const insertMailItems = async (tx: Transaction, items: readonly NewMailItem[]): Promise<void> => {
  if (items.length === 0) return
  await tx.db
    .insertInto('mail_item')
    .values(items.map((one) => ({ notice_id: one.noticeId, person_id: one.personId, hospital_id: one.hospitalId, kind: one.kind, subject_kind: one.subjectKind, subject_id: one.subjectId, at: one.at, due_at: one.dueAt })))
    .execute()
}

export type PushedNotice = { kind: NoticeKind; personId: string; hospitalId: string | null; role: string; subjectKind: string; subjectId: string; settings: unknown }

/** Undefined where the person has left meanwhile or their seat has ended, has read it, or the hospital no longer uses the system. */
export const findNoticeToPush = async (tx: Transaction, noticeId: string): Promise<PushedNotice | undefined> => {
  const { rows } = await sql<PushedNotice>`
    select n.kind, n.person_id as "personId", n.hospital_id as "hospitalId", p.role, n.subject_kind as "subjectKind", n.subject_id as "subjectId", s.settings
    from notice n join person p on p.id = n.person_id left join hospital h on h.id = n.hospital_id left join notice_setting s on s.person_id = p.id
    where n.id = ${noticeId}::uuid and n.read_at is null and acts_today(p.active, p.acts_until) and (n.hospital_id is null or h.use = 'active')`.execute(tx.db)
  return rows[0]
}

/** Told and done with: bells older than a quarter of a year, and what made them. */
export const purgeNotices = async (tx: Transaction, before: Date): Promise<void> => {
  await tx.db.deleteFrom('mail').where('created_at', '<', before).where('state', 'not in', ['waiting', 'claimed', 'handed_over']).execute()
  await tx.db.deleteFrom('notice').where('at', '<', before).execute()
  await tx.db.deleteFrom('notice_order').where('ordered_at', '<', before).where('delivered_at', 'is not', null).execute()
}
