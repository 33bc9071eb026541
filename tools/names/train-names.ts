import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { openDictionary, packDictionary } from '@tasuki/domain/names/name-dictionary'
import { packModel } from '@tasuki/domain/names/name-model'
import { trainingExamples } from './examples'
import { dictionaryOf, readLexicon } from './lexicon'
import { readHands } from './marked-text'
import { seededChance } from './random'
import { averageOf, trainChain, type TrainingPlan } from './train-chain'

const SEED = 20_261_125
/** How often a text with names comes again with other names. */
const COPIES = 3
/** Found with the hands of `texts/tuning`: fewer weights and features left out at random carry further than more of either. */
const PLAN: Omit<TrainingPlan, 'report'> = { epochs: 3, pace: 0.1, threshold: 2, decay: 1e-5, dropout: 0.3 }

/** How many models are trained and averaged: each sees the texts in another order and leaves out other features, and errs elsewhere. */
const RUNS = 3

/** Makes dictionary and model anew from `folder` (words, texts of the training hands) into `assets`; the same bytes each time. */
export const trainNames = (folder: string, assets: string, say: (line: string) => void): void => {
  const lexicon = readLexicon(path.join(folder, 'words'))
  const words = dictionaryOf(lexicon)
  const packed = packDictionary(words)
  const sizeOf = (bytes: Uint8Array): string => `${bytes.length} bytes, ${brotliCompressSync(bytes).length} compressed`
  say(`dictionary: ${words.size} words, ${sizeOf(packed)}`)
  const chance = seededChance(SEED)
  const hands = readHands(path.join(folder, 'texts/training'))
  const examples = trainingExamples(hands, { lexicon, dictionary: openDictionary(packed), chance, copies: COPIES })
  say(`${hands.length} texts, ${examples.length} examples, ${examples.reduce((sum, { length }) => sum + length, 0)} characters`)
  const trained = averageOf(Array.from({ length: RUNS }, () => trainChain(examples, { ...PLAN, report: say }, chance)))
  const model = packModel(trained)
  say(`model: ${trained.weights.size} features, ${sizeOf(model)}`)
  mkdirSync(assets, { recursive: true })
  writeFileSync(path.join(assets, 'names.dictionary.bin'), packed)
  writeFileSync(path.join(assets, 'names.model.bin'), model)
}
