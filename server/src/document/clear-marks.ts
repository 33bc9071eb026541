import type { Canvas } from '@napi-rs/canvas'

/** Darker than that is ink. */
const INK = 110
/** A square of so many points that is all ink is no letter at the size at which pages are read. */
const SOLID = 26
const ALMOST = 0.97
/** A scanner's shadow around a box. */
const MARGIN = 4
/** Longer than any stroke: the rule of a table. */
const RULE = 150

type Ink = { width: number; height: number; at: Uint8Array }

const inkOf = (data: Uint8ClampedArray, size: { width: number; height: number }): Ink => {
  const at = new Uint8Array(size.width * size.height)
  for (let index = 0, from = 0; index < at.length; index++, from += 4) at[index] = ((data[from] ?? 0) * 3 + (data[from + 1] ?? 0) * 6 + (data[from + 2] ?? 0)) / 10 < INK ? 1 : 0
  return { ...size, at }
}

/** Marks the points of filled areas: the boxes that hide names. Sums over squares, so that its time is that of the page alone. */
const markSolid = ({ width, height, at }: Ink, marked: Uint8Array): void => {
  const row = width + 1
  const sums = new Uint32Array(row * (height + 1))
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = 0; x < width; x++) {
      sum += at[y * width + x] ?? 0
      sums[(y + 1) * row + x + 1] = (sums[y * row + x + 1] ?? 0) + sum
    }
  }
  const enough = Math.floor(SOLID * SOLID * ALMOST)
  // How many marked squares begin less how many end, along each row and column.
  const steps = new Int32Array(row * (height + 1))
  const step = (x: number, y: number, by: number) => {
    steps[y * row + x] = (steps[y * row + x] ?? 0) + by
  }
  for (let y = 0; y + SOLID <= height; y += 2)
    for (let x = 0; x + SOLID <= width; x += 2) {
      const below = (y + SOLID) * row
      const ink = (sums[below + x + SOLID] ?? 0) - (sums[y * row + x + SOLID] ?? 0) - (sums[below + x] ?? 0) + (sums[y * row + x] ?? 0)
      if (ink < enough) continue
      const [left, top] = [Math.max(0, x - MARGIN), Math.max(0, y - MARGIN)]
      const [right, bottom] = [Math.min(width, x + SOLID + MARGIN), Math.min(height, y + SOLID + MARGIN)]
      step(left, top, 1)
      step(right, top, -1)
      step(left, bottom, -1)
      step(right, bottom, 1)
    }
  for (let y = 0; y <= height; y++) for (let x = 1; x <= width; x++) step(x, y, steps[y * row + x - 1] ?? 0)
  for (let y = 1; y <= height; y++) for (let x = 0; x <= width; x++) step(x, y, steps[(y - 1) * row + x] ?? 0)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if ((steps[y * row + x] ?? 0) > 0) marked[y * width + x] = 1
}

/** Marks runs of ink along rows (`across` 1) or columns that are longer than any stroke. */
const markRules = ({ at, width, height }: Ink, marked: Uint8Array, isRow: boolean): void => {
  const [lines, length, next, first] = isRow ? [height, width, 1, width] : [width, height, width, 1]
  for (let line = 0; line < lines; line++) {
    let run = 0
    for (let place = 0; place <= length; place++) {
      const point = line * first + place * next
      if (place < length && at[point] === 1) {
        run += 1
        continue
      }
      if (run >= RULE) for (let back = 1; back <= run; back++) marked[point - back * next] = 1
      run = 0
    }
  }
}

/**
 * Whitens what isn't type: the boxes over names, which make a reader lose the rest of their line, and the rules of tables.
 * The letters that touch them stay.
 */
export const clearMarks = (canvas: Canvas): void => {
  const { width, height } = canvas
  const context = canvas.getContext('2d')
  const picture = context.getImageData(0, 0, width, height)
  const { data } = picture
  const ink = inkOf(data, { width, height })
  const marked = new Uint8Array(width * height)
  markSolid(ink, marked)
  markRules(ink, marked, true)
  markRules(ink, marked, false)
  for (let index = 0; index < marked.length; index++) if (marked[index] === 1) data.fill(255, index * 4, index * 4 + 3)
  context.putImageData(picture, 0, 0)
}
