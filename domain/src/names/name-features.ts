import { type NameCharacters, SCRIPT, scriptsOf, toKatakana } from './name-characters'
import { contextOf, type NameContext, WORDS_SEEN } from './name-context'
import { type CueMap, findCues } from './name-cues'
import type { NameDictionary } from './name-dictionary'
import { type Coverage, matchNames, type NameMatches } from './name-matches'
import { type Columns, columnsOf, echoesOf, type Echoes, nearestCues, type NearestCues, type Neighbours, neighboursOf, sentenceCues } from './name-surroundings'

/** Features are numbers below 2^21: a template's number and what it saw, hashed. */
export const FEATURE_BITS = 21
const FEATURE_MASK = (1 << FEATURE_BITS) - 1

const mix = (hash: number, value: number): number => {
  const mixed = Math.imul((hash ^ value) + 0x7f4a7c15, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
const featureOf = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) & FEATURE_MASK
}

/** Where features are written: those of a character stand together, in order. */
export type FeatureRoom = { features: Int32Array; count: number }

/** More than any character has. */
const MOST_FEATURES = 256

const featureRoom = (): FeatureRoom => ({ features: new Int32Array(MOST_FEATURES), count: 0 })

type Sight = {
  n: number
  /** With {@link MARGIN} places more at either end: 1 before the text, 2 after it. */
  units: Uint16Array
  scripts: Uint8Array
  gaps: Uint8Array
  cues: CueMap
  matches: NameMatches
  /** The matches of {@link CANDIDATES}, in order. */
  candidates: readonly Coverage[]
  runStart: Int32Array
  runEnd: Int32Array
  about: number
  columns: Columns
  echoes: Echoes
  neighbours: Neighbours
  nearest: NearestCues
  sentences: Uint16Array
  context: NameContext
}

const FILE_NAME = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|tiff?|dcm|zip|txt|csv|heic|msg|eml)$/iu

/** What kind of text it is: a file's name, several lines, a few words, without any kana. */
const aboutText = (text: string, gaps: Uint8Array, scripts: Uint8Array): number => {
  const file = FILE_NAME.test(text) || /_/.test(text) ? 1 : 0
  const lines = gaps.includes(3) ? 2 : 0
  const short = text.length <= 14 ? 4 : 0
  const prose = scripts.includes(SCRIPT.hiragana) ? 8 : 0
  return file | lines | short | prose
}

const MARGIN = 4

const unitsOf = (text: string): Uint16Array => {
  const units = new Uint16Array(text.length + 2 * MARGIN).fill(2)
  units.fill(1, 0, MARGIN)
  for (let i = 0; i < text.length; i++) units[i + MARGIN] = text.charCodeAt(i)
  return units
}

const look = ({ text, gaps, length: n }: NameCharacters, dictionary: NameDictionary): Sight => {
  const scripts = scriptsOf(text)
  const matches = matchNames(dictionary, { text, katakana: toKatakana(text), lowerCase: text.toLowerCase(), scripts, gaps })
  const [runStart, runEnd] = [new Int32Array(n), new Int32Array(n)]
  for (let i = 0; i < n; ) {
    let end = i + 1
    while (end < n && scripts[end] === scripts[i] && gaps[end] === 0) end += 1
    runStart.fill(i, i, end)
    runEnd.fill(end, i, end)
    i = end
  }
  const cues = findCues(text)
  const candidates = CANDIDATES.map((name) => matches[name])
  const places = { text, gaps, scripts, cues, coverages: candidates }
  return { n, units: unitsOf(text), scripts, gaps, cues, matches, candidates, runStart, runEnd, about: aboutText(text, gaps, scripts), columns: columnsOf(places), echoes: echoesOf(places), neighbours: neighboursOf(places), nearest: nearestCues(places), sentences: sentenceCues(places), context: contextOf(places) }
}

/** Where in its word a character stands: 1 first, 2 inside, 3 last, 4 alone. */
const placeIn = (i: number, start: number, end: number): number => (end - start === 1 ? 4 : i === start ? 1 : i === end - 1 ? 3 : 2)

const codeOf = (coverage: Coverage, i: number): number => {
  const tier = coverage.tier[i] ?? 0
  if (tier === 0) return 0
  const [start, end] = [coverage.start[i] ?? 0, coverage.end[i] ?? 0]
  return ((placeIn(i, start, end) * 6 + Math.min(end - start, 5)) * 32 + tier) | 0
}

const KINDS = ['family', 'given', 'familyKana', 'givenKana', 'latin', 'foreign', 'place', 'organisation', 'word', 'medical', 'pair'] as const
const CODES = KINDS.length
/** Whose surroundings are looked at as a whole: what stands before and after a possible name counts for each of its characters. */
const CANDIDATES = ['pair', 'family', 'given', 'familyKana', 'givenKana', 'latin', 'foreign'] as const

const emitFeatures = (sight: Sight, codes: Int32Array, { i, room }: { i: number; room: FeatureRoom }): void => {
  const { n, units, scripts, gaps, cues, candidates, runStart, runEnd, about, columns, echoes, neighbours, nearest, sentences } = sight
  const { features } = room
  let count = 0
  // What a feature sees beyond two things is mixed into its number first.
  const put1 = (template: number, a: number): void => {
    features[count++] = featureOf(mix(template, a))
  }
  const put2 = (template: number, a: number, b: number): void => {
    features[count++] = featureOf(mix(mix(template, a), b))
  }
  const unit = (at: number): number => units[at + MARGIN] ?? 0
  const script = (at: number): number => (at < 0 ? 14 : at >= n ? 15 : (scripts[at] ?? 0))
  const gap = (at: number): number => (at <= 0 || at >= n ? 3 : (gaps[at] ?? 0))
  const cueBefore = (at: number): number => (at <= 0 ? 1 << 15 : (cues.before[at] ?? 0))
  const cueFrom = (at: number): number => (at >= n ? 1 << 15 : (cues.from[at] ?? 0))

  put1(1, 0)
  for (let d = -3; d <= 3; d++) put2(2, d + 9, unit(i + d))
  for (let d = -2; d <= 1; d++) put2(mix(3, d + 9), unit(i + d), unit(i + d + 1))
  put2(4, unit(i - 1), unit(i + 1))
  for (let d = -3; d <= 1; d++) put2(mix(mix(5, d + 9), unit(i + d)), unit(i + d + 1), unit(i + d + 2))

  put2(mix(6, script(i - 1)), script(i), script(i + 1))
  put2(mix(7, script(i - 2) * 16 + script(i - 1)), script(i), script(i + 1) * 16 + script(i + 2))
  put2(8, script(i) * 16 + script(i + 1), script(i + 2) * 16 + script(i + 3))
  put2(9, script(i - 3) * 16 + script(i - 2), script(i - 1) * 16 + script(i))
  put2(mix(10, gap(i)), gap(i + 1), script(i))
  put2(mix(11, gap(i)), script(i - 1), script(i))
  put2(mix(12, gap(i + 1)), script(i), script(i + 1))
  put2(13, gap(i), unit(i - 1))
  put2(14, gap(i + 1), unit(i + 1))
  put2(mix(15, about), script(i), gap(i) * 4 + gap(i + 1))

  put1(16, cueBefore(i))
  put1(17, cueFrom(i + 1))
  put1(18, cueFrom(i))
  put2(19, cueBefore(i), cueFrom(i + 1))
  put2(20, cueBefore(i), script(i))
  put1(21, cueFrom(i + 2))
  put2(22, cueBefore(i - 1), script(i - 1))

  const [start, end] = [runStart[i] ?? 0, runEnd[i] ?? 0]
  const inRun = placeIn(i, start, end) * 16 + script(i)
  put2(23, inRun, Math.min(end - start, 8))
  put2(mix(24, inRun), Math.min(end - start, 8), cueFrom(end))
  put2(mix(25, inRun), Math.min(end - start, 8), cueBefore(start))
  put2(mix(26, inRun), script(start - 1) * 16 + script(end), gap(start) * 4 + gap(end))
  put2(mix(27, Math.min(i - start, 7)), Math.min(end - i, 7), script(i))

  const at = i * CODES
  for (let kind = 0; kind < CODES; kind++) {
    const here = codes[at + kind] ?? 0
    if (here !== 0) put2(30, kind, here)
    const next = codes[at + CODES + kind] ?? 0
    if (next !== 0) put2(31, kind, next)
    const last = codes[at - CODES + kind] ?? 0
    if (last !== 0) put2(32, kind, last)
  }
  const code = (kind: number): number => codes[at + kind] ?? 0
  const [family, given, familyKana, givenKana, latin, foreign] = [code(0), code(1), code(2), code(3), code(4), code(5)]
  const [place, organisation, word, medical, pair] = [code(6), code(7), code(8), code(9), code(10)]
  const column = columns.cues[i] ?? 0
  const head = columns.heads[i] ?? 0
  if (head !== 0) {
    put2(28, head, gap(i) === 0 ? 0 : 1)
    put2(mix(29, columns.themes[i] ?? 0), column, script(i))
  }
  if (column !== 0) {
    put2(34, column, script(i))
    put2(mix(35, column), gap(i), gap(i + 1))
  }
  const echo = echoes.run[i] ?? 0
  if (echo !== 0) {
    put2(36, echo, script(i))
    put2(mix(37, echo), cueFrom(end), inRun)
  }
  put2(38, nearest.left[i] ?? 0, script(i))
  put2(39, nearest.right[i + 1] ?? 0, script(i))
  put2(mix(40, family), given, word)
  put2(mix(41, family), place, organisation)
  put2(mix(42, pair), word, place)
  put2(mix(mix(43, familyKana), givenKana), word, medical)
  put2(mix(mix(44, latin), foreign), medical, script(i))
  put2(45, family, code(CODES + 1))
  put2(46, code(-CODES), given)

  for (let kind = 0; kind < candidates.length; kind++) {
    const coverage = candidates[kind]
    if (coverage === undefined) continue
    const tier = coverage.tier[i] ?? 0
    if (tier === 0) continue
    const [from, until] = [coverage.start[i] ?? 0, coverage.end[i] ?? 0]
    const where = (kind * 8 + placeIn(i, from, until)) * 8 + Math.min(until - from, 6)
    put2(mix(50, where), cueFrom(until), tier)
    put2(mix(51, where), cueBefore(from), tier)
    put2(mix(52, where), cueBefore(from), cueFrom(until))
    put2(mix(53, where), unit(until), gap(until))
    put2(mix(54, where), unit(from - 1), gap(from))
    put2(mix(55, kind), unit(from - 1), unit(until))
    put2(mix(56, where), unit(until), unit(until + 1))
    put2(mix(57, where), unit(from - 2), unit(from - 1))
    put2(mix(mix(58, where), script(from - 1) * 16 + script(until)), gap(from) * 4 + gap(until), about)
    put2(mix(59, where), script(until) * 16 + script(until + 1), tier)
    if (column !== 0) put2(61, where, column)
    const said = echoes.spans[kind]?.[i] ?? 0
    if (said !== 0) put2(62, where, said)
    const left = neighbours.left[from] ?? 0
    const right = neighbours.right[until] ?? 0
    put2(mix(63, where), right, gap(until) * 16 + script(until))
    put2(mix(64, where), left, gap(from) * 16 + script(from - 1))
    put2(mix(65, kind), left, right)
    put2(66, where, nearest.left[from] ?? 0)
    put2(67, where, nearest.right[until] ?? 0)
    put2(mix(68, kind), nearest.left[from] ?? 0, nearest.right[until] ?? 0)
    put2(69, kind, sentences[i] ?? 0)
    put2(mix(70, kind), sentences[i] ?? 0, cueFrom(until))
    put2(mix(mix(60, where), word === 0 ? 0 : 1), place === 0 ? 0 : 1, medical === 0 ? 0 : 1)
  }
  room.count = count
}

/** The possible name around a character: the first of the candidates that covers it, else its run. */
const spanAround = ({ candidates, runStart, runEnd }: Sight, i: number): { from: number; until: number } => {
  for (const coverage of candidates) {
    if (coverage.tier[i] !== 0) return { from: coverage.start[i] ?? 0, until: coverage.end[i] ?? 0 }
  }
  return { from: runStart[i] ?? 0, until: runEnd[i] ?? 0 }
}

/** What is said of whoever may stand here: most telling of a colleague or a patient. */
const emitContext = (sight: Sight, { i, room }: { i: number; room: FeatureRoom }): void => {
  const script = sight.scripts[i] ?? 0
  if (script === SCRIPT.hiragana ? sight.matches.familyKana.tier[i] === 0 && sight.matches.givenKana.tier[i] === 0 : script > SCRIPT.upper || script === SCRIPT.dot) return
  const { context, units } = sight
  const { from, until } = spanAround(sight, i)
  const put = (template: number, a: number, b: number): void => {
    room.features[room.count++] = featureOf(mix(mix(template, a), b))
  }
  for (let k = 0; k < WORDS_SEEN; k++) {
    const after = context.after[until * WORDS_SEEN + k] ?? 0
    if (after !== 0) put(72, after, 0)
    const before = context.before[from * WORDS_SEEN + k] ?? 0
    if (before !== 0) put(73, before, 0)
  }
  const left = context.before[from * WORDS_SEEN] ?? 0
  if (left !== 0) put(74, left, (sight.gaps[from] ?? 0) * 16 + (sight.scripts[from - 1] ?? 0))
  const told = context.addressed[until] ?? until
  const [first, second, third] = [units[told + MARGIN] ?? 0, units[told + 1 + MARGIN] ?? 0, units[told + 2 + MARGIN] ?? 0]
  const address = told - until
  put(75, address, first)
  put(77, mix(first, second), third)
  const predicate = context.predicate[until - 1] ?? 0
  if (predicate !== 0) {
    put(78, predicate, address > 0 ? 1 : 0)
  }
  const label = context.label[from] ?? 0
  if (label !== 0) {
    put(80, label, 0)
  }
}

/** Calls `take` with the features of each character, in order; `room` is used again for the next. */
export const readFeatures = (characters: NameCharacters, dictionary: NameDictionary, take: (i: number, room: FeatureRoom) => void): void => {
  const sight = look(characters, dictionary)
  const codes = new Int32Array(sight.n * CODES)
  for (const [k, kind] of KINDS.entries()) {
    const coverage = sight.matches[kind]
    for (let i = 0; i < sight.n; i++) codes[i * CODES + k] = codeOf(coverage, i)
  }
  const room = featureRoom()
  for (let i = 0; i < sight.n; i++) {
    emitFeatures(sight, codes, { i, room })
    emitContext(sight, { i, room })
    take(i, room)
  }
}
