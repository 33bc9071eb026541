import type { NamePlace } from '@tasuki/domain/names/detect-names'
import { createKnownNameFinder, type KnownName } from '@tasuki/domain/names/known-name'
import { changedTexts } from '@tasuki/domain/names/name-check.rules'
import { wordKey } from '@tasuki/domain/names/word-key'
import { ApiRefusal } from '../platform/api-problem'
import { namesOfPlaces, tabNames } from './tab-names'

/** A town or a house that is called like the person (三浦市, 高橋病院): a known name can't be released, so it must not stop these. */
const NAMES_A_PLACE = /^(?:[市区町村郡県駅]|病院|医院|医療センター|クリニック|診療所|総合病院|記念病院)/u

/** A text is read at each pause in typing: the forms of a name are made once. */
const finders = new Map<string, (text: string) => NamePlace[]>()
const MOST_KEPT = 200

const finderOf = ({ kanji, kana }: KnownName): ((text: string) => NamePlace[]) => {
  const key = `${kanji}\n${kana}`
  const known = finders.get(key)
  if (known !== undefined) return known
  if (finders.size >= MOST_KEPT) finders.clear()
  const made = createKnownNameFinder({ kanji, kana })
  finders.set(key, made)
  return made
}

/** Where these names stand, in whatever form. */
export const findKnownNames = (text: string, known: readonly KnownName[]): NamePlace[] =>
  known.flatMap((one) => {
    const whole = [wordKey(one.kanji), wordKey(one.kana)].filter((key) => key !== '' && /\s/u.test(one.kanji.trim()))
    return finderOf(one)(text).filter(({ start, end }) => whole.includes(wordKey(text.slice(start, end))) || !NAMES_A_PLACE.test(text.slice(end, end + 6)))
  })

type Leaving = { texts: Readonly<Record<string, string>>; standing: Readonly<Record<string, string>>; places: readonly string[] }

/**
 * The last look before texts go that nobody sends by hand (a draft saved by itself): a name that this tab watches for goes to
 * nobody, not even to be refused. Answers as the server would, with every field and place.
 */
export const refuseWatchedNames = ({ texts, standing, places }: Leaving): ApiRefusal | undefined => {
  const { known } = namesOfPlaces(tabNames(), places)
  if (known.length === 0) return undefined
  const found = Object.entries(changedTexts(texts, standing)).flatMap(([field, text]) => {
    const spans = findKnownNames(text, known).map(({ start, end }) => [start, end])
    return spans.length > 0 ? [[field, spans] as const] : []
  })
  return found.length === 0 ? undefined : new ApiRefusal({ code: 'personal_name', status: 422, details: { fields: found.map(([field]) => field), spans: Object.fromEntries(found) } })
}
