import { japanDay } from '@tasuki/domain/base/working-time'
import { setAbsenceCommand } from '../src/account/people/set-absence'
import type { Database } from '../src/platform/db/database'
import { withActorAt } from './demo-clock'
import type { DemoHouse } from './demo-house'
import { inDays } from './demo-time'

/** A colleague of the first sending hospital will be away, so that 担当と不在 has a plan to show. */
export const planDemoAbsence = async (database: Database, house: DemoHouse, now: Date): Promise<void> => {
  const away = house.get('a1')?.people.at(-1)
  if (!away) return
  await withActorAt(database, { actor: away, when: now }, (tx) => setAbsenceCommand(tx, { personId: away.personId, firstDay: japanDay(inDays(5)(now)), lastDay: japanDay(inDays(7)(now)) }))
}
