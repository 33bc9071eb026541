import { boxOfRect, letterHeight, type PageText, type Rect, rectOfPiece, rowsOf, type ShareBox, straightenPage, type TextPiece } from './page-text'

/** The cells of forms that are for who the patient is; their labels are set with wide spaces, too. */
const LABEL = /(?:患者|利用者|本人)?(?:氏名|お名前|名前|フリガナ|ふりがな|カナ氏名|生年月日|(?:現|御)?住所|(?:電話|携帯)(?:番号)?|患者番号|患者ID|カルテ番号|診察券番号|被保険者番号|被保険者証番号|保険者番号|(?<![A-Za-z])(?:TEL|ID)(?![A-Za-z]))/gu
/** What follows a label in one word with it makes it no label: 住所不定, 電話連絡. */
const WORD = /[ァ-ヶぁ-ん一-龠]/u
/** Whose cell it is: those of staff and hospitals stay. */
const OF_STAFF = /(?:医師|担当(?:者|医)?|主治医|記載者?|記入者|作成者?|看護師|依頼元?|医療機関|病院|施設|事業所|紹介元|紹介先|ケアマネ(?:ジャー)?)(?:の|・)?$/u

type Cell = { left: number; right: number; top: number; bottom: number }

/** A row as text without white space, each character with the piece it is of and its share of it. */
const charactersOf = (row: readonly TextPiece[]): { text: string; at: { piece: TextPiece; from: number; to: number }[] } => {
  let text = ''
  const at: { piece: TextPiece; from: number; to: number }[] = []
  for (const piece of row) {
    const characters = Array.from(piece.text)
    characters.forEach((character, i) => {
      for (const one of character.normalize('NFKC').replaceAll(/\s/gu, '')) {
        text += one
        for (let unit = 0; unit < one.length; unit++) at.push({ piece, from: i / characters.length, to: (i + 1) / characters.length })
      }
    })
  }
  return { text, at }
}

const leftOf = ({ piece, from }: { piece: TextPiece; from: number }): number => piece.foot.x + piece.along.x * from
const rightOf = ({ piece, to }: { piece: TextPiece; to: number }): number => piece.foot.x + piece.along.x * to

/** How far a cell reaches when nothing was read in it, and how wide a gap ends one, in heights of a letter. */
const EMPTY_CELL = 14
const CELL_END = 3.5
const BESIDE = 14

/** The cells beside their labels, or beneath them where a heading has the next heading beside it; also those in which nothing was read. */
export const boxesOfLabels = (read: PageText): ShareBox[] => {
  const { page, back } = straightenPage(read)
  const boxes: Rect[] = []
  for (const row of rowsOf(page)) {
    const { text, at } = charactersOf(row)
    const labels = [...text.matchAll(LABEL)].filter((match) => {
      const [last, next] = [at[match.index + match[0].length - 1], at[match.index + match[0].length]]
      const goesOn = next !== undefined && next.piece === last?.piece && next.from === last.to && WORD.test(text.charAt(match.index + match[0].length))
      return !goesOn && !OF_STAFF.test(text.slice(0, match.index))
    })
    labels.forEach((match, i) => {
      const last = at[match.index + match[0].length - 1]
      const first = at[match.index]
      if (last === undefined || first === undefined) return
      const em = letterHeight(last.piece)
      const rect = rectOfPiece(last.piece)
      const colon = /[:：]/.test(text.charAt(match.index + match[0].length)) ? 1 : 0
      const valueAt = match.index + match[0].length + colon
      const untilText = labels[i + 1]?.index ?? text.length
      const start = colon === 1 ? rightOf(at[valueAt - 1] ?? last) : rightOf(last)
      const cell = cellBeside({ at, from: valueAt, until: untilText, start, em })
      if (cell === 'beneath') {
        const [left, right] = [leftOf(first), Math.max(rightOf(last), leftOf(first) + 6 * em)]
        boxes.push({ left: left - 0.3 * em, right: right + 0.3 * em, top: rect.bottom + 0.25 * em, bottom: rect.bottom + 2.2 * em })
      } else {
        boxes.push({ left: start + 0.1 * em, right: cell.right + 0.3 * em, top: Math.min(rect.top, cell.top) - 0.25 * em, bottom: Math.max(rect.bottom, cell.bottom) + 0.3 * em })
      }
    })
  }
  return boxes.map((rect) => boxOfRect(back(rect), page))
}

type Beside = { at: readonly { piece: TextPiece; from: number; to: number }[]; from: number; until: number; start: number; em: number }

const cellBeside = ({ at, from, until, start, em }: Beside): Pick<Cell, 'right' | 'top' | 'bottom'> | 'beneath' => {
  let right = start
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = from; i < until; i++) {
    const one = at[i]
    if (one === undefined || leftOf(one) - right > (i === from ? BESIDE : CELL_END) * em) break
    right = Math.max(right, rightOf(one))
    const rect = rectOfPiece(one.piece)
    top = Math.min(top, rect.top)
    bottom = Math.max(bottom, rect.bottom)
  }
  if (right > start) return { right, top, bottom }
  const next = at[until]
  const room = next === undefined ? EMPTY_CELL * em : leftOf(next) - start
  return next !== undefined && room < 4 * em ? 'beneath' : { right: start + Math.min(EMPTY_CELL * em, room - 0.5 * em), top, bottom }
}
