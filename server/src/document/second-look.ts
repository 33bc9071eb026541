import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { PageBox } from '@tasuki/domain/document/document-check'
import type { PageLines } from '@tasuki/domain/document/page-names.rules'

/** Darker than that is ink. */
const INK = 140
/** Points of a cell's side: about half a letter. */
const CELL = 12
/** So much ink of a cell's points is a stroke; less is dust. */
const STROKE = 6
/** Surer than that, a word is read. */
const READ = 50
/** Cells around a word's box that are its own. */
const AROUND = 0.35
/** Cells between two letters of one line. */
const REACH = 2
const FEWEST_CELLS = 5
/** More is a picture or the noise of a line: nothing that a closer look would read. */
const MOST_SHARE = 0.35
const MOST_INKED = 0.2
const MOST_PARTS = 24
/** Higher than wide so many times: a line up a margin, or letters in a column. */
const TALL = 2.2
const PADDING = 10
const GAP = 50
const WIDEST = 2300
const HIGHEST = 3400
const LARGER = 2

type Part = { left: number; top: number; width: number; height: number }
type Turn = 0 | 90 | 270 | 'column'
/** A part of the page as it lies on the sheet of the second look. */
type Laid = { part: Part; turn: Turn; scale: number; x: number; y: number; width: number; height: number; letters?: readonly Part[] }
export type SecondLook = { sheet: Canvas; toPage(lines: PageLines): PageLines }

type Grid = { columns: number; rows: number; at: Uint8Array }

const gridOf = (canvas: Canvas): Grid => {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)]
  const ink = new Uint16Array(columns * rows)
  for (let y = 0, from = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * columns
    for (let x = 0; x < width; x++, from += 4) {
      if (((data[from] ?? 0) * 3 + (data[from + 1] ?? 0) * 6 + (data[from + 2] ?? 0)) / 10 >= INK) continue
      const cell = row + Math.floor(x / CELL)
      ink[cell] = (ink[cell] ?? 0) + 1
    }
  }
  return { columns, rows, at: Uint8Array.from(ink, (points) => (points >= STROKE ? 1 : 0)) }
}

const forgetRead = (grid: Grid, lines: PageLines, size: { width: number; height: number }): void => {
  for (const { confidence, box } of lines.flat()) {
    if (confidence < READ) continue
    const around = AROUND * box.height * size.height
    const [left, right] = [(box.left * size.width - around) / CELL, ((box.left + box.width) * size.width + around) / CELL]
    const [top, bottom] = [(box.top * size.height - around) / CELL, ((box.top + box.height) * size.height + around) / CELL]
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(grid.rows, bottom); row++) grid.at.fill(0, row * grid.columns + Math.max(0, Math.floor(left)), row * grid.columns + Math.min(grid.columns, Math.ceil(right)))
  }
}

/** Cells that reach each other, as the boxes around them. */
const partsOf = ({ columns, rows, at }: Grid): { part: Part; cells: number }[] => {
  const seen = new Uint8Array(at.length)
  const parts: { part: Part; cells: number }[] = []
  for (let start = 0; start < at.length; start++) {
    if (at[start] !== 1 || seen[start] === 1) continue
    const waiting = [start]
    seen[start] = 1
    let [left, top, right, bottom, cells] = [columns, rows, 0, 0, 0]
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)]
      cells += 1
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      for (let dy = -REACH; dy <= REACH; dy++)
        for (let dx = -REACH; dx <= REACH; dx++) {
          const [nx, ny] = [x + dx, y + dy]
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue
          const next = ny * columns + nx
          if (at[next] !== 1 || seen[next] === 1) continue
          seen[next] = 1
          waiting.push(next)
        }
    }
    parts.push({ cells, part: { left: left * CELL, top: top * CELL, width: (right - left + 1) * CELL, height: (bottom - top + 1) * CELL } })
  }
  return parts
}

const scaleFor = (length: number): number => Math.min(LARGER, WIDEST / length)

/** Where the letters of a column end and begin: rows without ink. Undefined where it isn't one letter wide. */
const lettersOf = (canvas: Canvas, part: Part): Part[] | undefined => {
  const { data } = canvas.getContext('2d').getImageData(part.left, part.top, Math.min(part.width, canvas.width - part.left), Math.min(part.height, canvas.height - part.top))
  const width = Math.min(part.width, canvas.width - part.left)
  const letters: Part[] = []
  let begun = -1
  for (let y = 0; y <= part.height; y++) {
    let inked = false
    for (let x = 0; x < width && !inked; x++) inked = y < part.height && (data[(y * width + x) * 4] ?? 255) < INK
    if (inked && begun < 0) begun = y
    // A letter of two halves is one: parted only where it is about as high as wide.
    if (!inked && begun >= 0 && y - begun >= part.width * 0.45) {
      letters.push({ left: part.left, top: part.top + begun, width: part.width, height: y - begun })
      begun = -1
    }
  }
  return letters.length >= 2 && letters.every(({ height }) => height < part.width * 2.2) ? letters : undefined
}

const layOut = (canvas: Canvas, parts: readonly Part[]): Laid[] => {
  const laid: Laid[] = []
  let y = GAP
  const lay = (of: Pick<Laid, 'part' | 'turn' | 'letters'>, size: { width: number; height: number }) => {
    const scale = scaleFor(size.width)
    const [width, height] = [size.width * scale, size.height * scale]
    if (y + height + GAP > HIGHEST) return
    laid.push({ ...of, scale, x: GAP, y, width, height })
    y += height + GAP
  }
  for (const part of parts) {
    if (part.height < TALL * part.width) {
      lay({ part, turn: 0 }, part)
      continue
    }
    const letters = lettersOf(canvas, part)
    if (letters !== undefined) lay({ part, turn: 'column', letters }, { width: letters.length * part.width, height: Math.max(...letters.map(({ height }) => height)) })
    for (const turn of [90, 270] as const) lay({ part, turn }, { width: part.height, height: part.width })
  }
  return laid
}

const draw = (canvas: Canvas, laid: readonly Laid[]): Canvas => {
  const last = laid.at(-1)
  const sheet = createCanvas(Math.ceil(Math.max(...laid.map(({ width }) => width))) + 2 * GAP, Math.ceil((last?.y ?? 0) + (last?.height ?? 0)) + GAP)
  const context = sheet.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, sheet.width, sheet.height)
  for (const { part, turn, scale, x, y, width, height, letters } of laid) {
    if (letters !== undefined) letters.forEach((letter, at) => context.drawImage(canvas, letter.left, letter.top, letter.width, letter.height, x + at * part.width * scale, y, letter.width * scale, letter.height * scale))
    else if (turn === 0) context.drawImage(canvas, part.left, part.top, part.width, part.height, x, y, width, height)
    else {
      context.save()
      context.translate(x + width / 2, y + height / 2)
      context.rotate((Number(turn) * Math.PI) / 180)
      context.drawImage(canvas, part.left, part.top, part.width, part.height, -height / 2, -width / 2, height, width)
      context.restore()
    }
  }
  return sheet
}

/** A word's box on the sheet, as it lies within its part: from 0 to 1. */
const within = ({ x, y, width, height }: Laid, box: PageBox, sheet: { width: number; height: number }): PageBox => ({ left: (box.left * sheet.width - x) / width, top: (box.top * sheet.height - y) / height, width: (box.width * sheet.width) / width, height: (box.height * sheet.height) / height })

const turnedBack = (turn: Turn, { left, top, width, height }: PageBox): PageBox => {
  if (turn === 90) return { left: top, top: 1 - left - width, width: height, height: width }
  if (turn === 270) return { left: 1 - top - height, top: left, width: height, height: width }
  return turn === 'column' ? { left: 0, top: left, width: 1, height: width } : { left, top, width, height }
}

/**
 * What stands on a page and was not read: small type, a line up the margin, letters in a column, a cell between rules. Larger,
 * and turned where it is higher than wide, it is laid on a sheet of its own to be read once more. Undefined where nothing is left.
 */
export const unreadOf = (canvas: Canvas, lines: PageLines): SecondLook | undefined => {
  const grid = gridOf(canvas)
  forgetRead(grid, lines, canvas)
  if (grid.at.reduce((sum, cell) => sum + cell, 0) > MOST_INKED * grid.at.length) return undefined
  const found = partsOf(grid).filter(({ cells, part }) => cells >= FEWEST_CELLS && part.width * part.height < MOST_SHARE * canvas.width * canvas.height)
  const parts = found.toSorted((a, b) => b.cells - a.cells).slice(0, MOST_PARTS)
  if (parts.length === 0) return undefined
  const padded = parts.map(({ part }): Part => {
    const [left, top] = [Math.max(0, part.left - PADDING), Math.max(0, part.top - PADDING)]
    return { left, top, width: Math.min(canvas.width, part.left + part.width + PADDING) - left, height: Math.min(canvas.height, part.top + part.height + PADDING) - top }
  })
  const laid = layOut(canvas, padded)
  if (laid.length === 0) return undefined
  const sheet = draw(canvas, laid)
  const back = (one: Laid, box: PageBox): PageBox => {
    const { left, top, width, height } = turnedBack(one.turn, within(one, box, sheet))
    const { part } = one
    return { left: (part.left + left * part.width) / canvas.width, top: (part.top + top * part.height) / canvas.height, width: (width * part.width) / canvas.width, height: (height * part.height) / canvas.height }
  }
  return {
    sheet,
    toPage: (read) =>
      read.flatMap((line) => {
        const sure = line.filter(({ confidence }) => confidence >= READ)
        const [first] = sure
        const middle = first === undefined ? -1 : (first.box.top + first.box.height / 2) * sheet.height
        const one = laid.find(({ y, height }) => middle >= y - GAP / 2 && middle < y + height + GAP / 2)
        return one === undefined ? [] : [sure.map((word) => ({ ...word, box: back(one, word.box) }))]
      }),
  }
}
