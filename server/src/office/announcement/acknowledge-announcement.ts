import { asMember } from '@tasuki/domain/account/account.policy'
import { planReminder } from '@tasuki/domain/office/announcement/announcement.rules'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, refuse } from '../../platform/refused'
import { findAddressedHospitals } from './addressed-hospitals'
import { findAnnouncement, insertAcknowledgement, lockAnnouncement, selectAcknowledgements, updateAnnouncement } from './announcement.store'
import { announceAnnouncement } from './tell-announcement'

/** 確認しました: a hospital's, by whoever of it presses first. Pressed again it changes nothing. */
export const acknowledgeAnnouncementCommand = async (tx: Transaction, input: { announcementId: string; revision: number }): Promise<void> => {
  const { hospitalId, personId } = orRefuse(asMember(tx.actor))
  const row = (await findAnnouncement(tx, input.announcementId)) ?? refuse('not_found')
  if (!row.wants_acknowledgement) refuse('acknowledgement_not_wanted')
  // What is acknowledged is the text that was on the page.
  if (row.revision !== input.revision) refuse('version_conflict')
  if ((await selectAcknowledgements(tx, [row.id])).length > 0) return
  if (!(await insertAcknowledgement(tx, { announcement_id: row.id, hospital_id: hospitalId, revision: row.revision, person_id: personId, at: tx.now }))) return
  await audit(tx, { act: 'announcement.acknowledged', subjectKind: 'announcement', subjectId: row.id, data: { revision: row.revision } })
  announceAnnouncement(tx, row, [hospitalId])
}

/** The hospitals that haven't acknowledged it are told once more. */
export const remindAnnouncementCommand = async (tx: Transaction, announcementId: string): Promise<void> => {
  const row = (await lockAnnouncement(tx, announcementId)) ?? refuse('not_found')
  orRefuse(planReminder({ firstDay: row.first_day, lastDay: row.last_day, withdrawn: row.withdrawn_at !== null, wantsAcknowledgement: row.wants_acknowledgement, remindedAt: row.reminded_at }, tx.now))
  const done = new Set((await selectAcknowledgements(tx, [row.id])).map(({ hospital_id }) => hospital_id))
  const hospitalIds = (await findAddressedHospitals(tx, row)).map(({ id }) => id).filter((id) => !done.has(id))
  if (hospitalIds.length === 0) return
  await updateAnnouncement(tx, row.id, { reminded_at: tx.now })
  await audit(tx, { act: 'announcement.reminded', subjectKind: 'announcement', subjectId: row.id, data: { hospitals: hospitalIds.length } })
  announceAnnouncement(tx, row, [])
  queueNotice(tx, { kind: 'announcement', hospitalIds, subject: { kind: 'announcement', id: row.id } })
}
