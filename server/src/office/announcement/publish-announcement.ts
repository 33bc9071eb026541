import { japanDay } from '@tasuki/domain/base/working-time'
import type { AnnouncementDraft } from '@tasuki/domain/office/announcement/announcement.contract'
import { planAnnouncement } from '@tasuki/domain/office/announcement/announcement.rules'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'
import { orRefuse, refuse } from '../../platform/refused'
import { findAddressedHospitals, storedAudience } from './addressed-hospitals'
import { insertAnnouncement, insertAnnouncementRevision, lockAnnouncement, updateAnnouncement } from './announcement.store'
import { announceAnnouncement, tellAnnouncement } from './tell-announcement'

const SUBJECT_KIND = 'announcement'

const rowOf = (draft: AnnouncementDraft) => ({
  title: draft.title.trim(),
  body: draft.body.trim(),
  first_day: draft.firstDay,
  last_day: draft.lastDay,
  wants_acknowledgement: draft.wantsAcknowledgement,
  ...storedAudience(draft.audience),
})

/** At least one user hospital, and none that doesn't use the system: it couldn't read it. */
const refuseNobody = async (tx: Transaction, row: ReturnType<typeof rowOf>): Promise<void> => {
  const addressed = await findAddressedHospitals(tx, row)
  if (addressed.length === 0 || (row.audience === 'hospitals' && addressed.length < row.hospital_ids.length)) refuse('announcement_for_nobody', { fields: ['audience'] })
}

/** The prefecture says something to hospitals (要綱3条: it runs the system). */
export const publishAnnouncementCommand = async (tx: Transaction, draft: AnnouncementDraft): Promise<string> => {
  orRefuse(planAnnouncement(draft, { today: japanDay(tx.now) }))
  await refuseNames(tx, { title: draft.title, body: draft.body })
  const written = rowOf(draft)
  await refuseNobody(tx, written)
  const row = await insertAnnouncement(tx, { ...written, published_by: byWhom(tx), published_at: tx.now, changed_at: tx.now })
  await insertAnnouncementRevision(tx, { row, act: 'published' })
  await audit(tx, { act: 'announcement.published', subjectKind: SUBJECT_KIND, subjectId: row.id, data: { audience: row.audience, firstDay: row.first_day } })
  await tellAnnouncement(tx, row)
  return row.id
}

/** How it read before stays in the history. `askAgain`: what was acknowledged was another text. */
export const changeAnnouncementCommand = async (tx: Transaction, input: AnnouncementDraft & { announcementId: string; version: number; askAgain: boolean }): Promise<void> => {
  const before = (await lockAnnouncement(tx, input.announcementId)) ?? refuse('not_found')
  if (before.withdrawn_at !== null) refuse('announcement_withdrawn')
  if (before.revision !== input.version) refuse('version_conflict')
  orRefuse(planAnnouncement(input, { today: japanDay(tx.now), standing: { firstDay: before.first_day, lastDay: before.last_day } }))
  await refuseNames(tx, { title: input.title, body: input.body }, { standing: { title: before.title, body: before.body } })
  const written = rowOf(input)
  await refuseNobody(tx, written)
  // Whoever could read it no more is to see that, too.
  const readBefore = await findAddressedHospitals(tx, before)
  const revision = before.revision + 1
  const row = await updateAnnouncement(tx, before.id, { ...written, revision, changed_at: tx.now, ...(input.askAgain && { acknowledged_from: revision, notified_at: null }) })
  await insertAnnouncementRevision(tx, { row, act: 'changed' })
  await audit(tx, { act: 'announcement.changed', subjectKind: SUBJECT_KIND, subjectId: row.id, data: { revision, askAgain: input.askAgain } })
  announceAnnouncement(tx, row, readBefore.map(({ id }) => id))
  if (row.notified_at === null) await tellAnnouncement(tx, row)
  else announceAnnouncement(tx, row, (await findAddressedHospitals(tx, row)).map(({ id }) => id))
}

export const withdrawAnnouncementCommand = async (tx: Transaction, announcementId: string): Promise<void> => {
  const before = (await lockAnnouncement(tx, announcementId)) ?? refuse('not_found')
  if (before.withdrawn_at !== null) refuse('announcement_withdrawn')
  const row = await updateAnnouncement(tx, announcementId, { withdrawn_at: tx.now, revision: before.revision + 1, changed_at: tx.now })
  await insertAnnouncementRevision(tx, { row, act: 'withdrawn' })
  await audit(tx, { act: 'announcement.withdrawn', subjectKind: SUBJECT_KIND, subjectId: row.id })
  announceAnnouncement(tx, row, (await findAddressedHospitals(tx, row)).map(({ id }) => id))
}
