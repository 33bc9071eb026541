import { quantityText } from '@tasuki/domain/facility/quantity-text'
import type { MatchedHospital, MatchingResult, MatchPoint } from '@tasuki/domain/transfer/matching.contract'
import type { NeedWords } from '../record/record-text'
import type { matchingMessages } from './matching.messages'

export type MatchingWords = (typeof matchingMessages)['ja']

const OWN_ITEMS = ['area', 'bedKind', 'age', 'guarantor'] as const

const isOwnItem = (item: string): item is (typeof OWN_ITEMS)[number] => OWN_ITEMS.some((own) => own === item)

/** The name of what a patient is matched by: a care need of the catalogue, or one of the four others. */
export const matchItemLabel = (item: string, words: MatchingWords, needs: ReadonlyMap<string, NeedWords>): string =>
  isOwnItem(item) ? words[`item_${item}`] : (needs.get(item)?.label ?? item)

/** One thing that speaks against a hospital, in words. The hospital's own text is quoted where it gave one. */
export const matchPointText = (point: MatchPoint, words: MatchingWords, needs: ReadonlyMap<string, NeedWords>): string => {
  if (point.item === 'area') return words.outsideArea
  if (point.item === 'bedKind') return words.bedKindMissing
  if (point.item === 'age') return point.limit === null ? words.item_age : words.ageLimit(point.limit)
  if (point.item === 'guarantor') return words.guarantorRequired
  const item = matchItemLabel(point.item, words, needs)
  const limit = quantityText(point.limit ?? 0, needs.get(point.item)?.unit ?? '')
  switch (point.why) {
    case 'refused':
    case 'outside':
      return point.text === '' ? words.refusedPoint(item) : words.conditionPoint(item, point.text)
    case 'over_limit':
      return words.overLimit(item, limit)
    case 'condition':
      return point.text === '' ? words.conditionBare(item) : words.conditionPoint(item, point.text)
    case 'not_stated':
      return words.notStated(item)
    case 'unknown_presence':
      return words.unknownPresence(item)
    case 'unknown_quantity':
      return words.unknownQuantity(item, limit)
  }
}

/** 3.2 km, and whole kilometres from ten on. */
export const kilometresText = (km: number): string => (km < 10 ? km.toFixed(1) : String(Math.round(km)))

/** A hospital as the lists of the matching have it. */
export const listedHospital = ({ hospitals, nearMisses }: MatchingResult, hospitalId: string): MatchedHospital | undefined =>
  [...hospitals, ...nearMisses].find((hospital) => hospital.hospitalId === hospitalId)

/** In none of the lists although all that could take the patient are listed: it is blocked. */
export const isBlockedUnlisted = (result: MatchingResult, hospitalId: string): boolean =>
  listedHospital(result, hospitalId) === undefined && result.hospitals.length >= result.counts.fits + result.counts.conditional
