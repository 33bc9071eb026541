import { announcementState } from '@tasuki/domain/office/announcement/announcement.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { noticePath } from '@tasuki/domain/notice/notice-path'
import type { NoticeSubjects } from '../../notice/notice-subject'
import type { Database } from '../../platform/db/database'
import { type Transaction, withActor } from '../../platform/db/transaction'
import type { Job } from '../../platform/jobs/job-runner'
import { announce } from '../../platform/live/announce'
import { queueNotice } from '../../platform/notices/queue-notice'
import { findAddressedHospitals } from './addressed-hospitals'
import { type AnnouncementRow, lockAnnouncementsToTell, selectAnnouncementsOf, updateAnnouncement } from './announcement.store'

/** Open pages of these hospitals read their announcements again. */
export const announceAnnouncement = (tx: Transaction, row: AnnouncementRow, hospitalIds: readonly string[]): void => announce(tx, { topic: 'announcement', id: row.id, hospitalIds, prefecture: ['officer'] })

/** Once its first day has come the hospitals are told of it; never before, for they couldn't read it. */
export const tellAnnouncement = async (tx: Transaction, row: AnnouncementRow): Promise<void> => {
  const hospitalIds = (await findAddressedHospitals(tx, row)).map(({ id }) => id)
  announceAnnouncement(tx, row, hospitalIds)
  if (announcementState({ firstDay: row.first_day, lastDay: row.last_day, withdrawn: row.withdrawn_at !== null }, japanDay(tx.now)) !== 'shown') return
  queueNotice(tx, { kind: 'announcement', hospitalIds, subject: { kind: 'announcement', id: row.id } })
  await updateAnnouncement(tx, row.id, { notified_at: tx.now })
}

/** Those that were written for a day to come. */
export const tellAnnouncementsJob = (database: Database): Job => ({
  name: 'tell_announcements',
  dailyAt: '0:05',
  run: () =>
    withActor(database, { kind: 'system', name: 'tell_announcements' }, async (tx) => {
      for (const row of await lockAnnouncementsToTell(tx, japanDay(tx.now))) await tellAnnouncement(tx, row)
    }),
})

/** An announcement as notices point at it; one that was withdrawn or isn't for the reader isn't there. */
export const announcementNotices: NoticeSubjects = {
  kind: 'announcement',
  seen: async (tx, ids) =>
    new Map((await selectAnnouncementsOf(tx, ids)).map(({ id }) => [id, { path: tx.actor.kind === 'officer' ? noticePath.officeAnnouncement(id) : noticePath.announcements(), caseCode: null, hospitalName: null }])),
}
