import type { MemberActor } from '@tasuki/domain/account/actor'
import type { BedKind } from '@tasuki/domain/facility/bed-kind'
import { availabilityInput } from '@tasuki/domain/facility/facility.contract'
import type { VacancyUpdate } from '@tasuki/domain/facility/vacancy.contract'
import { updateVacancyCommand, viewVacancy } from '../src/facility/update-vacancy'
import type { Database } from '../src/platform/db/database'
import { withActorAt } from './demo-clock'
import { workdaysAgo } from './demo-time'
import type { FictionalHospital } from './fictional-hospitals'

const HOUR_MS = 3_600_000

/** Where somebody signs in there is a history to look at: how many updates, and every how many working days. */
const HABITS: Record<NonNullable<FictionalHospital['people']>, { updates: number; every: number }> = {
  a1: { updates: 12, every: 1 },
  a2: { updates: 8, every: 1 },
  b: { updates: 12, every: 1 },
  c: { updates: 7, every: 2 },
  community: { updates: 12, every: 1 },
  psychiatric: { updates: 6, every: 1 },
}

type Ward = FictionalHospital['beds'][number]
type Step = { when: Date; set: { ward: Ward; vacant: number }[]; confirm: BedKind[] }

const inputOf = ({ confirmedHoursAgo: _age, bedKind: _kind, ...given }: Ward, vacant: number) =>
  availabilityInput.parse({ ...given, opensOn: null, vacant, acceptable: Math.min(vacant, given.acceptable) })

/** Mostly a ward changes by a bed, every third time nothing does. */
const pastSteps = ({ people, beds }: FictionalHospital, now: Date): Step[] => {
  if (people === null) return []
  const { updates, every } = HABITS[people]
  const oldest = Math.ceil(Math.max(...beds.map((ward) => ward.confirmedHoursAgo)) / 24) + 1
  return Array.from({ length: updates }, (_, n): Step => {
    const when = workdaysAgo(oldest + (updates - n - 1) * every, n % 2 === 0 ? '09:20' : '13:05')(now)
    const ward = beds[n % beds.length]
    if (n === 0) return { when, set: beds.map((each) => ({ ward: each, vacant: each.vacant })), confirm: [] }
    if (ward === undefined || n % 3 === 0) return { when, set: [], confirm: beds.map((each) => each.bedKind) }
    return { when, set: [{ ward, vacant: Math.min(ward.beds, ward.vacant + (n % 4)) }], confirm: beds.flatMap((each) => (each === ward ? [] : [each.bedKind])) }
  })
}

/** The last word on each ward, at the age the list gives: freshness is part of what a demo shows. */
const lastSteps = ({ beds }: FictionalHospital, now: Date): Step[] =>
  [...new Set(beds.map((ward) => ward.confirmedHoursAgo))]
    .sort((a, b) => b - a)
    .map((hours) => ({ when: new Date(now.getTime() - hours * HOUR_MS), set: beds.filter((ward) => ward.confirmedHoursAgo === hours).map((ward) => ({ ward, vacant: ward.vacant })), confirm: [] }))

/** What the hospital states of its beds, by its own people in turns, over the last weeks. */
export const stateVacancy = async (at: { database: Database; now: Date }, hospital: FictionalHospital, people: readonly MemberActor[]): Promise<void> => {
  const versions = new Map<BedKind, number>()
  for (const [turn, step] of [...pastSteps(hospital, at.now), ...lastSteps(hospital, at.now)].entries()) {
    const actor = people[turn % people.length]
    if (!actor) return
    const update: VacancyUpdate = {
      set: step.set.map(({ ward, vacant }) => ({ bedKind: ward.bedKind, version: versions.get(ward.bedKind) ?? 0, availability: inputOf(ward, vacant) })),
      confirm: step.confirm.map((bedKind) => ({ bedKind, version: versions.get(bedKind) ?? 0 })),
      remove: [],
    }
    const { availability } = await withActorAt(at.database, { actor, when: step.when }, async (tx) => viewVacancy(tx, await updateVacancyCommand(tx, update)))
    for (const row of availability) versions.set(row.bedKind, row.version)
  }
}
