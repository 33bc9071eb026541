import { accepted, refused, type Result } from '../../base/result'
import type { MemberActor } from '../actor'

export type AbsencePeriod = { firstDay: string; lastDay: string }

/** The person, or a representative for a colleague (rule 82). */
export const maySetAbsence = (actor: MemberActor, personId: string): boolean => actor.personId === personId || actor.role === 'representative'

export const isAbsentOn = (absence: AbsencePeriod & { ended: boolean }, day: string): boolean => !absence.ended && absence.firstDay <= day && day <= absence.lastDay

/** A period that isn't over yet and doesn't meet another one of the same person. */
export const planAbsence = (period: AbsencePeriod, of: { today: string; others: readonly AbsencePeriod[] }): Result<true> => {
  if (period.lastDay < period.firstDay) return refused('absence_period_invalid', { fields: ['lastDay'] })
  if (period.lastDay < of.today) return refused('absence_period_invalid', { fields: ['lastDay'] })
  const meets = of.others.some((other) => other.firstDay <= period.lastDay && period.firstDay <= other.lastDay)
  return meets ? refused('absence_overlaps', { fields: ['firstDay', 'lastDay'] }) : accepted(true)
}
