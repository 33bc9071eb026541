import { parentPort, workerData } from 'node:worker_threads'
import { type PackedExamples, unpackExamples } from './packed-examples'
import { seededChance } from './random'
import { trainChain, type TrainingPlan } from './train-chain'

/** What one thread is given: all the examples, and a chance of its own, so that its outcome is the same whenever it runs. */
export type TrainingRun = { packed: PackedExamples; plan: Omit<TrainingPlan, 'report'>; seed: number }

const { packed, plan, seed } = workerData as TrainingRun
const report = (line: string): void => void process.stderr.write(`run ${seed}: ${line}\n`)
parentPort?.postMessage(trainChain({ examples: unpackExamples(packed), ranked: packed.ranked }, { ...plan, report }, seededChance(seed)))
