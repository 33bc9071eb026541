import { accepted, refused, type Result } from '../base/result'
import { checkAvailability, textsOfAvailability } from './facility.rules'
import type { VacancyUpdate } from './vacancy.contract'

/** `availability.vacant` of one kind is `general.vacant` among all. */
const ofKind = (bedKind: string, path: string): string => `${bedKind}.${path.replace(/^availability\./, '')}`

/** Every kind's figures fit together, and none is told two things at once. */
export const checkVacancyUpdate = ({ set, confirm, remove }: VacancyUpdate): Result<true> => {
  const kinds = [...set, ...confirm, ...remove].map((one) => one.bedKind)
  const twice = kinds.filter((kind, index) => kinds.indexOf(kind) !== index)
  const wrong = set.flatMap(({ bedKind, availability }) => {
    const checked = checkAvailability(availability)
    return checked.ok ? [] : (checked.refusal.details?.fields ?? []).map((path) => ofKind(bedKind, path))
  })
  const fields = [...new Set([...twice, ...wrong])]
  return fields.length > 0 ? refused('invalid_input', { fields }) : accepted(true)
}

/** Where a patient's name could stand in it (要綱6条1号). */
export const textsOfVacancyUpdate = ({ set }: VacancyUpdate): Record<string, string> =>
  Object.fromEntries(set.flatMap(({ bedKind, availability }) => Object.entries(textsOfAvailability(availability)).map(([path, text]) => [ofKind(bedKind, path), text])))
