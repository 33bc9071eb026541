import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { askToConfirmCommand } from '../src/office/moderation/moderate-content'
import type { Database } from '../src/platform/db/database'
import { withActorAt } from './demo-clock'
import type { DemoHouse } from './demo-house'
import type { OfficerActor } from './demo-officers'
import { workdaysAgo } from './demo-time'

/** The prefecture asks the first sending hospital to confirm a text of its facility information (要綱24条). */
export const askInDemo = async ({ database, house, now }: { database: Database; house: DemoHouse; now: Date }, [officer]: readonly OfficerActor[]): Promise<void> => {
  const hospitalId = house.get('a1')?.hospitalId
  if (officer === undefined || hospitalId === undefined) return
  const when = workdaysAgo(1, '15:05')(now)
  await withActorAt(database, { actor: officer, when }, (tx) =>
    askToConfirmCommand(tx, {
      content: { kind: 'facility_text', id: hospitalId, field: 'record.visiting' },
      category: 'incorrect',
      reason: '面会の時間が、病院のホームページの案内と異なっています。いまの時間を確認し、必要であれば直してください。',
      answerBy: addDays(japanDay(when), 10),
    }),
  )
}
