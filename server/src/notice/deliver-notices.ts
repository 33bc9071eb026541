import { randomUUID } from 'node:crypto'
import { channelsFor, isQuiet, mailDueAt } from '@tasuki/domain/notice/notice.rules'
import { readNoticeSettings } from '@tasuki/domain/notice/notice-settings'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import { addJob } from '../platform/jobs/add-job'
import { listPeopleWithPush } from '../platform/push/push-subscriptions'
import { officeCalendar } from '../account/seat/office-holiday'
import { announceNotices } from './announce-notices'
import {
  insertMailItems,
  insertNotices,
  listDepartmentsToMail,
  listRecipients,
  markOrdersDelivered,
  type NewMailItem,
  type NewNotice,
  type NoticeRecipient,
  takeWaitingOrders,
  type WaitingOrder,
} from './notice-delivery.store'

const BATCH = 50
export const PUSH_NOTICE = 'push_notice'
export const SEND_MAILS = 'send_mails'

const isFor = (order: WaitingOrder, person: NoticeRecipient): boolean =>
  !order.exceptPersonIds.includes(person.personId) &&
  ((person.hospitalId !== null && order.hospitalIds.includes(person.hospitalId)) || order.personIds.includes(person.personId) || (order.toPrefecture && person.isOfficer))

type Made = { notices: NewNotice[]; items: NewMailItem[]; pushes: { noticeId: string; personId: string }[] }

const tellPerson = (made: Made, order: WaitingOrder, to: { person: NoticeRecipient; now: Date; mail: boolean }): void => {
  const { person, now } = to
  const settings = readNoticeSettings(person.settings)
  const channels = channelsFor(settings, order.kind)
  const mails = channels.mail && to.mail
  if (!channels.page && !mails && !channels.push) return
  const noticeId = randomUUID()
  const of = { personId: person.personId, kind: order.kind, subjectKind: order.subjectKind, subjectId: order.subjectId, at: order.at }
  made.notices.push({ id: noticeId, hospitalId: person.hospitalId, inPage: channels.page, ...of })
  if (mails) made.items.push({ ...of, noticeId, hospitalId: null, dueAt: mailDueAt(settings.quiet, now, officeCalendar) })
  // A push hours later would be no news; the bell and the morning's mail have it.
  if (channels.push && !isQuiet(settings.quiet, now, officeCalendar)) made.pushes.push({ noticeId, personId: person.personId })
}

/** Which of the queue's notices may become e-mails: none where no mail leaves the installation. */
type Delivery = { mails: (order: { at: Date }) => boolean }

const deliverBatch = async (tx: Transaction, options: Delivery): Promise<number> => {
  const orders = await takeWaitingOrders(tx, BATCH)
  if (orders.length === 0) return 0
  const people = await listRecipients(tx, {
    hospitalIds: [...new Set(orders.flatMap((order) => order.hospitalIds))],
    personIds: [...new Set(orders.flatMap((order) => order.personIds))],
    prefecture: orders.some((order) => order.toPrefecture),
  })
  const departments = await listDepartmentsToMail(tx, [...new Set(orders.filter(options.mails).flatMap((order) => order.hospitalIds))])
  const made: Made = { notices: [], items: [], pushes: [] }
  for (const order of orders) {
    for (const person of people) if (isFor(order, person)) tellPerson(made, order, { person, now: tx.now, mail: options.mails(order) })
    for (const hospitalId of departments)
      if (options.mails(order) && order.hospitalIds.includes(hospitalId))
        made.items.push({ noticeId: null, personId: null, hospitalId, kind: order.kind, subjectKind: order.subjectKind, subjectId: order.subjectId, at: order.at, dueAt: tx.now })
  }
  await insertNotices(tx, made.notices)
  await insertMailItems(tx, made.items)
  const withPush = made.pushes.length === 0 ? new Set<string>() : await listPeopleWithPush(tx, made.pushes.map(({ personId }) => personId))
  for (const { noticeId, personId } of made.pushes) if (withPush.has(personId)) await addJob(tx, PUSH_NOTICE, { payload: { noticeId } })
  if (made.items.some((item) => item.dueAt <= tx.now)) await addJob(tx, SEND_MAILS)
  for (const person of new Map(made.notices.map((notice) => [notice.personId, notice])).values())
    announceNotices(tx, person)
  await markOrdersDelivered(tx, orders.map((order) => order.id))
  return orders.length
}

/**
 * Hands queued notices out: a bell for each recipient who wants one, what is to be mailed and when, and pushes. Each
 * batch is one transaction that also marks its orders, so that a batch is handed out once however often this runs, in
 * however many processes.
 */
export const deliverNotices = async (database: Database, options: Delivery): Promise<void> => {
  for (;;) if ((await withActor(database, { kind: 'system', name: 'deliver_notices' }, (tx) => deliverBatch(tx, options))) < BATCH) return
}
