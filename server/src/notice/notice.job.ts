import { z } from 'zod'
import type { Database } from '../platform/db/database'
import { withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { DELIVER_NOTICES } from '../platform/notices/queue-notice'
import { purgePushSubscriptions } from '../platform/push/push-subscriptions'
import type { PushSender } from '../platform/push/send-push'
import { deliverNotices, PUSH_NOTICE, SEND_MAILS } from './deliver-notices'
import { purgeNotices } from './notice-delivery.store'
import type { NoticeSubjects } from './notice-subject'
import { pushNotice } from './push-notice'
import type { MailRun } from './send-mails'

export type NoticeWork = {
  database: Database
  subjects: readonly NoticeSubjects[]
  /** Undefined: e-mail doesn't leave this installation. */
  sendMails: MailRun | undefined
  push: PushSender
}

const KEPT_DAYS = 90
const DAY_MS = 86_400_000

/** Each may run at any time, in any process, more than once. */
export const noticeJobs = ({ database, subjects, sendMails, push }: NoticeWork): Job[] => [
  // Besides when ordered: what a process left behind that ended in the middle of it.
  { name: DELIVER_NOTICES, everyMinute: true, run: () => deliverNotices(database, { mails: () => sendMails !== undefined }) },
  { name: SEND_MAILS, everyMinute: true, run: async () => sendMails?.() },
  { name: PUSH_NOTICE, run: (payload) => pushNotice(database, { sender: push, subjects }, z.object({ noticeId: z.uuid() }).parse(payload).noticeId) },
  {
    name: 'purge_notices',
    dailyAt: '3:20',
    run: () =>
      withActor(database, { kind: 'system', name: 'purge_notices' }, async (tx) => {
        await purgeNotices(tx, new Date(tx.now.getTime() - KEPT_DAYS * DAY_MS))
        await purgePushSubscriptions(tx)
      }),
  },
]
