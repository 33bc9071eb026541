import { CUES, type CueMap } from './name-cues'
import { SCRIPT } from './name-characters'
import type { Coverage } from './name-matches'
import { hashOfWord } from './word-table'

/** What a text shows of a place from further away than a window of a few characters. */
export type Surroundings = { text: string; gaps: Uint8Array; scripts: Uint8Array; cues: CueMap; coverages: readonly Coverage[] }

const cueBit = (cue: (typeof CUES)[number]): number => 1 << CUES.indexOf(cue)
/** What follows a name, or only looks so, anywhere in the text: the same word means the same elsewhere. */
const TELLING = cueBit('honorific') | cueBit('roleAfter') | cueBit('facility') | cueBit('place') | cueBit('disease')

/** For each character, cues that follow (lower bits) or precede (bits from 16) the same word elsewhere in the text. */
export type Echoes = { spans: Int32Array[]; run: Int32Array }

const SAID_BEFORE = cueBit('label') | cueBit('kin') | cueBit('roleBefore')
/** The same word stands elsewhere, with nothing telling. */
const AGAIN = 1 << 30

const echoAt = ({ text, cues }: Surroundings, from: number, until: number): number => {
  const word = text.slice(from, until)
  let echo = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === from) continue
    echo |= AGAIN | ((cues.from[at + word.length] ?? 0) & TELLING) | (((cues.before[at] ?? 0) & SAID_BEFORE) << 16)
  }
  return echo
}

export const echoesOf = (places: Surroundings): Echoes => {
  const { text, gaps, scripts, coverages } = places
  const n = text.length
  const known = new Map<number, number>()
  const echo = (from: number, until: number): number => {
    if (until - from > 12) return 0
    const key = from * 16 + until - from
    const found = known.get(key) ?? echoAt(places, from, until)
    known.set(key, found)
    return found
  }
  const spans = coverages.map((coverage) => {
    const row = new Int32Array(n)
    for (let i = 0; i < n; i++) if (coverage.tier[i] !== 0) row[i] = echo(coverage.start[i] ?? 0, coverage.end[i] ?? 0)
    return row
  })
  const run = new Int32Array(n)
  for (let i = 0; i < n; ) {
    let end = i + 1
    while (end < n && scripts[end] === scripts[i] && gaps[end] === 0) end += 1
    if (end - i >= 2 && end - i <= 6 && (scripts[i] === SCRIPT.kanji || scripts[i] === SCRIPT.katakana)) run.fill(echo(i, end), i, end)
    i = end
  }
  return { spans, run }
}

/** A possible name's nearest others: of each place, what the one ending before it, and the one beginning after it, are called. */
export type Neighbours = { left: Int32Array; right: Int32Array }

const REACH = 12

export const neighboursOf = ({ text, gaps, scripts, cues, coverages }: Surroundings): Neighbours => {
  const n = text.length
  const ends = new Int32Array(n + 1)
  const starts = new Int32Array(n + 1).fill(-1)
  // The first coverage counts first: a whole name before its parts.
  for (const coverage of coverages) {
    for (let i = 0; i < n; i++) {
      if (coverage.tier[i] === 0 || coverage.start[i] !== i) continue
      const end = coverage.end[i] ?? 0
      if ((starts[i] ?? -1) < 0) starts[i] = end
      if (ends[end] === 0) ends[end] = i + 1
    }
  }
  const left = new Int32Array(n + 1)
  const right = new Int32Array(n + 1)
  for (let i = 0; i <= n; i++) {
    for (let d = 1; d <= REACH && i + d < n; d++) {
      const end = starts[i + d] ?? -1
      if (end < 0) continue
      right[i] = 1 + (cues.from[end] ?? 0) + (Math.min(d, 4) << 16) + ((scripts[i + d - 1] ?? 0) << 20) + ((gaps[i + d] ?? 0) << 24)
      break
    }
    for (let d = 1; d <= REACH && i - d > 0; d++) {
      const start = (ends[i - d] ?? 0) - 1
      if (start < 0) continue
      left[i] = 1 + (cues.from[i - d] ?? 0) + (Math.min(d, 4) << 16) + ((scripts[i - d] ?? 0) << 20) + ((gaps[i - d] ?? 0) << 24)
      break
    }
  }
  return { left, right }
}

const SPEAKING = cueBit('honorific') | cueBit('roleAfter') | cueBit('roleBefore') | cueBit('label') | cueBit('kin') | cueBit('patient') | cueBit('greeting') | cueBit('work')

/** Of each place, the nearest cue on either side within its line, and how far. */
export type NearestCues = { left: Int32Array; right: Int32Array }

const FAR = 24
const tellDistance = (d: number): number => (d === 0 ? 0 : d <= 3 ? 1 : d <= 8 ? 2 : 3)

export const nearestCues = ({ text, gaps, cues }: Surroundings): NearestCues => {
  const n = text.length
  const left = new Int32Array(n + 1)
  const right = new Int32Array(n + 1)
  let [bits, at] = [0, -FAR]
  for (let i = 0; i <= n; i++) {
    if (gaps[i] === 3) bits = 0
    const here = (cues.before[i] ?? 0) & SPEAKING
    if (here !== 0) [bits, at] = [here, i]
    left[i] = bits === 0 || i - at > FAR ? 0 : bits * 4 + tellDistance(i - at) + 1
  }
  ;[bits, at] = [0, n + FAR]
  for (let i = n; i >= 0; i--) {
    if (i < n && gaps[i + 1] === 3) bits = 0
    const here = (cues.from[i] ?? 0) & SPEAKING
    if (here !== 0) [bits, at] = [here, i]
    right[i] = bits === 0 || at - i > FAR ? 0 : bits * 4 + tellDistance(at - i) + 1
  }
  return { left, right }
}

const THEME = cueBit('honorific') | cueBit('roleAfter') | cueBit('roleBefore') | cueBit('label') | cueBit('patient') | cueBit('greeting') | cueBit('work')

/** For each character, which cues its sentence or line holds at all. */
export const sentenceCues = ({ text, gaps, cues }: Surroundings): Uint16Array => {
  const n = text.length
  const sentences = new Uint16Array(n)
  for (let start = 0; start < n; ) {
    let end = start
    let bits = 0
    do {
      bits |= cues.from[end] ?? 0
      end += 1
    } while (end < n && gaps[end] !== 3 && text.charAt(end - 1) !== '。')
    sentences.fill(bits & THEME, start, end)
    start = end
  }
  return sentences
}

const SEPARATORS = new Set(['|', '│', '┃', '¦', ','])

type Cell = { start: number; end: number }

/** Cells of a line: by bars, commas and tabs where it has any, else by spaces. */
const cellsOf = ({ text, gaps }: Surroundings, start: number, end: number): Cell[] => {
  let barred = false
  for (let i = start; i < end && !barred; i++) barred = SEPARATORS.has(text.charAt(i)) || (i > start && gaps[i] === 2)
  const cells: Cell[] = []
  let from = start
  for (let i = start; i < end; i++) {
    const bar = SEPARATORS.has(text.charAt(i))
    if (!bar && (i === start || (barred ? gaps[i] !== 2 : gaps[i] === 0))) continue
    cells.push({ start: from, end: i })
    from = bar ? i + 1 : i
  }
  cells.push({ start: from, end })
  return cells
}

/** For each character of a table's body: what its column's head, and the row of heads, are cues for, and a hash of the head. */
export type Columns = { cues: Uint16Array; themes: Uint16Array; heads: Int32Array }

const LONGEST_HEAD = 8

export const columnsOf = (places: Surroundings): Columns => {
  const { text, gaps, cues } = places
  const n = text.length
  const columns: Columns = { cues: new Uint16Array(n), themes: new Uint16Array(n), heads: new Int32Array(n) }
  let theme = 0
  let head: Cell[] = []
  for (let start = 0; start < n; ) {
    let end = start + 1
    while (end < n && gaps[end] !== 3) end += 1
    const cells = cellsOf(places, start, end)
    const isBody = head.length >= 2 && Math.abs(cells.length - head.length) <= 1
    if (isBody) {
      for (const [k, cell] of cells.entries()) {
        const top = head[k]
        if (top === undefined || top.end <= top.start) continue
        columns.cues.fill((cues.from[top.start] ?? 0) | (cues.before[top.end] ?? 0), cell.start, cell.end)
        columns.themes.fill(theme, cell.start, cell.end)
        columns.heads.fill(hashOfWord(text, top.start, Math.min(top.end - top.start, LONGEST_HEAD)), cell.start, cell.end)
      }
    } else {
      head = cells
      theme = 0
      for (const cell of cells) if (cell.end > cell.start) theme |= (cues.from[cell.start] ?? 0) | (cues.before[cell.end] ?? 0)
    }
    start = end
  }
  return columns
}
