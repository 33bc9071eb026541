import { accepted, refused, type Result } from '../../base/result'

/** A representative, the last day on which they act, where one is known, and whether an accepted 様式3 makes them leave. */
export type ActingRepresentative = { personId: string; actsUntil: string | null; isLeaving: boolean }

export type RepresentativeLeaving = { personId: string; lastDay: string }

/**
 * The three forms are a representative's to hand in (要綱9, 10, 12条), so a hospital keeps one who goes on after whoever
 * leaves: somebody whose own leaving is decided already is no successor. A hospital that has none anyway isn't kept from anything.
 */
const goesOn = (leaving: readonly RepresentativeLeaving[], representatives: readonly ActingRepresentative[]): boolean => {
  const last = leaving.map(({ lastDay }) => lastDay).sort().at(-1)
  return last === undefined || representatives.some(({ personId, actsUntil, isLeaving }) => !isLeaving && !leaving.some((one) => one.personId === personId) && (actsUntil === null || actsUntil > last))
}

/** 様式3: its lines by their paths. */
export const checkRepresentativeStays = (leavers: readonly { personId: string; lastDay: string | null }[], representatives: readonly ActingRepresentative[]): Result<true> => {
  const lines = leavers.flatMap(({ personId, lastDay }, at) => (representatives.some((one) => one.personId === personId) ? [{ path: `leavers.${at}.personId`, personId, lastDay: lastDay ?? '' }] : []))
  return goesOn(lines, representatives) ? accepted(true) : refused('last_representative', { fields: lines.map(({ path }) => path) })
}

/** Ended, or made a member, by the prefecture: from today on they speak for the hospital no more. */
export const checkMayStepDown = (personId: string, of: { today: string; representatives: readonly ActingRepresentative[] }): Result<true> => {
  const leaving = of.representatives.some((one) => one.personId === personId) ? [{ personId, lastDay: of.today }] : []
  return goesOn(leaving, of.representatives) ? accepted(true) : refused('sole_representative')
}
