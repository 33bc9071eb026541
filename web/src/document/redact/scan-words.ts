import type { PageText, Point, TextPiece } from '@tasuki/domain/document/page-text'

export type ScanBox = { x0: number; y0: number; x1: number; y1: number }
type ScanSymbol = { text: string; bbox: ScanBox }
export type ScanLine = { words: { bbox: ScanBox; symbols: ScanSymbol[] }[] }
type Picture = { width: number; height: number }

/** How the picture that was read lay to the page: quarter turns clockwise, and the tilt that the reader put right. */
export type ScanTurn = { quarters: 0 | 1 | 2 | 3; tilt: number }

/** From the picture as it was read back to the page: the tilt is about the middle, the quarter turns swap the sides. */
const toPage = (point: Point, page: Picture, { quarters, tilt }: ScanTurn): Point => {
  const read = quarters % 2 === 0 ? page : { width: page.height, height: page.width }
  const [dx, dy] = [point.x - read.width / 2, point.y - read.height / 2]
  const straight = { x: dx * Math.cos(tilt) + dy * Math.sin(tilt), y: dy * Math.cos(tilt) - dx * Math.sin(tilt) }
  const turned = quarters === 0 ? straight : quarters === 1 ? { x: straight.y, y: -straight.x } : quarters === 2 ? { x: -straight.x, y: -straight.y } : { x: -straight.y, y: straight.x }
  return { x: turned.x + page.width / 2, y: turned.y + page.height / 2 }
}

const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })

/** The reader knows where a word stands better than where its characters part: they share the word's whole width between them. */
const shareWord = ({ bbox, symbols }: ScanLine['words'][number]): ScanSymbol[] => {
  const seen = symbols.filter(({ text }) => text.trim() !== '')
  const [left, right] = [Math.min(bbox.x0, ...seen.map((one) => one.bbox.x0)), Math.max(bbox.x1, ...seen.map((one) => one.bbox.x1))]
  const cuts = seen.slice(1).map((one, i) => ((seen[i]?.bbox.x1 ?? one.bbox.x0) + one.bbox.x0) / 2)
  return seen.map((one, i) => {
    const [x0, x1] = [i === 0 ? left : (cuts[i - 1] ?? left), i === seen.length - 1 ? right : (cuts[i] ?? right)]
    return { text: one.text, bbox: { ...one.bbox, x0: Math.min(x0, one.bbox.x0), x1: Math.max(x1, one.bbox.x1) } }
  })
}

/** Each character that was read is a piece of its own. Thin strokes are given their line's height. */
export const pageOfScan = (lines: readonly ScanLine[], page: Picture, turn: ScanTurn): PageText => {
  const pieces = lines.flatMap((line): TextPiece[] => {
    const symbols = line.words.flatMap(shareWord)
    return symbols.map(({ text, bbox }, i) => {
      const beside = symbols.slice(Math.max(0, i - 2), i + 3)
      const [y0, y1] = [Math.min(...beside.map((one) => one.bbox.y0)), Math.max(...beside.map((one) => one.bbox.y1))]
      const foot = toPage({ x: bbox.x0, y: y1 }, page, turn)
      return { text, foot, along: minus(toPage({ x: bbox.x1, y: y1 }, page, turn), foot), up: minus(toPage({ x: bbox.x0, y: y0 }, page, turn), foot), lineEnd: i === symbols.length - 1, rough: true }
    })
  })
  return { ...page, pieces }
}
