import { FEATURE_BITS } from '@tasuki/domain/names/name-features'
import type { Example } from './train-chain'

/** All examples in memory that several threads read: no thread has a copy of its own. */
export type PackedExamples = {
  features: Int32Array
  offsets: Int32Array
  labels: Uint8Array
  lengths: Int32Array
  /** The features that count, commonest first: those seen all the time lie side by side. */
  ranked: Int32Array
}

/** A feature seen less often can't earn its keep. */
const LEAST_SEEN = 3

const shared = (count: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * count))

/** Ranks of features, -1 for those left out, and the features in the order of their ranks. */
const rankFeatures = (examples: readonly Example[]): { rankOf: Int32Array; ranked: Int32Array } => {
  const seen = new Int32Array(1 << FEATURE_BITS)
  for (const { features } of examples) for (const feature of features) seen[feature] = (seen[feature] ?? 0) + 1
  const often = (feature: number): number => seen[feature] ?? 0
  const kept = Int32Array.from(seen.keys()).filter((feature) => often(feature) >= LEAST_SEEN)
  const ranked = shared(kept.length)
  ranked.set(kept.sort((a, b) => often(b) - often(a) || a - b))
  const rankOf = new Int32Array(1 << FEATURE_BITS).fill(-1)
  for (const [rank, feature] of ranked.entries()) rankOf[feature] = rank
  return { rankOf, ranked }
}

/** `examples` hold features themselves; what is packed holds their ranks. */
export const packExamples = (examples: readonly Example[]): PackedExamples => {
  const sum = (of: (one: Example) => number): number => examples.reduce((total, one) => total + of(one), 0)
  const { rankOf, ranked } = rankFeatures(examples)
  const packed = {
    features: shared(sum((one) => one.features.length)),
    offsets: shared(sum((one) => one.length + 1)),
    labels: new Uint8Array(new SharedArrayBuffer(sum((one) => one.length))),
    lengths: shared(examples.length),
    ranked,
  }
  const at = { features: 0, offsets: 0, labels: 0 }
  for (const [i, { features, offsets, labels, length }] of examples.entries()) {
    const first = at.features
    for (let k = 0; k < length; k++) {
      packed.offsets[at.offsets + k] = at.features - first
      for (let f = offsets[k] ?? 0; f < (offsets[k + 1] ?? 0); f++) {
        const rank = rankOf[features[f] ?? 0] ?? -1
        if (rank >= 0) packed.features[at.features++] = rank
      }
    }
    packed.offsets[at.offsets + length] = at.features - first
    packed.labels.set(labels, at.labels)
    packed.lengths[i] = length
    at.offsets += length + 1
    at.labels += length
  }
  return packed
}

/** Views of the same memory. */
export const unpackExamples = ({ features, offsets, labels, lengths }: PackedExamples): Example[] => {
  const at = { features: 0, offsets: 0, labels: 0 }
  return Array.from(lengths, (length) => {
    const own = offsets.subarray(at.offsets, at.offsets + length + 1)
    const count = own[length] ?? 0
    const example = { length, features: features.subarray(at.features, at.features + count), offsets: own, labels: labels.subarray(at.labels, at.labels + length) }
    at.features += count
    at.offsets += length + 1
    at.labels += length
    return example
  })
}
