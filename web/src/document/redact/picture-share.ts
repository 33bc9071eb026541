import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Matrix = readonly [number, number, number, number, number, number]
/** What pdf.js does to draw a page, step by step. */
type Steps = { fnArray: readonly number[]; argsArray: readonly unknown[] }
type Sheet = { transform: readonly unknown[]; width: number; height: number }

const PICTURES = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObjectGroup, OPS.paintImageMaskXObjectGroup, OPS.paintImageXObjectRepeat, OPS.paintImageMaskXObjectRepeat])
/** The sheet in so many fields each way: scanners cut a page into strips, which may overlap. */
const FIELDS = 100

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]

const matrixOf = (values: unknown): Matrix | undefined => {
  const numbers = Array.isArray(values) || ArrayBuffer.isView(values) ? Array.from(values as ArrayLike<unknown>, Number) : []
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers
  return numbers.length === 6 ? [a, b, c, d, e, f] : undefined
}

/** How much of a page is covered by pictures, from 0 to 1: there its own text doesn't tell what can be read. */
export const pictureShare = ({ fnArray, argsArray }: Steps, { transform, width, height }: Sheet): number => {
  const covered = new Set<number>()
  const kept: Matrix[] = []
  let at: Matrix = matrixOf(transform) ?? [1, 0, 0, 1, 0, 0]
  const cover = () => {
    const corners = [0, 1].flatMap((x) => [0, 1].map((y) => ({ x: at[0] * x + at[2] * y + at[4], y: at[1] * x + at[3] * y + at[5] })))
    const [xs, ys] = [corners.map((corner) => (corner.x / width) * FIELDS), corners.map((corner) => (corner.y / height) * FIELDS)]
    for (let row = Math.max(0, Math.round(Math.min(...ys))); row < Math.min(FIELDS, Math.round(Math.max(...ys))); row++)
      for (let column = Math.max(0, Math.round(Math.min(...xs))); column < Math.min(FIELDS, Math.round(Math.max(...xs))); column++) covered.add(row * FIELDS + column)
  }
  fnArray.forEach((step, i) => {
    const args = argsArray[i]
    if (step === OPS.save) kept.push(at)
    else if (step === OPS.restore || step === OPS.paintFormXObjectEnd) at = kept.pop() ?? at
    else if (step === OPS.transform) at = times(at, matrixOf(args) ?? [1, 0, 0, 1, 0, 0])
    else if (step === OPS.paintFormXObjectBegin) {
      kept.push(at)
      at = times(at, matrixOf(Array.isArray(args) ? args[0] : undefined) ?? [1, 0, 0, 1, 0, 0])
    } else if (PICTURES.has(step)) cover()
  })
  return covered.size / FIELDS ** 2
}
