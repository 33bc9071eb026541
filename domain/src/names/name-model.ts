import { numberReader } from './name-dictionary'
import { FEATURE_BITS } from './name-features'
import { LABELS } from './name-labels'

/** The weights as the detector uses them: a row of {@link LABELS} small numbers for each feature that counts. */
export type NameModel = {
  /** Where a feature's row begins in `rows`, or -1. */
  readonly rowOf: (feature: number) => number
  readonly rows: Int8Array
  readonly scale: number
  readonly steps: Float64Array
}

export type TrainedWeights = { weights: ReadonlyMap<number, Float32Array>; steps: Float64Array }

const STEP_UNIT = 1e4

/** The asset: weights in 127 steps either way of the greatest, features in order as differences. */
export const packModel = ({ weights, steps }: TrainedWeights): Uint8Array => {
  let most = 0
  for (const row of weights.values()) for (const weight of row) most = Math.max(most, Math.abs(weight))
  const unit = most / 127
  const kept = [...weights]
    .map(([feature, row]) => ({ feature, row: Int8Array.from(row, (weight) => Math.round(weight / unit)) }))
    .filter(({ row }) => row.some((weight) => weight !== 0))
    .sort((a, b) => a.feature - b.feature)
  const head: number[] = []
  const write = (value: number): void => {
    let rest = value
    while (rest >= 0x80) {
      head.push((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    head.push(rest)
  }
  write(kept.length)
  write(Math.round(unit * 1e9))
  for (const step of steps) write(Math.round((step + 100) * STEP_UNIT))
  let last = 0
  for (const { feature } of kept) {
    write(feature - last)
    last = feature
  }
  // Column by column: equal signs stand together and compress.
  const body = new Int8Array(kept.length * LABELS)
  for (const [i, { row }] of kept.entries()) for (let label = 0; label < LABELS; label++) body[label * kept.length + i] = row[label] ?? 0
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(new Uint8Array(body.buffer), head.length)
  return bytes
}

/** Bytes of a place in the table: a feature and its row stand side by side, so that one look into memory finds both. */
const PLACE = 16
const FEATURE_BYTES = 4

/** Open addressing. A place holds feature + 1, or 0 where it is free. */
const createRowTable = (count: number, next: () => number, rowAt: (row: number, label: number) => number): Pick<NameModel, 'rowOf' | 'rows'> => {
  // Most features of a text count for nothing: a small map of bits tells so before the table is searched.
  const known = new Uint32Array((1 << FEATURE_BITS) >>> 5)
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 1.6)))
  const memory = new ArrayBuffer(size * PLACE)
  const features = new Int32Array(memory)
  const rows = new Int8Array(memory)
  const slotOf = (feature: number): number => {
    let slot = Math.imul(feature, 0x9e3779b1) & (size - 1)
    while (features[slot * (PLACE / 4)] !== feature + 1 && features[slot * (PLACE / 4)] !== 0) slot = (slot + 1) & (size - 1)
    return slot
  }
  let feature = 0
  for (let row = 0; row < count; row++) {
    feature += next()
    const slot = slotOf(feature)
    features[slot * (PLACE / 4)] = feature + 1
    for (let label = 0; label < LABELS; label++) rows[slot * PLACE + FEATURE_BYTES + label] = rowAt(row, label)
    known[feature >>> 5] = (known[feature >>> 5] ?? 0) | (1 << (feature & 31))
  }
  return { rows, rowOf: (sought) => (((known[sought >>> 5] ?? 0) >>> (sought & 31)) & 1 ? slotOf(sought) * PLACE + FEATURE_BYTES : -1) }
}

export const openModel = (bytes: Uint8Array): NameModel => {
  const next = numberReader(bytes)
  const count = next()
  const scale = next() / 1e9
  const steps = Float64Array.from({ length: LABELS * LABELS }, () => next() / STEP_UNIT - 100)
  const body = new Int8Array(bytes.buffer, bytes.byteOffset + bytes.length - count * LABELS, count * LABELS)
  return { ...createRowTable(count, next, (row, label) => body[label * count + row] ?? 0), scale, steps }
}
