import { type NameCharacters, readNameCharacters } from '@tasuki/domain/names/name-characters'
import type { NameDictionary } from '@tasuki/domain/names/name-dictionary'
import { readFeatures } from '@tasuki/domain/names/name-features'
import { labelsOfName, PRIVATE, STAFF } from '@tasuki/domain/names/name-labels'
import type { Lexicon } from './lexicon'
import { type HandLine, joinParts, type MarkedText } from './marked-text'
import type { Chance } from './random'
import { joinTexts, reshapeText } from './reshape'
import type { Example } from './train-chain'
import { createVary } from './vary'

const charactersWithin = (characters: NameCharacters, mark: { start: number; end: number }): number[] =>
  Array.from({ length: characters.length }, (_, i) => i).filter((i) => (characters.starts[i] ?? 0) >= mark.start && (characters.ends[i] ?? 0) <= mark.end)

/** Celebrities and initials are nobody's concern: outside. */
const labelText = ({ marks }: MarkedText, characters: NameCharacters): Uint8Array => {
  const labels = new Uint8Array(characters.length)
  for (const mark of marks) {
    if (!/^[ps]/.test(mark.kind)) continue
    const within = charactersWithin(characters, mark)
    const names = labelsOfName(mark.kind.startsWith('p') ? PRIVATE : STAFF, within.length)
    for (const [k, i] of within.entries()) labels[i] = names[k] ?? 0
  }
  return labels
}

const exampleOf = (marked: MarkedText, dictionary: NameDictionary): Example => {
  const characters = readNameCharacters(marked.text)
  const features: number[] = []
  const offsets: number[] = []
  readFeatures(characters, dictionary, (_, room) => {
    offsets.push(features.length)
    for (let k = 0; k < room.count; k++) features.push(room.features[k] ?? 0)
  })
  offsets.push(features.length)
  return { length: characters.length, features: Int32Array.from(features), offsets: Int32Array.from(offsets), labels: labelText(marked, characters) }
}

/** Share of the varied texts that are two in one. */
const JOINED = 0.3

/** Every text as it was written, and again with other names, figures and forms of address. */
export const trainingExamples = (hands: readonly HandLine[], { lexicon, dictionary, chance, copies }: { lexicon: Lexicon; dictionary: NameDictionary; chance: Chance; copies: number }): Example[] => {
  const vary = createVary(lexicon, chance)
  const another = (line: HandLine) => vary(reshapeText(line.parts, chance))
  return hands.flatMap((line) => {
    const hasNames = line.parts.some(({ kind }) => kind !== undefined && kind !== 'd' && kind !== 'i')
    const varied = Array.from({ length: hasNames ? copies : 1 }, () => {
      const one = another(line)
      return chance.holds(JOINED) ? joinTexts(one, another(chance.pick(hands)), chance) : one
    })
    return [line.parts, ...varied].map((parts, i) => exampleOf(joinParts(`${line.id}/${i}`, parts), dictionary))
  })
}
