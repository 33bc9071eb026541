import type { Actor } from '@tasuki/domain/account/actor'
import { audit } from '../src/platform/audit/write-audit'
import { listVisibleCases } from '../src/transfer/list-cases'
import { openCase } from '../src/transfer/get-case'
import { withActorAt } from './demo-clock'
import { workdaysAgo } from './demo-time'
import type { Stagehand } from './play-case'

export type OfficerActor = Extract<Actor, { kind: 'officer' }>

const READ = 3

/** The prefecture has looked at some cases of the first sending hospital, so that their histories show who and when. */
export const readAsOfficers = async ({ database, house, snapshots, now }: Stagehand, officers: readonly OfficerActor[]): Promise<void> => {
  const sender = house.get('a1')?.people[0]
  if (!sender) return
  const open = await withActorAt(database, { actor: sender, when: now }, (tx) => listVisibleCases(tx, snapshots, { scope: 'own', status: 'recruiting', text: undefined, limit: 20, offset: 0 }))
  const told = open.cases.filter(({ counts }) => counts.acceptable > 0).slice(0, READ)
  for (const [index, actor] of officers.entries()) {
    for (const clock of ['10:02', '11:35'].slice(index)) {
      await withActorAt(database, { actor, when: workdaysAgo(1, clock)(now) }, async (tx) => {
        for (const { id } of told) await openCase(tx, snapshots, id)
        await audit(tx, { act: 'case.listed', subjectKind: 'case', concerns: [sender.hospitalId], data: { caseIds: told.map((one) => one.id) } })
      })
    }
  }
}
