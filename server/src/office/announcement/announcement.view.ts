import type { PageAsked } from '@tasuki/domain/base/page'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { AnnouncementDetail, OfficeAnnouncement, ReceivedAnnouncement } from '@tasuki/domain/office/announcement/announcement.contract'
import { announcementState } from '@tasuki/domain/office/announcement/announcement.rules'
import { z } from 'zod'
import { findPeople } from '../../account/people/colleagues'
import { listHospitalsInUse } from '../../account/hospital/find-hospitals'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { addressedHospitals, audienceOf } from './addressed-hospitals'
import { type AcknowledgementRow, type AnnouncementRow, countAnnouncements, findAnnouncement, selectAcknowledgements, selectAnnouncementRevisions, selectAnnouncements } from './announcement.store'

const stateOf = (row: AnnouncementRow, now: Date) => announcementState({ firstDay: row.first_day, lastDay: row.last_day, withdrawn: row.withdrawn_at !== null }, japanDay(now))

const present = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]

/** What the hospital sees: what is shown now first, then the earlier ones. */
export const listReceivedAnnouncements = async (tx: Transaction, page: PageAsked): Promise<{ announcements: ReceivedAnnouncement[]; total: number }> => {
  const rows = await selectAnnouncements(tx, { today: japanDay(tx.now), page })
  const acknowledgements = new Map((await selectAcknowledgements(tx, rows.map(({ id }) => id))).map((row) => [row.announcement_id, row]))
  const people = await findPeople(tx, present([...acknowledgements.values()].map((row) => row.person_id)))
  const announcements = rows.map((row): ReceivedAnnouncement => {
    const acknowledged = acknowledgements.get(row.id)
    return {
      id: row.id,
      title: row.title,
      body: row.body,
      firstDay: row.first_day,
      lastDay: row.last_day,
      publishedAt: row.published_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
      revision: row.revision,
      isOver: stateOf(row, tx.now) === 'over',
      wantsAcknowledgement: row.wants_acknowledgement,
      acknowledged: acknowledged === undefined ? null : { at: acknowledged.at.toISOString(), personName: people.get(acknowledged.person_id)?.displayName ?? '' },
    }
  })
  return { announcements, total: await countAnnouncements(tx) }
}

type OfficeFacts = { hospitals: Awaited<ReturnType<typeof listHospitalsInUse>>; acknowledgements: readonly AcknowledgementRow[]; people: Awaited<ReturnType<typeof findPeople>> }

const readFacts = async (tx: Transaction, rows: readonly AnnouncementRow[]): Promise<OfficeFacts> => {
  const acknowledgements = await selectAcknowledgements(tx, rows.map(({ id }) => id))
  return {
    hospitals: await listHospitalsInUse(tx),
    acknowledgements,
    people: await findPeople(tx, present([...rows.map((row) => row.published_by), ...acknowledgements.map((row) => row.person_id)])),
  }
}

const officeView = (row: AnnouncementRow, { hospitals, acknowledgements, people }: OfficeFacts, now: Date): OfficeAnnouncement => {
  const acknowledged = new Set(acknowledgements.filter(({ announcement_id }) => announcement_id === row.id).map(({ hospital_id }) => hospital_id))
  const addressed = addressedHospitals(row, hospitals)
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    audience: audienceOf(row),
    firstDay: row.first_day,
    lastDay: row.last_day,
    wantsAcknowledgement: row.wants_acknowledgement,
    revision: row.revision,
    state: stateOf(row, now),
    publishedAt: row.published_at.toISOString(),
    publishedBy: people.get(row.published_by ?? '')?.displayName ?? '',
    changedAt: row.changed_at.toISOString(),
    remindedAt: row.reminded_at?.toISOString() ?? null,
    counts: { addressed: addressed.length, acknowledged: addressed.filter(({ id }) => acknowledged.has(id)).length },
  }
}

export const listOfficeAnnouncements = async (tx: Transaction, page: PageAsked): Promise<{ announcements: OfficeAnnouncement[]; total: number; today: string }> => {
  const rows = await selectAnnouncements(tx, { page })
  const facts = await readFacts(tx, rows)
  return { announcements: rows.map((row) => officeView(row, facts, tx.now)), total: await countAnnouncements(tx), today: japanDay(tx.now) }
}

const revisionContent = z.object({ title: z.string(), body: z.string() })

export const getOfficeAnnouncement = async (tx: Transaction, announcementId: string): Promise<AnnouncementDetail> => {
  const row = (await findAnnouncement(tx, announcementId)) ?? refuse('not_found')
  const facts = await readFacts(tx, [row])
  const acknowledged = new Map(facts.acknowledgements.map((one) => [one.hospital_id, one]))
  const recipients = addressedHospitals(row, facts.hospitals).map(({ id, name, shortName }) => {
    const one = acknowledged.get(id)
    return { hospital: { id, name, shortName }, acknowledged: one === undefined ? null : { at: one.at.toISOString(), personName: facts.people.get(one.person_id)?.displayName ?? '' } }
  })
  const revisions = await selectAnnouncementRevisions(tx, announcementId)
  const writers = await findPeople(tx, present(revisions.map(({ person_id }) => person_id)))
  return {
    announcement: officeView(row, facts, tx.now),
    recipients: [...recipients.filter((one) => one.acknowledged === null), ...recipients.filter((one) => one.acknowledged !== null)],
    history: revisions.map(({ revision, act, content, person_id, at }) => ({
      revision,
      act: act as AnnouncementDetail['history'][number]['act'],
      at: at.toISOString(),
      by: writers.get(person_id ?? '')?.displayName ?? '',
      ...revisionContent.parse(content),
    })),
  }
}
