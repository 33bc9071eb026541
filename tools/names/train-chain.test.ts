import { openDictionary, packDictionary, WORD_KIND } from '@tasuki/domain/names/name-dictionary'
import { packModel } from '@tasuki/domain/names/name-model'
import path from 'node:path'
import { expect, it } from 'vitest'
import { trainingExamples } from './examples'
import { readLexicon } from './lexicon'
import { partsOf } from './marked-text'
import { packExamples, unpackExamples } from './packed-examples'
import { seededChance } from './random'
import { trainChain } from './train-chain'

const LINES = ['{pf:山田 花子}様の転院です', '{ss:佐藤}です。お世話になっております', '{ps:鈴木}さん、発熱', '本日の担当は{ss:高橋}看護師', '透析は月水金']
const hands = LINES.map((line, i) => ({ id: `hand-${i}`, hand: 'hand', kind: 'chat', parts: partsOf(line) }))
const PLAN = { epochs: 3, pace: 0.1, threshold: 0.1, decay: 1e-5, dropout: 0.3, report: () => undefined }

const lexicon = readLexicon(path.join(import.meta.dirname, 'words'))
const examplesOf = (seed: number) =>
  trainingExamples(hands, { lexicon, dictionary: openDictionary(packDictionary(new Map([['山田', 3 << WORD_KIND.family]]))), chance: seededChance(seed), copies: 6 })

const modelOf = (seed: number): Uint8Array => {
  const packed = packExamples(examplesOf(1))
  return packModel(trainChain({ examples: unpackExamples(packed), ranked: packed.ranked }, PLAN, seededChance(seed)))
}

it('the same texts and the same seed give the same bytes, another seed gives others', () => {
  const model = modelOf(2)
  expect(model.length).toBeGreaterThan(500)
  expect(Buffer.from(modelOf(2)).equals(model)).toBe(true)
  expect(Buffer.from(modelOf(3)).equals(model)).toBe(false)
})

it('packed examples hold what they were made of, without what is hardly ever seen', () => {
  const examples = examplesOf(1)
  const packed = packExamples(examples)
  const again = unpackExamples(packed)
  expect(again.map(({ labels }) => [...labels])).toEqual(examples.map(({ labels }) => [...labels]))
  const seen = new Map<number, number>()
  for (const { features } of examples) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  const kept = (features: Iterable<number>): number[] => [...features].filter((feature) => (seen.get(feature) ?? 0) >= 3)
  expect(again.map(({ features }) => Array.from(features, (rank) => packed.ranked[rank] ?? -1))).toEqual(examples.map(({ features }) => kept(features)))
})
