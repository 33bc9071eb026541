import { sql } from 'kysely'
import webPush from 'web-push'
import { dangerouslyAsSystem, type Transaction } from '../db/transaction'

export type PushTarget = { endpoint: string; p256dh: string; auth: string }
export type PushKey = { publicKey: string; privateKey: string }

/** One browser has one subscription: whoever subscribes with it last is told there. */
const MAX_PER_PERSON = 10

const REASON = 'subscriptions and keys are the system’s alone, so that no query can tell whose browser is where'

/** This installation's key; made by the first start, so that asking for it only reads. */
export const obtainPushKey = (tx: Transaction): Promise<PushKey> =>
  dangerouslyAsSystem(tx, REASON, async () => {
    const find = () => tx.db.selectFrom('push_key').select(['public_key as publicKey', 'private_key as privateKey']).executeTakeFirst()
    const known = await find()
    if (known) return known
    const made = webPush.generateVAPIDKeys()
    await tx.db.insertInto('push_key').values({ public_key: made.publicKey, private_key: made.privateKey }).onConflict((conflict) => conflict.doNothing()).execute()
    return (await find()) ?? made
  })

export const savePushSubscription = (tx: Transaction, of: PushTarget & { personId: string; sessionId: string; expiresAt: string | null }): Promise<void> =>
  dangerouslyAsSystem(tx, REASON, async () => {
    const row = { person_id: of.personId, session_id: of.sessionId, p256dh: of.p256dh, auth: of.auth, expires_at: of.expiresAt, subscribed_at: tx.now }
    await tx.db.insertInto('push_subscription').values({ endpoint: of.endpoint, ...row }).onConflict((conflict) => conflict.column('endpoint').doUpdateSet(row)).execute()
    await sql`delete from push_subscription where endpoint in (
      select endpoint from push_subscription where person_id = ${of.personId}::uuid order by subscribed_at desc, endpoint offset ${MAX_PER_PERSON})`.execute(tx.db)
  })

export const ownsPushSubscription = (tx: Transaction, of: { personId: string; endpoint: string }): Promise<boolean> =>
  dangerouslyAsSystem(tx, REASON, async () => {
    const row = await tx.db.selectFrom('push_subscription').select('endpoint').where('endpoint', '=', of.endpoint).where('person_id', '=', of.personId).executeTakeFirst()
    return row !== undefined
  })

export const dropPushSubscription = (tx: Transaction, of: { personId: string; endpoint: string }): Promise<void> =>
  dangerouslyAsSystem(tx, REASON, async () => {
    await tx.db.deleteFrom('push_subscription').where('endpoint', '=', of.endpoint).where('person_id', '=', of.personId).execute()
  })

/** A browser that is signed out isn't told any more. */
export const dropPushOfSession = (tx: Transaction, sessionId: string): Promise<void> =>
  dangerouslyAsSystem(tx, REASON, async () => {
    await tx.db.deleteFrom('push_subscription').where('session_id', '=', sessionId).execute()
  })

/** Nor is any browser of somebody who has left, or whose password was set anew. */
export const dropPushOfPerson = (tx: Transaction, personId: string): Promise<void> =>
  dangerouslyAsSystem(tx, REASON, async () => {
    await tx.db.deleteFrom('push_subscription').where('person_id', '=', personId).execute()
  })

export const listPushTargets = (tx: Transaction, personId: string): Promise<PushTarget[]> =>
  tx.db
    .selectFrom('push_subscription')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('person_id', '=', personId)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', tx.now)]))
    .orderBy('endpoint')
    .execute()

/** Run as the system. */
export const listPeopleWithPush = async (tx: Transaction, personIds: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from push_subscription where person_id = any(${[...personIds]}::uuid[])`.execute(tx.db)
  return new Set(rows.map(({ id }) => id))
}

const FORGET_DAYS = 90

/** Those that have run out, and browsers in which nobody has asked anew for a long time. */
export const purgePushSubscriptions = async (tx: Transaction): Promise<void> => {
  await sql`delete from push_subscription where expires_at <= ${tx.now}::timestamptz or subscribed_at < ${tx.now}::timestamptz - make_interval(days => ${FORGET_DAYS})`.execute(tx.db)
}
