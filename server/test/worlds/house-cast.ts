import type { Actor } from '@tasuki/domain/account/actor'

/** A small prefecture that stands still: everybody who can act, towards the tables that no case is needed for. */
const id = (group: number, one: number): string => `0000000${group}-0000-4000-8000-${String(one).padStart(12, '0')}`

export const HOUSE_HOSPITALS = { own: id(1, 1), west: id(1, 2), former: id(1, 3), newcomer: id(1, 4) }
export const HOUSE_PEOPLE = { me: id(2, 1), colleague: id(2, 2), chief: id(2, 3), west: id(2, 4), former: id(2, 5), officer: id(2, 6), secondOfficer: id(2, 7), newcomer: id(2, 8), coordinator: id(2, 9), auditor: id(2, 10) }
/** A representative of the newcomer's hospital until their seat ended. */
export const HOUSE_LAPSED = id(2, 11)
export const THINGS = Array.from({ length: 30 }, (_, one) => id(3, one))

const member = (personId: string, hospitalId: string, role: 'member' | 'representative' = 'member'): Actor => ({ kind: 'member', personId, hospitalId, role })

/** `former` is of a hospital whose use has ended. */
export const HOUSE_ACTORS = {
  me: member(HOUSE_PEOPLE.me, HOUSE_HOSPITALS.own),
  colleague: member(HOUSE_PEOPLE.colleague, HOUSE_HOSPITALS.own),
  chief: member(HOUSE_PEOPLE.chief, HOUSE_HOSPITALS.own, 'representative'),
  west: member(HOUSE_PEOPLE.west, HOUSE_HOSPITALS.west),
  newcomer: member(HOUSE_PEOPLE.newcomer, HOUSE_HOSPITALS.newcomer),
  former: member(HOUSE_PEOPLE.former, HOUSE_HOSPITALS.former),
  officer: { kind: 'officer', personId: HOUSE_PEOPLE.officer },
  secondOfficer: { kind: 'officer', personId: HOUSE_PEOPLE.secondOfficer },
  coordinator: { kind: 'coordinator', personId: HOUSE_PEOPLE.coordinator },
  auditor: { kind: 'auditor', personId: HOUSE_PEOPLE.auditor },
  nobody: { kind: 'anonymous' },
  system: { kind: 'system', name: 'test' },
} as const satisfies Record<string, Actor>

export type HouseActor = keyof typeof HOUSE_ACTORS
