import type { NoticeKind, NoticeSubject } from '@tasuki/domain/account/notice-kind'
import { sql } from 'kysely'
import type { Transaction } from '../db/transaction'

/** The job that hands queued notices out. */
export const DELIVER_NOTICES = 'deliver_notices'

type NoticeOrder = {
  kind: NoticeKind
  /** Each one's people who want to hear of this kind, and its department's address. */
  hospitalIds?: readonly string[]
  /** Single people, of a hospital or of the prefecture. */
  personIds?: readonly string[]
  /** The prefecture's people (県). */
  toPrefecture?: boolean
  /** Nobody is told of their own act; this is for somebody besides the actor. */
  exceptPersonId?: string
  subject: NoticeSubject
}

const collected = new WeakMap<Transaction, NoticeOrder[]>()

/** One statement for all notices of a transaction, and one job for them: both exist exactly if it commits. */
const write = async (tx: Transaction, orders: readonly NoticeOrder[]): Promise<void> => {
  const actorId = 'personId' in tx.actor ? tx.actor.personId : undefined
  const rows = orders.map((order) => ({
    kind: order.kind,
    hospital_ids: [...new Set(order.hospitalIds ?? [])],
    person_ids: [...new Set(order.personIds ?? [])],
    to_prefecture: order.toPrefecture ?? false,
    except_person_ids: [actorId, order.exceptPersonId].filter((id) => id !== undefined),
    subject_kind: order.subject.kind,
    subject_id: order.subject.id,
  }))
  await sql`
    with queued as (
      insert into notice_order (kind, hospital_ids, person_ids, to_prefecture, except_person_ids, subject_kind, subject_id, ordered_at)
      select kind, hospital_ids, person_ids, to_prefecture, except_person_ids, subject_kind, subject_id, ${tx.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as o (kind text, hospital_ids uuid[], person_ids uuid[], to_prefecture boolean, except_person_ids uuid[], subject_kind text, subject_id uuid)
    )
    select graphile_worker.add_job(${DELIVER_NOTICES}, payload := '{}'::json)`.execute(tx.db)
}

/**
 * Somebody is to be told of something, by bell, e-mail or push as they wish: queued once the transaction commits. Who is
 * told, and whether they may still see the subject, is decided when it is delivered. Nothing of a case's content.
 */
export const queueNotice = (tx: Transaction, order: NoticeOrder): void => {
  const orders = collected.get(tx)
  if (orders !== undefined) return void orders.push(order)
  const first = [order]
  collected.set(tx, first)
  tx.beforeCommit(() => write(tx, first))
}
