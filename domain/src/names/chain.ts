import { AFTER, BEFORE, LABELS, MAY_BEGIN, MAY_END } from './name-labels'

const NEVER = -1e30

/** Scores of a text: `local[i * LABELS + label]`, and of one label after another: `steps[a * LABELS + b]`. */
export type ChainScores = { length: number; local: Float64Array; steps: Float64Array }

/**
 * Room for {@link sumChain}, for texts of up to `length` characters. After it, `shares[i * LABELS + label]` is how much of
 * all readings gives character i that label; forward and backward sums are scaled to `scales`, a character at a time.
 */
export type ChainRoom = { emissions: Float64Array; forward: Float64Array; backward: Float64Array; scales: Float64Array; shares: Float64Array; moves: Float64Array }

export const chainRoom = (length: number): ChainRoom => {
  const row = () => new Float64Array(length * LABELS)
  return { emissions: row(), forward: row(), backward: row(), scales: new Float64Array(length), shares: row(), moves: new Float64Array(LABELS * LABELS) }
}

const ALL = Array.from({ length: LABELS }, (_, label) => label)

const fillEmissions = ({ length, local }: ChainScores, emissions: Float64Array): void => {
  for (let base = 0; base < length * LABELS; base += LABELS) {
    let most = NEVER
    for (let label = 0; label < LABELS; label++) most = Math.max(most, local[base + label] ?? 0)
    for (let label = 0; label < LABELS; label++) emissions[base + label] = Math.exp((local[base + label] ?? 0) - most)
  }
}

const fillForward = (length: number, { emissions, forward, scales, moves }: ChainRoom): void => {
  for (let i = 0; i < length; i++) {
    const [last, base] = [(i - 1) * LABELS, i * LABELS]
    let whole = 0
    for (let b = 0; b < LABELS; b++) {
      let sum = 0
      if (i === 0) sum = MAY_BEGIN[b] === true ? 1 : 0
      else for (let a = 0; a < LABELS; a++) sum += (forward[last + a] ?? 0) * (moves[a * LABELS + b] ?? 0)
      const here = sum * (emissions[base + b] ?? 0)
      forward[base + b] = here
      whole += here
    }
    scales[i] = whole
    for (let b = 0; b < LABELS; b++) forward[base + b] = (forward[base + b] ?? 0) / whole
  }
}

const fillBackward = (length: number, { emissions, backward, scales, moves }: ChainRoom): void => {
  for (let a = 0; a < LABELS; a++) backward[(length - 1) * LABELS + a] = MAY_END[a] === true ? 1 : 0
  for (let i = length - 2; i >= 0; i--) {
    const [base, next] = [i * LABELS, (i + 1) * LABELS]
    const scale = scales[i + 1] ?? 1
    for (let a = 0; a < LABELS; a++) {
      let sum = 0
      for (let b = 0; b < LABELS; b++) sum += (moves[a * LABELS + b] ?? 0) * (emissions[next + b] ?? 0) * (backward[next + b] ?? 0)
      backward[base + a] = sum / scale
    }
  }
}

/** Forward and backward sums over all readings of a text of at least one character; returns what the last character's readings come to. */
export const sumChain = (scores: ChainScores, room: ChainRoom): number => {
  const { length, steps } = scores
  room.moves.fill(0)
  for (const a of ALL) for (const b of AFTER[a] ?? []) room.moves[a * LABELS + b] = Math.exp(steps[a * LABELS + b] ?? 0)
  fillEmissions(scores, room.emissions)
  fillForward(length, room)
  fillBackward(length, room)
  let whole = 0
  for (const a of ALL) if (MAY_END[a] === true) whole += room.forward[(length - 1) * LABELS + a] ?? 0
  for (let at = 0; at < length * LABELS; at++) room.shares[at] = ((room.forward[at] ?? 0) * (room.backward[at] ?? 0)) / whole
  return whole
}

/** Of all readings, how much has label `a` before character i and `b` at it. */
export const stepShare = (room: ChainRoom, whole: number, { i, a, b }: { i: number; a: number; b: number }): number =>
  ((room.forward[(i - 1) * LABELS + a] ?? 0) * (room.moves[a * LABELS + b] ?? 0) * (room.emissions[i * LABELS + b] ?? 0) * (room.backward[i * LABELS + b] ?? 0)) / ((room.scales[i] ?? 1) * whole)

/** The best sequence of labels (Viterbi). */
export const bestLabels = ({ length, local, steps }: ChainScores): Uint8Array => {
  const best = new Float64Array(length * LABELS).fill(NEVER)
  const from = new Uint8Array(length * LABELS)
  for (const b of ALL) if (MAY_BEGIN[b] === true) best[b] = local[b] ?? 0
  for (let i = 1; i < length; i++) {
    for (const b of ALL) {
      let most = NEVER
      for (const a of BEFORE[b] ?? []) {
        const score = (best[(i - 1) * LABELS + a] ?? NEVER) + (steps[a * LABELS + b] ?? 0)
        if (score > most) {
          most = score
          from[i * LABELS + b] = a
        }
      }
      best[i * LABELS + b] = most + (local[i * LABELS + b] ?? 0)
    }
  }
  let label = 0
  for (const b of ALL) if (MAY_END[b] === true && (best[(length - 1) * LABELS + b] ?? NEVER) > (MAY_END[label] === true ? (best[(length - 1) * LABELS + label] ?? NEVER) : NEVER)) label = b
  const labels = new Uint8Array(length)
  for (let i = length - 1; i >= 0; i--) {
    labels[i] = label
    label = from[i * LABELS + label] ?? 0
  }
  return labels
}
