import { channelsFor, isQuiet } from '@tasuki/domain/notice/notice.rules'
import { noticePath } from '@tasuki/domain/notice/notice-path'
import { readNoticeSettings } from '@tasuki/domain/notice/notice-settings'
import { NOTICE_TEXT } from '@tasuki/domain/notice/notice-text'
import type { Database } from '../platform/db/database'
import { withActor, withReader } from '../platform/db/transaction'
import { dropPushSubscription, listPushTargets, obtainPushKey } from '../platform/push/push-subscriptions'
import type { PushSender } from '../platform/push/send-push'
import { officeCalendar } from '../account/seat/office-holiday'
import { findNoticeToPush } from './notice-delivery.store'
import { readerActor } from './notice-reader'
import { findSeenSubjects, type NoticeSubjects } from './notice-subject'

const SYSTEM = { kind: 'system', name: 'push_notice' } as const

/**
 * Tells the browsers of one person: what kind of thing waits, no hospital, no code. Repeated after trouble it may come
 * twice to a browser, which shows it once, since both carry the notice's id.
 */
export const pushNotice = async (database: Database, setup: { sender: PushSender; subjects: readonly NoticeSubjects[] }, noticeId: string): Promise<void> => {
  const found = await withActor(database, SYSTEM, async (tx) => {
    const notice = await findNoticeToPush(tx, noticeId)
    return notice && { notice, targets: await listPushTargets(tx, notice.personId), key: await obtainPushKey(tx), now: tx.now }
  })
  const actor = found && readerActor(found.notice)
  if (found === undefined || actor === undefined) return
  const { notice, targets, key } = found
  const settings = readNoticeSettings(notice.settings)
  if (!channelsFor(settings, notice.kind).push || isQuiet(settings.quiet, found.now, officeCalendar)) return
  const seen = await withReader(database, actor, (tx) => findSeenSubjects(tx, setup.subjects, [notice]))
  if (seen(notice) === undefined) return
  const text = { title: 'Tasuki', body: NOTICE_TEXT[settings.language][notice.kind], path: noticePath.notice(noticeId), tag: noticeId }
  const outcomes = await Promise.all(targets.map(async (target) => ({ target, outcome: await setup.sender(key, target, text) })))
  const gone = outcomes.filter(({ outcome }) => outcome === 'gone')
  if (gone.length > 0)
    await withActor(database, SYSTEM, async (tx) => {
      for (const { target } of gone) await dropPushSubscription(tx, { personId: notice.personId, endpoint: target.endpoint })
    })
  if (outcomes.some(({ outcome }) => outcome === 'later')) throw new Error('a push service could not be reached')
}
