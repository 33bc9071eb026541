import { DEFAULT_NOTICE_SETTINGS } from '@tasuki/domain/notice/notice-settings'
import type { Database } from '../src/platform/db/database'
import { withActor } from '../src/platform/db/transaction'
import { changeNoticeSettingsCommand } from '../src/notice/change-notice-settings'
import { deliverNotices } from '../src/notice/deliver-notices'
import { markNoticesCommand } from '../src/notice/mark-notices'
import { DEMO_PEOPLE } from './demo-people'
import { type DemoHouse, inParallel } from './demo-house'
import type { OfficerActor } from './demo-officers'

const HOUR_MS = 3_600_000
const MAILED_HOURS = 6
const READ_HOURS = 20

/**
 * What the weeks of the demonstration have brought under the bells: older things read, the last day's not; the last
 * hours' also by e-mail. Its people have no quiet hours: whoever tries it at night wants to see e-mails come.
 */
export const handOutDemoNotices = async ({ database, house, now }: { database: Database; house: DemoHouse; now: Date }, officers: readonly OfficerActor[]): Promise<void> => {
  const keys = [...new Set(DEMO_PEOPLE.flatMap((person) => (person.hospital === null ? [] : [person.hospital])))]
  const people = keys.flatMap((key) => house.get(key)?.people ?? [])
  await inParallel(people, async (person) => {
    await withActor(database, person, (tx) => changeNoticeSettingsCommand(tx, { ...DEFAULT_NOTICE_SETTINGS, quiet: null }))
  })
  await deliverNotices(database, { mails: ({ at }) => now.getTime() - at.getTime() < MAILED_HOURS * HOUR_MS })
  const allUntil = new Date(now.getTime() - READ_HOURS * HOUR_MS).toISOString()
  await inParallel([...people, ...officers], async (person) => {
    await withActor(database, person, (tx) => markNoticesCommand(tx, { allUntil }))
  })
}
