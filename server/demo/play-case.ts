import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import type { Actor, MemberActor } from '@tasuki/domain/account/actor'
import type { Database } from '../src/platform/db/database'
import { findRoomDigests } from '../src/talk/room-digest'
import { assignCaseCommand } from '../src/transfer/assign-case'
import type { Snapshots } from '../src/transfer/facility-snapshots'
import { viewCase } from '../src/transfer/get-case'
import { registerCaseCommand } from '../src/transfer/register-case'
import { type DemoCase, recordOf } from './demo-case'
import { withActorAt } from './demo-clock'
import type { DemoDesk } from './demo-documents'
import { type DemoHouse } from './demo-house'
import type { DemoStep } from './demo-steps'

export type Stagehand = { database: Database; house: DemoHouse; snapshots: Snapshots; desk: DemoDesk; now: Date }

/** How far a room has been read by everybody when the demonstration begins. */
export type ReadRoom = { roomId: string; seq: number; keys: readonly [string, string] }

const hospitalOf = (house: DemoHouse, key: string) => {
  const found = house.get(key)
  if (!found) throw new Error(`the demonstration has no hospital ${key}`)
  return found
}

/** People of a hospital take turns, so that the histories show several names. */
const actorFor = (people: readonly MemberActor[], turn: number): MemberActor => {
  const actor = people[turn % people.length]
  if (!actor) throw new Error('a hospital of the demonstration has nobody')
  return actor
}

const runStep = async ({ database, house, snapshots, desk, now }: Stagehand, step: DemoStep, at: { actor: Actor; caseId: string; record: CaseRecord }): Promise<void> => {
  for (const { kind } of step.papers ?? []) await desk.prepare({ kind, record: at.record })
  return withActorAt(database, { actor: at.actor, when: step.at(now) }, async (tx) => {
    const see = () => viewCase(tx, snapshots, at.caseId)
    await step.act({
      tx,
      now,
      caseId: at.caseId,
      hospitalId: (key) => hospitalOf(house, key).hospitalId,
      see,
      attach: (subject, { kind, title = '', check = 'out' }) => desk.attach(tx, { subject, kind, title, check, record: at.record }),
      inquiryOf: async (key) => {
        const { inquiries } = await see()
        const found = inquiries.find((inquiry) => inquiry.hospital.id === hospitalOf(house, key).hospitalId)
        if (!found) throw new Error(`${key} has no inquiry yet`)
        return found
      },
    })
  })
}

/** Everything said so far counts as read by both sides. */
const noteReading = async ({ database, house, snapshots }: Stagehand, at: { sender: string; caseId: string; when: Date }): Promise<ReadRoom[]> => {
  const keyOf = new Map([...house].map(([key, { hospitalId }]) => [hospitalId, key]))
  return withActorAt(database, { actor: actorFor(hospitalOf(house, at.sender).people, 0), when: at.when }, async (tx) => {
    const { inquiries } = await viewCase(tx, snapshots, at.caseId)
    const digests = await findRoomDigests(tx, inquiries.map((inquiry) => inquiry.roomId))
    return inquiries
      .filter((inquiry) => inquiry.state !== 'unread')
      .map((inquiry) => ({ roomId: inquiry.roomId, seq: digests.get(inquiry.roomId)?.lastSeq ?? 0, keys: [at.sender, keyOf.get(inquiry.hospital.id) ?? at.sender] as const }))
  })
}

/** Plays a script by the commands that people's clicks run, each at its own time; nothing is written past them. */
export const playCase = async (stagehand: Stagehand, script: DemoCase, turn: number): Promise<ReadRoom[]> => {
  const { database, house, now } = stagehand
  const { people } = hospitalOf(house, script.from)
  const inCharge = actorFor(people, turn)
  const record = recordOf(script, now)
  const caseId = await withActorAt(database, { actor: inCharge, when: script.registered(now) }, async (tx) => {
    const id = await registerCaseCommand(tx, { record, visibility: script.visibility })
    await assignCaseCommand(tx, { caseId: id, personInChargeId: inCharge.personId, deputyId: people.length > 1 ? actorFor(people, turn + 1).personId : null })
    return id
  })
  let read: ReadRoom[] | undefined
  let last = script.registered(now)
  for (const [index, step] of script.steps.entries()) {
    if (step.fresh && read === undefined) read = await noteReading(stagehand, { sender: script.from, caseId, when: last })
    const { people: acting } = hospitalOf(house, step.by ?? script.from)
    last = step.at(now)
    await runStep(stagehand, step, { actor: actorFor(acting, step.by === null ? turn + (index % 3 === 2 ? 1 : 0) : turn + index), caseId, record })
  }
  return read ?? noteReading(stagehand, { sender: script.from, caseId, when: last })
}
