import { type Canvas, createCanvas } from '@napi-rs/canvas'

/** Darker than that is a dark ground, lighter than the other what stands on it. */
const GROUND = 110
const LIGHT = 170
const CELL = 16
/** Of a cell's points: a ground with letters on it still is mostly dark. */
const MOSTLY = 0.45
/** Of such a ground: a box over a name has nothing light in it, a photograph or a frame has more. */
const TYPE_SHARE = { from: 0.004, to: 0.5 } as const
const FEWEST_CELLS = 12

type Area = { left: number; top: number; right: number; bottom: number; cells: number }

const darkAreas = (dark: Uint8Array, columns: number): Area[] => {
  const seen = new Uint8Array(dark.length)
  const areas: Area[] = []
  for (let start = 0; start < dark.length; start++) {
    if (dark[start] !== 1 || seen[start] === 1) continue
    const area: Area = { left: columns, top: dark.length, right: 0, bottom: 0, cells: 0 }
    const waiting = [start]
    seen[start] = 1
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)]
      area.cells += 1
      area.left = Math.min(area.left, x)
      area.right = Math.max(area.right, x)
      area.top = Math.min(area.top, y)
      area.bottom = Math.max(area.bottom, y)
      for (const next of [x > 0 ? cell - 1 : -1, x < columns - 1 ? cell + 1 : -1, cell - columns, cell + columns]) {
        if (next < 0 || dark[next] !== 1 || seen[next] === 1) continue
        seen[next] = 1
        waiting.push(next)
      }
    }
    areas.push(area)
  }
  return areas
}

/** Light type on a dark ground, as black on white; undefined where there is none. A box that hides a name has nothing light in it. */
export const lightType = (canvas: Canvas): Canvas | undefined => {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const grey = (at: number): number => ((data[at * 4] ?? 0) * 3 + (data[at * 4 + 1] ?? 0) * 6 + (data[at * 4 + 2] ?? 0)) / 10
  const [columns, rows] = [Math.floor(width / CELL), Math.floor(height / CELL)]
  const dark = new Uint8Array(columns * rows)
  for (let cell = 0; cell < dark.length; cell++) {
    const [left, top] = [(cell % columns) * CELL, Math.floor(cell / columns) * CELL]
    let ground = 0
    for (let y = top; y < top + CELL; y++) for (let x = left; x < left + CELL; x++) if (grey(y * width + x) < GROUND) ground += 1
    if (ground >= MOSTLY * CELL * CELL) dark[cell] = 1
  }
  const sheet = createCanvas(width, height)
  const context = sheet.getContext('2d')
  const picture = context.createImageData(width, height)
  picture.data.fill(255)
  let drawn = false
  for (const area of darkAreas(dark, columns)) {
    // Without its edges, where the paper begins.
    const [left, top, right, bottom] = [(area.left + 1) * CELL, (area.top + 1) * CELL, area.right * CELL, area.bottom * CELL]
    if (area.cells < FEWEST_CELLS || left >= right || top >= bottom) continue
    let light = 0
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (grey(y * width + x) >= LIGHT) light += 1
    const share = light / ((right - left) * (bottom - top))
    if (share < TYPE_SHARE.from || share > TYPE_SHARE.to) continue
    drawn = true
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) picture.data.fill(grey(y * width + x) >= LIGHT ? 0 : 255, (y * width + x) * 4, (y * width + x) * 4 + 3)
  }
  if (!drawn) return undefined
  context.putImageData(picture, 0, 0)
  return sheet
}
