export type Point = { x: number; y: number }

/** A part of a page as it is seen, upright, in shares of its width and height. */
export type ShareBox = { x: number; y: number; width: number; height: number }

/**
 * A run of text where it stands on the page: from the foot of its first character along to its end, and up to the top of its
 * letters; so that turned pages, tilted scans and vertical lines need no case of their own. Units are the page's own.
 */
export type TextPiece = { text: string; foot: Point; along: Point; up: Point; /** A line ends behind it. */ lineEnd: boolean; /** It isn't known where in it a word stands: it is covered whole. */ whole?: boolean }

export type PageText = { width: number; height: number; pieces: readonly TextPiece[] }

/** The page's text in one reading, with the way back from its offsets to the pieces. */
export type PageReading = { text: string; places: readonly { piece: TextPiece; start: number }[] }

const length = ({ x, y }: Point): number => Math.hypot(x, y)

export const letterHeight = (piece: TextPiece): number => length(piece.up)

/** Wide characters take one measure, letters and half-width signs about half. */
const weightOf = (character: string): number => (/[\u0020-\u024f\uff61-\uff9f]/u.test(character) ? (/[ilj.,:;'|! ]/.test(character) ? 0.35 : 0.58) : 1)

const weigh = (text: string): number => Array.from(text).reduce((sum, character) => sum + weightOf(character), 0)

const readInOrder = (pieces: readonly TextPiece[], between: (piece: TextPiece, next: TextPiece | undefined) => string): PageReading => {
  const places: { piece: TextPiece; start: number }[] = []
  let text = ''
  pieces.forEach((piece, i) => {
    places.push({ piece, start: text.length })
    text += piece.text + between(piece, pieces[i + 1])
  })
  return { text, places }
}

/** As the file tells it. */
export const readAsWritten = ({ pieces }: PageText): PageReading => readInOrder(pieces, (piece) => (piece.lineEnd ? '\n' : ''))

type Rect = { left: number; right: number; top: number; bottom: number }

export const rectOfPiece = ({ foot, along, up }: TextPiece): Rect => {
  const xs = [foot.x, foot.x + along.x, foot.x + up.x, foot.x + along.x + up.x]
  const ys = [foot.y, foot.y + along.y, foot.y + up.y, foot.y + along.y + up.y]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** How much of the lower of two heights they have in common. */
const sameRow = (a: Rect, b: Rect): boolean => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top)

/** The pieces row by row, each from left to right: words whose letters were set apart, in whatever order, stand together again. */
export const rowsOf = ({ pieces }: PageText): TextPiece[][] => {
  const rows: { rect: Rect; pieces: TextPiece[] }[] = []
  const seen = pieces.filter((piece) => piece.text.trim() !== '').map((piece) => ({ piece, rect: rectOfPiece(piece) }))
  for (const { piece, rect } of seen.toSorted((a, b) => a.rect.top + a.rect.bottom - b.rect.top - b.rect.bottom)) {
    const row = rows.findLast((one) => sameRow(one.rect, rect))
    if (row === undefined) rows.push({ rect, pieces: [piece] })
    else row.pieces.push(piece)
  }
  return rows.map((row) => row.pieces.toSorted((a, b) => rectOfPiece(a).left - rectOfPiece(b).left))
}

/** As an eye reads it: what stands apart is parted by a space, or by a bar as in a table. */
export const readAsSeen = (page: PageText): PageReading => {
  const rows = rowsOf(page)
  const ends = new Set(rows.map((row) => row.at(-1)))
  return readInOrder(rows.flat(), (piece, next) => {
    if (next === undefined || ends.has(piece)) return '\n'
    const gap = rectOfPiece(next).left - rectOfPiece(piece).right
    return gap > 2.5 * letterHeight(piece) ? '\t' : gap > 0.6 * letterHeight(piece) ? ' ' : ''
  })
}

const LATIN_WORD = /[\p{sc=Latin}\d'’.-]/u

/** Letters are of every width: a part of a word in letters is taken as the whole word. */
const wholeWords = (text: string, from: number, to: number): [number, number] => {
  let [start, end] = [from, to]
  if (LATIN_WORD.test(text.charAt(start))) while (start > 0 && LATIN_WORD.test(text.charAt(start - 1))) start -= 1
  if (LATIN_WORD.test(text.charAt(end - 1))) while (end < text.length && LATIN_WORD.test(text.charAt(end))) end += 1
  return [start, end]
}

/** How much is added around a word, in heights of a letter; more in the middle of long runs, where its place is guessed. */
const PAD_ALONG = 0.3
const PAD_ACROSS = 0.22
const DRIFT = 0.03

/** A rectangle in the page's own units becomes a part of the page. */
export const boxOfRect = (rect: Rect, page: { width: number; height: number }): ShareBox => {
  const left = Math.max(0, rect.left / page.width)
  const top = Math.max(0, rect.top / page.height)
  return { x: left, y: top, width: Math.max(0, Math.min(1, rect.right / page.width) - left), height: Math.max(0, Math.min(1, rect.bottom / page.height) - top) }
}

const boxInPiece = (piece: TextPiece, range: readonly [number, number], page: PageText): ShareBox => {
  const [start, end] = piece.whole === true ? [0, piece.text.length] : wholeWords(piece.text, ...range)
  const all = weigh(piece.text) || 1
  const from = weigh(piece.text.slice(0, start)) / all
  const to = weigh(piece.text.slice(0, end)) / all
  const run = length(piece.along) || 1
  const height = letterHeight(piece)
  const pad = (share: number) => (PAD_ALONG * height) / run + DRIFT * Math.min(share, 1 - share)
  const [a, b] = [from - pad(from), to + pad(to)]
  const [low, high] = [-PAD_ACROSS - 0.08, 1 + PAD_ACROSS]
  const corners = [a, b].flatMap((along) => [low, high].map((up) => ({ x: piece.foot.x + piece.along.x * along + piece.up.x * up, y: piece.foot.y + piece.along.y * along + piece.up.y * up })))
  return boxOfRect({ left: Math.min(...corners.map(({ x }) => x)), right: Math.max(...corners.map(({ x }) => x)), top: Math.min(...corners.map(({ y }) => y)), bottom: Math.max(...corners.map(({ y }) => y)) }, page)
}

/** What covers the characters from `start` to before `end` of a reading: one box for each piece that holds some of them. */
export const boxesOfRange = (reading: PageReading, range: { start: number; end: number }, page: PageText): ShareBox[] =>
  reading.places.flatMap(({ piece, start }) => {
    const from = Math.max(0, range.start - start)
    const to = Math.min(piece.text.length, range.end - start)
    return from < to && piece.text.slice(from, to).trim() !== '' ? [boxInPiece(piece, [from, to], page)] : []
  })
