import { type ChainRoom, type ChainScores, bestLabels, chainRoom, sumChain } from './chain'
import { FORM_OF_ADDRESS } from './form-of-address'
import { findIdentifiers, type Identifier } from './identifiers'
import { type NameCharacters, readNameCharacters } from './name-characters'
import { type NameDictionary, openDictionary } from './name-dictionary'
import { readFeatures } from './name-features'
import { LABELS, PRIVATE, STAFF, spansOfLabels } from './name-labels'
import { type NameModel, openModel } from './name-model'
import { normaliseText } from './normalised-text'
import { findStaffCells } from './staff-cells'
import { isWardWord } from './ward-words'

/** UTF-16 offsets in the text as typed, end exclusive. */
export type NamePlace = { start: number; end: number }

/**
 * What a text holds (要綱6条1号): `block` names of patients, relatives and other private persons; `ask` what may be one;
 * `staff` names of those at work, which are allowed; `other` what identifies as a name does. None overlaps another.
 */
export type FoundNames = { block: NamePlace[]; ask: NamePlace[]; staff: NamePlace[]; other: Identifier[] }

export type NameDetector = (text: string) => FoundNames

/** The trained model and its dictionary, as `npm run names:train` writes them. */
export type NameAssets = { dictionary: Uint8Array; model: Uint8Array }

/** How far a reading leans towards names at all, and towards a private person's where it might be a colleague's: a missed name costs more than a question too many. */
const LEANING = { name: 1.2, person: 1.5 }
/** From this share of all readings on, a name is sure enough to stop a message. */
const SURE = 0.75

const scoreText = (characters: NameCharacters, dictionary: NameDictionary, model: NameModel): ChainScores => {
  const local = new Float64Array(characters.length * LABELS)
  const { rowOf, rows } = model
  const sums = new Int32Array(LABELS)
  readFeatures(characters, dictionary, (i, { features, count }) => {
    sums.fill(0)
    for (let k = 0; k < count; k++) {
      const from = rowOf(features[k] ?? 0)
      if (from < 0) continue
      for (let label = 0; label < LABELS; label++) sums[label] = (sums[label] ?? 0) + (rows[from + label] ?? 0)
    }
    for (let label = 0; label < LABELS; label++) local[i * LABELS + label] = (sums[label] ?? 0) * model.scale
  })
  return { length: characters.length, local, steps: model.steps }
}

/** Of all readings, how much holds the characters from `start` to before `end` for a private person's name, on average. */
const certaintyOf = ({ shares }: ChainRoom, start: number, end: number): number => {
  let sum = 0
  for (let i = start; i < end; i++) for (let label = PRIVATE; label < PRIVATE + 4; label++) sum += shares[i * LABELS + label] ?? 0
  return sum / (end - start)
}

const leanTowardsNames = ({ local }: ChainScores): Float64Array => {
  const leaning = Float64Array.from(local)
  for (let base = 0; base < leaning.length; base += LABELS) {
    for (const first of [PRIVATE, PRIVATE + 3, STAFF, STAFF + 3]) leaning[base + first] = (leaning[base + first] ?? 0) + LEANING.name + (first < STAFF ? LEANING.person : 0)
  }
  return leaning
}

const overlaps = (a: NamePlace, b: NamePlace): boolean => a.start < b.end && b.start < a.end

/** Reads texts with a trained model. Costs some milliseconds a thousand characters; opening the assets once, some fifty. */
export const createNameDetector = (assets: NameAssets): NameDetector => {
  const dictionary = openDictionary(assets.dictionary)
  const model = openModel(assets.model)
  return (text) => {
    const found: FoundNames = { block: [], ask: [], staff: [], other: [] }
    const normalised = normaliseText(text)
    const characters = readNameCharacters(text, normalised)
    if (characters.length > 0) {
      const scores = scoreText(characters, dictionary, model)
      const room = chainRoom(scores.length)
      sumChain(scores, room)
      const cells = findStaffCells(normalised)
      for (const { start, end, base } of spansOfLabels(bestLabels({ ...scores, local: leanTowardsNames(scores) }))) {
        const place = { start: characters.starts[start] ?? 0, end: characters.ends[end - 1] ?? 0 }
        const word = text.slice(place.start, place.end)
        if (isWardWord(word.normalize('NFKC')) && !FORM_OF_ADDRESS.test(text.slice(place.end, place.end + 4))) continue
        if (base === STAFF || cells.some((cell) => cell.start <= place.start && place.end <= cell.end)) found.staff.push(place)
        else if (certaintyOf(room, start, end) >= SURE) found.block.push(place)
        else found.ask.push(place)
      }
    }
    const names = [...found.block, ...found.ask, ...found.staff]
    found.other = findIdentifiers(text, normalised).filter((one) => !names.some((name) => overlaps(name, one)))
    return found
  }
}
