import { chainRoom, stepShare, sumChain } from '@tasuki/domain/names/chain'
import { AFTER, LABELS } from '@tasuki/domain/names/name-labels'
import type { TrainedWeights } from '@tasuki/domain/names/name-model'
import type { Chance } from './random'

/** One text: the features of character i, as ranks in a list of features, stand from `offsets[i]` to before `offsets[i + 1]`. */
export type Example = { length: number; features: Int32Array; offsets: Int32Array; labels: Uint8Array }

export type TrainingPlan = {
  epochs: number
  /** How eagerly weights follow (FTRL-proximal's alpha). */
  pace: number
  /** What a weight must be worth to be kept (L1). */
  threshold: number
  decay: number
  /** Share of a character's features left out at a time, so that none is relied on alone. */
  dropout: number
  report: (line: string) => void
}

const BETA = 1
const NEGLIGIBLE = 1e-3

/**
 * A linear-chain conditional random field by FTRL-proximal: one text at a time, weights that don't earn their keep are
 * exactly zero (McMahan et al. 2013). The same examples in the same order give the same weights.
 */
export const trainChain = ({ examples, ranked }: { examples: readonly Example[]; ranked: Int32Array }, plan: TrainingPlan, chance: Chance): TrainedWeights => {
  const { pace, threshold, decay, dropout } = plan
  const size = ranked.length * LABELS
  const z = new Float32Array(size)
  /** Roots of the sums of squared slopes. */
  const roots = new Float32Array(size)
  const steps = new Float64Array(LABELS * LABELS)
  const stepSquares = new Float64Array(LABELS * LABELS)
  /** What `z` and `roots` come to, kept beside them: it is read far oftener than it changes. */
  const weights = new Float32Array(size)
  const weightOf = (zi: number, root: number): number => (zi <= threshold && zi >= -threshold ? 0 : -(zi - (zi > 0 ? threshold : -threshold)) / ((BETA + root) / pace + decay))
  const longest = Math.max(...examples.map(({ length }) => length))
  const local = new Float64Array(longest * LABELS)
  const room = chainRoom(longest)
  const order = Int32Array.from(examples, (_, i) => i)

  const mostFeatures = Math.max(...examples.map((one) => one.features.length))
  const thinned = { features: new Int32Array(mostFeatures), offsets: new Int32Array(longest + 1) }
  const thinOut = (example: Example): { features: Int32Array; offsets: Int32Array } => {
    if (dropout === 0) return example
    let count = 0
    for (let i = 0; i < example.length; i++) {
      thinned.offsets[i] = count
      for (let k = example.offsets[i] ?? 0; k < (example.offsets[i + 1] ?? 0); k++) if (chance.next() >= dropout) thinned.features[count++] = example.features[k] ?? 0
    }
    thinned.offsets[example.length] = count
    return thinned
  }

  for (let epoch = 1; epoch <= plan.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(chance.next() * (i + 1))
      const kept = order[i] ?? 0
      order[i] = order[j] ?? 0
      order[j] = kept
    }
    let loss = 0
    let characters = 0
    for (const index of order) {
      const example = examples[index]
      if (example === undefined || example.length === 0) continue
      const { length, labels } = example
      const { features, offsets } = thinOut(example)
      for (let i = 0; i < length; i++) {
        const base = i * LABELS
        local.fill(0, base, base + LABELS)
        for (let k = offsets[i] ?? 0; k < (offsets[i + 1] ?? 0); k++) {
          const from = (features[k] ?? 0) * LABELS
          for (let label = 0; label < LABELS; label++) local[base + label] = (local[base + label] ?? 0) + (weights[from + label] ?? 0)
        }
      }
      const whole = sumChain({ length, local, steps }, room)
      for (let i = 0; i < length; i++) {
        const base = i * LABELS
        for (let label = 0; label < LABELS; label++) {
          const share = room.shares[base + label] ?? 0
          const right = labels[i] === label
          if (right) loss -= Math.log(Math.max(share, 1e-12))
          const slope = share - (right ? 1 : 0)
          if (slope < NEGLIGIBLE && slope > -NEGLIGIBLE) continue
          for (let k = offsets[i] ?? 0; k < (offsets[i + 1] ?? 0); k++) {
            const at = (features[k] ?? 0) * LABELS + label
            const before = roots[at] ?? 0
            const after = Math.sqrt(before * before + slope * slope)
            const zi = (z[at] ?? 0) + slope - ((after - before) / pace) * (weights[at] ?? 0)
            z[at] = zi
            roots[at] = after
            weights[at] = weightOf(zi, after)
          }
        }
      }
      for (let i = 1; i < length; i++) {
        for (let a = 0; a < LABELS; a++) {
          for (const b of AFTER[a] ?? []) {
            const share = stepShare(room, whole, { i, a, b })
            const slope = share - (labels[i - 1] === a && labels[i] === b ? 1 : 0)
            if (Math.abs(slope) < NEGLIGIBLE) continue
            const at = a * LABELS + b
            stepSquares[at] = (stepSquares[at] ?? 0) + slope * slope
            steps[at] = (steps[at] ?? 0) - (0.05 * slope) / (1 + Math.sqrt(stepSquares[at] ?? 0))
          }
        }
      }
      characters += length
    }
    plan.report(`epoch ${epoch} of ${plan.epochs}: loss ${(loss / characters).toFixed(5)} a character`)
  }

  const kept = new Map<number, Float32Array>()
  for (const [rank, feature] of ranked.entries()) {
    const row = weights.slice(rank * LABELS, (rank + 1) * LABELS)
    if (row.some((weight) => weight !== 0)) kept.set(feature, row)
  }
  return { weights: kept, steps }
}

/** One model of many: a weight that some leave at zero counts as that. */
export const averageOf = (models: readonly TrainedWeights[]): TrainedWeights => {
  const weights = new Map<number, Float32Array>()
  const steps = new Float64Array(LABELS * LABELS)
  for (const model of models) {
    for (const [at, step] of model.steps.entries()) steps[at] = (steps[at] ?? 0) + step / models.length
    for (const [feature, row] of model.weights) {
      const sum = weights.get(feature) ?? new Float32Array(LABELS)
      for (let label = 0; label < LABELS; label++) sum[label] = (sum[label] ?? 0) + (row[label] ?? 0) / models.length
      weights.set(feature, sum)
    }
  }
  return { weights, steps }
}
