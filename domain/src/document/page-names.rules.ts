import type { NameDetector, NamePlace } from '../names/detect-names'
import { createKnownNameFinder } from '../names/known-name'
import { findNames } from '../names/name-check.rules'
import type { NamedPlace, PageBox } from './document-check'

/** A word as a page reader gives it; `box` in shares of the page. */
export type PageWord = { text: string; confidence: number; box: PageBox }
/** A page's lines from top to bottom, each a row of words. */
export type PageLines = readonly (readonly PageWord[])[]

type FoundOnPage = { places: Omit<NamedPlace, 'page'>[]; /** Possible names and other marks of a person: released, but counted. */ asks: number }

/** Of a line's height: a wider gap parts words. */
const GAP = 0.6
/** A wider one parts cells. */
const FAR = 7
/** Below it a reader guesses: lines of a form, a black box's edge. */
const READ = 45

const unite = (boxes: readonly PageBox[]): PageBox => {
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  return { left, top, width: Math.max(...boxes.map((box) => box.left + box.width)) - left, height: Math.max(...boxes.map((box) => box.top + box.height)) - top }
}

/** A page as one text, and which word each of its characters comes from. */
const textOf = (lines: PageLines): { text: string; words: (PageWord | undefined)[] } => {
  const words: (PageWord | undefined)[] = []
  let text = ''
  const add = (part: string, word: PageWord | undefined) => {
    text += part
    for (let index = 0; index < part.length; index++) words.push(word)
  }
  for (const line of lines) {
    let before: PageWord | undefined
    for (const word of line) {
      if (before !== undefined && word.box.left - (before.box.left + before.box.width) > GAP * word.box.height) add(' ', undefined)
      add(word.text, word)
      before = word
    }
    add('\n', undefined)
  }
  return { text, words }
}

const NAME_LABEL = /(?:患者|利用者|入所者|被保険者|本人|御|お)?(?:氏名|名前|姓名)|フリガナ|ふりがな|カナ氏名/g
const BIRTH_LABEL = /生年月[日目]/g
/** Whose name the cell asks for: those at work may be named (要綱6条1号). */
const STAFF_LABEL = /(?:医師|主治医|担当者?|記載者?|記入者?|作成者?|職員|看護師|療法士|相談員|病院|施設|機関|責任者|紹介者|依頼者|宛先?)(?:の)?$/
/** What a form prints beside the cell itself. */
const PRINTED = /(?:ふりがな|フリガナ|氏名|姓名|名前|生年月日|年齢|性別|住所|電話(?:番号)?|男性?|女性?|明治|大正|昭和|平成|令和|歳|才|様|殿|さん|御中|印|月|日|年|続柄|職業|保険|番号|ID|[MTSHR明大昭平令](?=[・.,/／\s]))/g
const LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}]/gu

const spelled = (text: string): string => text.normalize('NFKC')

/** 「氏名は黒塗りしています」 speaks of the name; it is no cell. */
const SPOKEN_OF = /^[はがをのもにでと、。)）」]/u

/** The words right of the label, up to the next label or a wide gap that has something before it. */
const besideOf = (line: readonly PageWord[], from: number): PageWord[] => {
  const beside: PageWord[] = []
  let before = line[from - 1]
  for (const word of line.slice(from)) {
    // What the box over the name has left free: no longer the cell's.
    if (before !== undefined && word.box.left - (before.box.left + before.box.width) > FAR * Math.max(before.box.height, word.box.height)) break
    before = word
    if (/(?:生年月|性別|年齢|住所|電話|フリガナ|ふりがな|氏名|診療科|保険|病棟)/.test(spelled(word.text))) break
    beside.push(word)
  }
  return beside
}

const lettersBesides = (text: string): number => spelled(text).replaceAll(PRINTED, '').match(LETTERS)?.length ?? 0
const isNameLike = (text: string): boolean => lettersBesides(text) >= 2
const isDateLike = (text: string): boolean => /\d\s*年\s*\d|\d[./-]\d{1,2}[./-]\d|\d{6,8}/.test(spelled(text))

/** Where each character of a line stands among its words. */
const spread = (line: readonly PageWord[]): { text: string; wordAt: number[] } => {
  const wordAt: number[] = []
  let text = ''
  for (const [index, word] of line.entries()) {
    const part = spelled(word.text)
    text += part
    for (let place = 0; place < part.length; place++) wordAt.push(index)
  }
  return { text, wordAt }
}

const labelledIn = (line: readonly PageWord[], label: RegExp, reads: (text: string) => boolean): PageBox[] => {
  const { text, wordAt } = spread(line)
  return [...text.matchAll(label)].flatMap((match) => {
    if (STAFF_LABEL.test(text.slice(0, match.index))) return []
    const end = match.index + match[0].length
    const beside = besideOf(line, (wordAt[end - 1] ?? 0) + 1).filter((word) => word.confidence >= READ)
    // The label and what it asks for may have been read as one word.
    const own = line[wordAt[end - 1] ?? 0]
    if (SPOKEN_OF.test(text.slice(end))) return []
    const rest = own === undefined || (wordAt[end] ?? -1) !== wordAt[end - 1] ? '' : text.slice(end, wordAt.lastIndexOf(wordAt[end] ?? -1) + 1)
    if (!reads(rest + beside.map((word) => word.text).join(''))) return []
    return [unite([...(rest !== '' && own !== undefined ? [own] : []), ...beside].map((word) => word.box))]
  })
}

const overlap = (a: PageBox, b: PageBox): boolean => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

/** Where a part of the page's text stands; what runs over the end of a line is two places. */
const boxesOf = (lines: PageLines, words: readonly (PageWord | undefined)[], { start, end }: NamePlace): PageBox[] => {
  const named = [...new Set(words.slice(start, end))].filter((word) => word !== undefined)
  const rows = lines.map((line) => named.filter((word) => line.includes(word))).filter((row) => row.length > 0)
  return rows.map((row) => unite(row.map((word) => word.box)))
}

/** `members`: people of the hospitals concerned, who may be named (rule 50). */
export type PageReaders = { detect: NameDetector; members?: readonly string[] }
type Place = Omit<NamedPlace, 'page'>
type FoundInLines = { places: Place[]; asks: number; /** The names themselves, for the other pages; they never leave the process that reads. */ names: string[] }

const findInLines = (lines: PageLines, readers: PageReaders): FoundInLines => {
  const { text, words } = textOf(lines)
  const found = findNames(text, readers)
  // Cells are read by their places below: what a reader sets beside a label may be the next label. A name that was read there stays one.
  const beside = found.filter(({ reason }) => reason === 'label')
  const inCells = readers.detect(text).block.filter((place) => beside.some((cell) => place.start < cell.end && cell.start < place.end))
  const blocked = [...found.filter(({ level, reason }) => level === 'block' && reason !== 'label'), ...inCells].filter(({ start, end }) => lettersBesides(text.slice(start, end)) > 0)
  const names = blocked.flatMap((place) => boxesOf(lines, words, place))
  const labelled = lines.flatMap((line) => [...labelledIn(line, NAME_LABEL, isNameLike), ...labelledIn(line, BIRTH_LABEL, isDateLike)])
  return {
    places: [...labelled.map((box) => ({ reason: 'label' as const, box })), ...names.filter((box) => !labelled.some((other) => overlap(box, other))).map((box) => ({ reason: 'name' as const, box }))],
    asks: found.filter(({ level }) => level !== 'block').length,
    names: blocked.map(({ start, end }) => text.slice(start, end)),
  }
}

/** Where one of the names stands without anything that speaks of a person; those at work keep theirs. */
const findAgain = (lines: PageLines, of: { names: readonly string[]; detect: NameDetector }): Place[] => {
  const { text, words } = textOf(lines)
  const { staff } = of.detect(text)
  return of.names
    .flatMap((name) => createKnownNameFinder({ kanji: name, kana: '' })(text))
    .filter(({ start, end }) => !staff.some((one) => one.start < end && start < one.end))
    .flatMap((place) => boxesOf(lines, words, place))
    .map((box) => ({ reason: 'name', box }))
}

const addNew = (places: Place[], more: readonly Place[]): Place[] => {
  const added: Place[] = []
  for (const place of more) if (![...places, ...added].some((other) => overlap(place.box, other.box))) added.push(place)
  return added
}

/**
 * Looks through the pages of one document, one after another, each in one or several readings. What stands readably there and should
 * be black (要綱18条): names in its text, and whatever is read beside a cell that asks for a patient's name or birth date. Where it is
 * found is told, never what. A name that one page tells of is searched for on the others, where it may stand bare.
 */
export const createPageNames = (readers: PageReaders) => {
  const pages: { page: number; readings: readonly PageLines[]; places: Place[] }[] = []
  const names = new Set<string>()
  return {
    look: (page: number, readings: readonly PageLines[]): FoundOnPage => {
      const found = readings.map((lines) => findInLines(lines, readers))
      const places: Place[] = []
      for (const one of found) places.push(...addNew(places, one.places))
      for (const name of found.flatMap((one) => one.names)) names.add(name)
      pages.push({ page, readings, places })
      return { places: [...places], asks: found[0]?.asks ?? 0 }
    },
    /** On all pages so far, what wasn't told of yet. */
    again: (): NamedPlace[] =>
      pages.flatMap(({ page, readings, places }) =>
        readings.flatMap((lines) => {
          const more = addNew(places, findAgain(lines, { names: [...names], detect: readers.detect }))
          places.push(...more)
          return more.map((place) => ({ page, ...place }))
        }),
      ),
  }
}
