import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import type { MemberActor } from '@tasuki/domain/account/actor'
import { acceptTermsCommand } from '../src/account/terms/accept-terms'
import { findTermsInForce, publishShippedTerms } from '../src/account/terms/published-terms'
import { servedPrefecture } from '../src/facility/served-prefecture'
import { acknowledgeAnnouncementCommand } from '../src/office/announcement/acknowledge-announcement'
import { publishAnnouncementCommand } from '../src/office/announcement/publish-announcement'
import type { Database } from '../src/platform/db/database'
import { withActorAt } from './demo-clock'
import { DEMO_ACTOR, type DemoHouse, inParallel } from './demo-house'
import type { OfficerActor } from './demo-officers'
import { workdaysAgo } from './demo-time'

type Played = { database: Database; house: DemoHouse; now: Date }

const hospitalsOf = (house: DemoHouse): { hospitalId: string; people: readonly MemberActor[] }[] => [...new Map([...house.values()].map((one) => [one.hospitalId, one])).values()]

/** Everybody has accepted the terms of use but the last person of the psychiatric hospital, who is asked when they sign in. */
export const acceptDemoTerms = async ({ database, house, now }: Played): Promise<void> => {
  const version = await withActorAt(database, { actor: DEMO_ACTOR, when: now }, async (tx) => {
    await publishShippedTerms(tx, servedPrefecture().code)
    return findTermsInForce(tx)
  })
  if (version === undefined) return
  const asked = house.get('psychiatric')?.people.at(-1)?.personId
  const people = hospitalsOf(house).flatMap((hospital) => hospital.people.filter(({ personId }) => personId !== asked))
  const when = workdaysAgo(15, '09:12')(now)
  await inParallel(people, (actor) => withActorAt(database, { actor, when }, (tx) => acceptTermsCommand(tx, version)))
}

/** One that hospitals are to acknowledge, one for an area. */
export const announceInDemo = async ({ database, house, now }: Played, [officer]: readonly OfficerActor[]): Promise<void> => {
  if (officer === undefined) return
  const written = workdaysAgo(4, '10:20')(now)
  const firstDay = japanDay(written)
  const announcementId = await withActorAt(database, { actor: officer, when: written }, async (tx) => {
    await publishAnnouncementCommand(tx, {
      title: '冬期の病床ひっ迫に備えた空床の入力について',
      body: '感染症の流行に備え、空床の入力を毎日17時までにお願いします。変わりがない日は「変更なし」を押してください。\n受入れを止めている病床がある場合は、再開の見込みの日も入力してください。',
      audience: { kind: 'all' },
      firstDay,
      lastDay: addDays(firstDay, 120),
      wantsAcknowledgement: true,
    })
    return publishAnnouncementCommand(tx, {
      title: 'アカウントの申請の締切について',
      body: '病院負担アカウントの申請は毎月10日（閉庁日にあたるときは翌開庁日）が締切です。締切までに届いた申請は、翌月の初めから利用できます。\n届出書と申請書の記入方法は、県の問合せ先へお尋ねください。',
      audience: { kind: 'all' },
      firstDay,
      lastDay: addDays(firstDay, 45),
      wantsAcknowledgement: true,
    })
  })
  // Two hospitals in three: those that one signs in to have it before them.
  const quick = hospitalsOf(house).filter((hospital, index) => index % 3 !== 0 && hospital.hospitalId !== house.get('a1')?.hospitalId)
  await inParallel(quick, async ({ people: [first] }) => {
    if (first !== undefined) await withActorAt(database, { actor: first, when: workdaysAgo(3, '09:40')(now) }, (tx) => acknowledgeAnnouncementCommand(tx, { announcementId, revision: 1 }))
  })
}
