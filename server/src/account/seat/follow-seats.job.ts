import { REGISTER_READERS } from '@tasuki/domain/account/actor'
import type { SeatFunding } from '@tasuki/domain/account/seat/seat.contract'
import { startersOf } from '@tasuki/domain/account/seat-form/seat-form.rules'
import { isStartLost } from '@tasuki/domain/account/seat/renewal.rules'
import { mayStartOn } from '@tasuki/domain/account/seat/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Database } from '../../platform/db/database'
import { type Transaction, withActor, withReader } from '../../platform/db/transaction'
import type { Job } from '../../platform/jobs/job-runner'
import { announce } from '../../platform/live/announce'
import { queueNotice } from '../../platform/notices/queue-notice'
import { dropPushOfPerson } from '../../platform/push/push-subscriptions'
import { refuse } from '../../platform/refused'
import type { SessionService } from '../../platform/session/session-service'
import { findPersonLogin, lockHospital } from '../account.store'
import { announceIdentity } from '../sign-in/announce-identity'
import { deactivatePersonCommand, type PassOnWork } from '../people/deactivate-person'
import { FOLLOW_SEATS } from '../seat-form/decide-seat-form'
import { issueLoginCommand } from '../sign-in/issue-login'
import { invitePersonCommand } from '../people/invite-person'
import { spokespeopleOf } from '../people/spokespeople'
import { contentOf } from '../seat-form/seat-form.view'
import { endHolding, lockExpiredHolding, lockOrder, markOrderDone, markOrderDropped, selectDueOrders, selectExpiredHoldings } from './seat.store'
import { tellOfSeats } from './tell-of-seats'

type Hands = { sessions: SessionService; passOnWork: PassOnWork }

/** The seat is gone, with an ended use or a year that nobody renewed: the hospital is told, and hands in the person anew (要綱9条2項, 10条5項). */
const dropStart = async (tx: Transaction, order: { id: string; form_id: string; hospital_id: string }): Promise<void> => {
  await markOrderDropped(tx, order.id)
  await audit(tx, { act: 'seat_form.start_lost', subjectKind: 'seat_form', subjectId: order.form_id, concerns: [order.hospital_id] })
  queueNotice(tx, { kind: 'form_start_lost', ...(await spokespeopleOf(tx, order.hospital_id)), subject: { kind: 'form', id: order.form_id } })
  announce(tx, { topic: 'seat_form', id: order.form_id, hospitalIds: [order.hospital_id], prefecture: REGISTER_READERS })
  tellOfSeats(tx, order.hospital_id)
}

/** Decided under the row's lock by what stands there, so that it happens once however often it runs, and wherever it was killed. */
const followOrder = async (tx: Transaction, of: { id: string; hospital_id: string }, { sessions, passOnWork }: Hands): Promise<void> => {
  if ((await lockHospital(tx, of.hospital_id))?.use !== 'active') return
  const order = await lockOrder(tx, of.id)
  if (order === undefined || order.done_at !== null || order.dropped_at !== null) return
  const seat = { funding: order.funding as SeatFunding, firstDay: order.first_day, lastDay: order.last_day }
  if (order.act === 'start' && isStartLost(seat, japanDay(tx.now))) return dropStart(tx, order)
  if (order.act === 'start' && !mayStartOn(seat, japanDay(tx.now))) return
  tellOfSeats(tx, order.hospital_id)
  if (order.act === 'stop') {
    const personId = order.person_id ?? refuse('not_found')
    await deactivatePersonCommand(tx, sessions, { loginId: await findPersonLogin(tx, personId), passOnWork, lastDay: order.day })
    return markOrderDone(tx, order.id, personId)
  }
  const line = startersOf(contentOf(order))[order.line] ?? refuse('not_found')
  const { personId } = await issueLoginCommand(tx, sessions, {
    hospitalId: order.hospital_id,
    role: 'member',
    displayName: line.name.trim(),
    displayKana: line.kana.trim(),
    department: line.department.trim(),
    email: line.email.trim(),
    sharedMailbox: line.sharedMailbox,
    seat: { seatId: order.seat_id, lastDay: order.last_day, formId: order.form_id },
  })
  await markOrderDone(tx, order.id, personId)
  await invitePersonCommand(tx, { personId })
}

/**
 * The seat wasn't renewed: its holder acts no more since midnight; the data stays, the work passes on (要綱10条5項; rules 36, 82).
 * Whom a form makes leave (12条) leaves by it, at its day: what it ordered stays.
 */
const followExpiry = async (tx: Transaction, holding: { id: string; hospital_id: string }, { sessions, passOnWork }: Hands): Promise<void> => {
  await lockHospital(tx, holding.hospital_id)
  const expired = await lockExpiredHolding(tx, holding.id, japanDay(tx.now))
  if (expired === undefined || expired.last_day === null) return
  await endHolding(tx, expired.person_id, expired.last_day)
  await dropPushOfPerson(tx, expired.person_id)
  await audit(tx, { act: 'seat.expired', subjectKind: 'person', subjectId: expired.person_id, concerns: [expired.hospital_id] })
  await passOnWork(tx, { personId: expired.person_id, hospitalId: expired.hospital_id })
  announceIdentity(tx, { id: expired.person_id, hospitalId: expired.hospital_id })
  tellOfSeats(tx, expired.hospital_id)
  const authUserId = expired.auth_user_id
  if (authUserId !== null) tx.lastBeforeCommit(() => sessions.closeSessions(authUserId))
}

/**
 * People of accepted forms start and stop on their days; then holders of seats that have ended leave them: who stops on a
 * seat's last day has left, and waits for no renewal. Each in a transaction of its own: one that fails keeps nobody else
 * from starting, and is tried again.
 */
export const followSeatsJob = (database: Database, hands: Hands): Job => ({
  name: FOLLOW_SEATS,
  dailyAt: '0:01',
  run: async () => {
    const actor = { kind: 'system', name: FOLLOW_SEATS } as const
    const { orders, expired } = await withReader(database, actor, async (tx) => ({ orders: await selectDueOrders(tx, japanDay(tx.now)), expired: await selectExpiredHoldings(tx, japanDay(tx.now)) }))
    const failed: unknown[] = []
    const each = async (work: (tx: Transaction) => Promise<void>) => withActor(database, actor, work).catch((error: unknown) => void failed.push(error))
    for (const order of orders) await each((tx) => followOrder(tx, order, hands))
    for (const holding of expired) await each((tx) => followExpiry(tx, holding, hands))
    if (failed.length > 0) throw new AggregateError(failed, 'some people could not start or stop')
  },
})
