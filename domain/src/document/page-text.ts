export type Point = { x: number; y: number }

/** A part of a page as it is seen, upright, in shares of its width and height. */
export type ShareBox = { x: number; y: number; width: number; height: number }

/**
 * A run of text where it stands on the page: from the foot of its first character along to its end, and up to the top of its
 * letters; so that turned pages, tilted scans and vertical lines need no case of their own. Units are the page's own.
 */
export type TextPiece = { text: string; foot: Point; along: Point; up: Point; /** A line ends behind it. */ lineEnd: boolean; /** It isn't known where in it a word stands: it is covered whole. */ whole?: boolean; /** It was read from a picture: its place is right to about half a character. */ rough?: boolean; /** How wide each unit of its text is, in any measure, where the file tells it. */ widths?: readonly number[] | undefined }

export type PageText = { width: number; height: number; pieces: readonly TextPiece[] }

/** The page's text in one reading, with the way back from its offsets to the pieces. */
export type PageReading = { text: string; places: readonly { piece: TextPiece; start: number }[] }

const length = ({ x, y }: Point): number => Math.hypot(x, y)

export const letterHeight = (piece: TextPiece): number => length(piece.up)

/** Wide characters take one measure, letters what they take in the commonest faces. */
const weightOf = (character: string): number => {
  if (!/[\u0020-\u024f\uff61-\uff9f]/u.test(character)) return 1
  if (/[iljftI.,:;'|!()[\] ]/.test(character)) return 0.28
  return /[mwMW@%]/.test(character) ? 0.86 : /[A-Z]/.test(character) ? 0.68 : 0.54
}

/** How much of a run its first characters take, from 0 to 1. */
const shareOf = ({ text, widths }: TextPiece, count: number): number => {
  const each = widths?.length === text.length ? widths : Array.from(text).flatMap((character) => Array.from({ length: character.length }, () => weightOf(character) / character.length))
  const sum = (part: readonly number[]) => part.reduce((total, width) => total + width, 0)
  return sum(each.slice(0, count)) / (sum(each) || 1)
}

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

export type Rect = { left: number; right: number; top: number; bottom: number }

export const rectOfPiece = ({ foot, along, up }: TextPiece): Rect => {
  const xs = [foot.x, foot.x + along.x, foot.x + up.x, foot.x + along.x + up.x]
  const ys = [foot.y, foot.y + along.y, foot.y + up.y, foot.y + along.y + up.y]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** How much of the lower of two heights they have in common. */
const sameRow = (a: Rect, b: Rect): boolean => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top)

/** Turned so that its lines run from left to right: most of what stands on a page runs one way, also on a tilted scan or in columns. */
const turnPoint = ({ x, y }: Point, angle: number): Point => ({ x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) })

const turnPiece = (piece: TextPiece, angle: number): TextPiece => ({ ...piece, foot: turnPoint(piece.foot, angle), along: turnPoint(piece.along, angle), up: turnPoint(piece.up, angle) })

const QUARTER = Math.PI / 2

/** Which way most lines of a page run, from 0 (to the right) clockwise: the quarter turn that most characters have, and their tilt in it. */
const lineAngle = ({ pieces }: Pick<PageText, 'pieces'>): number => {
  const quarters = [0, 1, 2, 3].map(() => ({ weight: 0, tilt: 0 }))
  for (const { text, along } of pieces) {
    if (text.trim() === '' || length(along) === 0) continue
    const angle = Math.atan2(along.y, along.x)
    const turns = Math.round(angle / QUARTER)
    const quarter = quarters[((turns % 4) + 4) % 4]
    if (quarter === undefined) continue
    quarter.weight += text.length
    quarter.tilt += text.length * (angle - turns * QUARTER)
  }
  const most = quarters.reduce((best, one, i) => (one.weight > (quarters[best]?.weight ?? 0) ? i : best), 0)
  const { weight, tilt } = quarters[most] ?? { weight: 0, tilt: 0 }
  return weight === 0 ? 0 : most * QUARTER + tilt / weight
}

/** The pieces row by row as they are read, with where each would be if the lines ran straight to the right. */
const rowsStraight = (page: PageText): { piece: TextPiece; rect: Rect }[][] => {
  const angle = lineAngle(page)
  const rows: { rect: Rect; pieces: { piece: TextPiece; rect: Rect }[] }[] = []
  const seen = page.pieces.filter((piece) => piece.text.trim() !== '').map((piece) => ({ piece, rect: rectOfPiece(turnPiece(piece, -angle)) }))
  for (const one of seen.toSorted((a, b) => a.rect.top + a.rect.bottom - b.rect.top - b.rect.bottom)) {
    const row = rows.findLast(({ rect }) => sameRow(rect, one.rect))
    if (row === undefined) rows.push({ rect: one.rect, pieces: [one] })
    else row.pieces.push(one)
  }
  return rows.map((row) => row.pieces.toSorted((a, b) => a.rect.left - b.rect.left))
}

/** A page whose lines run straight to the right, and the way back for what is found on it. */
export const straightenPage = (page: PageText): { page: PageText; back: (rect: Rect) => Rect } => {
  const angle = lineAngle(page)
  return {
    page: { ...page, pieces: page.pieces.map((piece) => turnPiece(piece, -angle)) },
    back: ({ left, right, top, bottom }) => {
      const corners = [left, right].flatMap((x) => [top, bottom].map((y) => turnPoint({ x, y }, angle)))
      return { left: Math.min(...corners.map(({ x }) => x)), right: Math.max(...corners.map(({ x }) => x)), top: Math.min(...corners.map(({ y }) => y)), bottom: Math.max(...corners.map(({ y }) => y)) }
    },
  }
}

/** The pieces row by row, each in its order: words whose letters were set apart, in whatever order, stand together again. */
export const rowsOf = (page: PageText): TextPiece[][] => rowsStraight(page).map((row) => row.map(({ piece }) => piece))

/** As an eye reads it: what stands apart is parted by a space, or by a bar as in a table. */
export const readAsSeen = (page: PageText): PageReading => {
  const rows = rowsStraight(page)
  const rects = new Map(rows.flat().map(({ piece, rect }) => [piece, rect]))
  const ends = new Set(rows.map((row) => row.at(-1)?.piece))
  return readInOrder(rows.flat().map(({ piece }) => piece), (piece, next) => {
    if (next === undefined || ends.has(piece)) return '\n'
    const gap = (rects.get(next)?.left ?? 0) - (rects.get(piece)?.right ?? 0)
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
const PAD_ROUGH = 0.5
const PAD_ACROSS = 0.22
const DRIFT = 0.03

/** A rectangle in the page's own units becomes a part of the page. */
export const boxOfRect = (rect: Rect, page: { width: number; height: number }): ShareBox => {
  const left = Math.max(0, rect.left / page.width)
  const top = Math.max(0, rect.top / page.height)
  return { x: left, y: top, width: Math.max(0, Math.min(1, rect.right / page.width) - left), height: Math.max(0, Math.min(1, rect.bottom / page.height) - top) }
}

/** A part of a run: from here to there along it, and how high it is. */
type Stretch = { from: Point; to: Point; up: Point }

const stretchInPiece = (piece: TextPiece, range: readonly [number, number]): Stretch => {
  const [start, end] = piece.whole === true ? [0, piece.text.length] : wholeWords(piece.text, ...range)
  const [from, to] = [shareOf(piece, start), shareOf(piece, end)]
  const run = length(piece.along) || 1
  const pad = (share: number) => ((piece.rough === true ? PAD_ROUGH : PAD_ALONG) * letterHeight(piece)) / run + DRIFT * Math.min(share, 1 - share)
  const at = (share: number): Point => ({ x: piece.foot.x + piece.along.x * share, y: piece.foot.y + piece.along.y * share })
  return { from: at(from - pad(from)), to: at(to + pad(to)), up: piece.up }
}

const boxOfStretch = ({ from, to, up }: Stretch, page: PageText): ShareBox => {
  const [low, high] = [-PAD_ACROSS - 0.08, 1 + PAD_ACROSS]
  const corners = [from, to].flatMap((foot) => [low, high].map((share) => ({ x: foot.x + up.x * share, y: foot.y + up.y * share })))
  return boxOfRect({ left: Math.min(...corners.map(({ x }) => x)), right: Math.max(...corners.map(({ x }) => x)), top: Math.min(...corners.map(({ y }) => y)), bottom: Math.max(...corners.map(({ y }) => y)) }, page)
}

/** What covers the characters from `start` to before `end` of a reading: one box for each piece that holds some of them. */
export const boxesOfRange = (reading: PageReading, range: { start: number; end: number }, page: PageText): ShareBox[] =>
  reading.places.flatMap(({ piece, start }) => {
    const from = Math.max(0, range.start - start)
    const to = Math.min(piece.text.length, range.end - start)
    return from < to && piece.text.slice(from, to).trim() !== '' ? [boxOfStretch(stretchInPiece(piece, [from, to]), page)] : []
  })
