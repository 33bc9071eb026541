import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { brotliCompressSync } from 'node:zlib'
import { openDictionary, packDictionary } from '@tasuki/domain/names/name-dictionary'
import { packModel, type TrainedWeights } from '@tasuki/domain/names/name-model'
import { trainingExamples } from './examples'
import { dictionaryOf, readLexicon } from './lexicon'
import { readHands } from './marked-text'
import { packExamples } from './packed-examples'
import { seededChance } from './random'
import { averageOf, type TrainingPlan } from './train-chain'
import type { TrainingRun } from './train-run'

const SEED = 20_261_125
/** How often a text with names comes again with other names. */
const COPIES = 3
/** Found with the hands of `texts/tuning`: fewer weights and features left out at random carry further than more of either. */
const PLAN: Omit<TrainingPlan, 'report'> = { epochs: 3, pace: 0.1, threshold: 2, decay: 1e-5, dropout: 0.3 }

/** How many models are trained and averaged: each sees the texts in another order and leaves out other features, and errs elsewhere. */
const RUNS = 4

/** One model, in a thread of its own. The thread's file lies beside this one in the bundle. */
const trainInThread = (run: TrainingRun): Promise<TrainedWeights> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(path.join(import.meta.dirname, 'train-run.js'), { workerData: run })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** Makes dictionary and model anew from `folder` (words, texts of the training hands) into `assets`; the same bytes each time. */
export const trainNames = async (folder: string, assets: string, say: (line: string) => void): Promise<void> => {
  const lexicon = readLexicon(path.join(folder, 'words'))
  const words = dictionaryOf(lexicon)
  const dictionary = packDictionary(words)
  const sizeOf = (bytes: Uint8Array): string => `${bytes.length} bytes, ${brotliCompressSync(bytes).length} compressed`
  say(`dictionary: ${words.size} words, ${sizeOf(dictionary)}`)
  const hands = readHands(path.join(folder, 'texts/training'))
  const made = trainingExamples(hands, { lexicon, dictionary: openDictionary(dictionary), chance: seededChance(SEED), copies: COPIES })
  say(`${hands.length} texts, ${made.length} examples, ${made.reduce((sum, { length }) => sum + length, 0)} characters`)
  const packed = packExamples(made)
  say(`${packed.ranked.length} features`)
  const runs = Array.from({ length: RUNS }, (_, run) => trainInThread({ packed, plan: PLAN, seed: SEED + 1 + run }))
  const trained = averageOf(await Promise.all(runs))
  const model = packModel(trained)
  say(`model: ${trained.weights.size} features, ${sizeOf(model)}`)
  mkdirSync(assets, { recursive: true })
  writeFileSync(path.join(assets, 'names.dictionary.bin'), dictionary)
  writeFileSync(path.join(assets, 'names.model.bin'), model)
}
