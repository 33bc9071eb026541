import { type Canvas, createCanvas } from '@napi-rs/canvas'

/** Neither ink nor paper: what an eye passes over and a recipient can bring out. */
const FAINT = { from: 150, to: 249 } as const
const INK = 110
/** Around ink a compressed picture is grey by itself. */
const HALO = 14
/** Some letters; less is dust. */
const ENOUGH = 400
/** More is grey paper, a shade, a photograph or a bad line of a fax. */
const MOST_SHARE = 0.03

const greyOf = (canvas: Canvas): Uint8Array => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const grey = new Uint8Array(canvas.width * canvas.height)
  for (let index = 0, from = 0; index < grey.length; index++, from += 4) grey[index] = ((data[from] ?? 0) * 3 + (data[from + 1] ?? 0) * 6 + (data[from + 2] ?? 0)) / 10
  return grey
}

/** Each point within so many points of a marked one, along rows and then along columns. */
const spread = (marked: Uint8Array, size: { width: number; height: number }, by: number): Uint8Array => {
  type Lines = { lines: number; length: number; at: (line: number, place: number) => number }
  const along = (from: Uint8Array, { lines, length, at }: Lines): Uint8Array => {
    const to = new Uint8Array(from.length)
    for (let line = 0; line < lines; line++) {
      let until = -1
      for (let place = 0; place < length + by; place++) {
        if (place < length && from[at(line, place)] === 1) until = place + 2 * by
        const target = place - by
        if (target >= 0 && place <= until) to[at(line, target)] = 1
      }
    }
    return to
  }
  const { width, height } = size
  const rows = along(marked, { lines: height, length: width, at: (line, place) => line * width + place })
  return along(rows, { lines: width, length: height, at: (line, place) => place * width + line })
}

/** Of a marked point's square of nine: a stroke has more of them, dust and the noise of a fax fewer. */
const OF_A_STROKE = 6
const STROKES_SHARE = 0.4

const hasStrokes = (marked: Uint8Array, width: number): boolean => {
  let [all, strokes] = [0, 0]
  for (let at = width + 1; at < marked.length - width - 1; at++) {
    if (marked[at] !== 1) continue
    all += 1
    let near = 0
    for (const row of [at - width, at, at + width]) near += (marked[row - 1] ?? 0) + (marked[row] ?? 0) + (marked[row + 1] ?? 0)
    if (near >= OF_A_STROKE) strokes += 1
  }
  return strokes >= ENOUGH && strokes >= all * STROKES_SHARE
}

const draw = (marked: Uint8Array, size: { width: number; height: number }): Canvas | undefined => {
  const count = marked.reduce((sum, one) => sum + one, 0)
  if (count > marked.length * MOST_SHARE || !hasStrokes(marked, size.width)) return undefined
  const canvas = createCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  const picture = context.createImageData(size.width, size.height)
  const { data } = picture
  for (let index = 0; index < marked.length; index++) data.fill(marked[index] === 1 ? 0 : 255, index * 4, index * 4 + 3)
  for (let index = 3; index < data.length; index += 4) data[index] = 255
  context.putImageData(picture, 0, 0)
  return canvas
}

/** Type in a grey that is hardly seen on white paper, as black on white; undefined where there is none. */
export const faintType = (canvas: Canvas): Canvas | undefined => {
  const [grey, size] = [greyOf(canvas), { width: canvas.width, height: canvas.height }]
  const near = spread(Uint8Array.from(grey, (value) => (value < INK ? 1 : 0)), size, HALO)
  return draw(Uint8Array.from(grey, (value, index) => (value >= FAINT.from && value < FAINT.to && near[index] !== 1 ? 1 : 0)), size)
}
