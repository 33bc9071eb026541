import { SCRIPT } from './name-characters'
import { type NameDictionary, WORD_KIND } from './name-dictionary'

/** What a dictionary says of each character: the longest word of one kind that covers it. */
export type Coverage = {
  readonly start: Int32Array
  readonly end: Int32Array
  /** 0: none covers it. */
  readonly tier: Uint8Array
}

export type NameMatches = {
  readonly family: Coverage
  readonly given: Coverage
  readonly familyKana: Coverage
  readonly givenKana: Coverage
  readonly latin: Coverage
  readonly foreign: Coverage
  readonly place: Coverage
  readonly organisation: Coverage
  readonly word: Coverage
  readonly medical: Coverage
  /** Family and given name side by side, in whichever scripts. */
  readonly pair: Coverage
}

const LONGEST = 12
const LONGEST_FAMILY = 5
const LONGEST_GIVEN = 5
/** Letters of a family and a given name written as one word. */
const SHORTEST_JOINED = 7

const emptyCoverage = (length: number): Coverage => ({ start: new Int32Array(length), end: new Int32Array(length), tier: new Uint8Array(length) })

const cover = (coverage: Coverage, match: { start: number; end: number; tier: number }): void => {
  for (let i = match.start; i < match.end; i++) {
    const there = coverage.tier[i] === 0 ? 0 : (coverage.end[i] ?? 0) - (coverage.start[i] ?? 0)
    if (match.end - match.start <= there) continue
    coverage.start[i] = match.start
    coverage.end[i] = match.end
    coverage.tier[i] = match.tier
  }
}

type Found = { end: number; tier: number }[]

const isKana = (script: number | undefined): boolean => script === SCRIPT.hiragana || script === SCRIPT.katakana
const isLatin = (script: number | undefined): boolean => script === SCRIPT.lower || script === SCRIPT.upper

/** Runs of Latin letters without a gap inside, in lower case. */
const latinRuns = (text: string, scripts: Uint8Array, gaps: Uint8Array): { start: number; end: number }[] => {
  const runs: { start: number; end: number }[] = []
  for (let i = 0; i < text.length; ) {
    if (!isLatin(scripts[i])) {
      i += 1
      continue
    }
    let end = i + 1
    while (end < text.length && isLatin(scripts[end]) && gaps[end] === 0) end += 1
    runs.push({ start: i, end })
    i = end
  }
  return runs
}

const two = (kinds: number, bit: number): number => (kinds >>> bit) & 3
const one = (kinds: number, bit: number): number => (kinds >>> bit) & 1

export type MatchInput = { text: string; katakana: string; lowerCase: string; scripts: Uint8Array; gaps: Uint8Array }

/** Everything the dictionary knows in a text, in one pass. */
export const matchNames = (dictionary: NameDictionary, { text, katakana, lowerCase, scripts, gaps }: MatchInput): NameMatches => {
  const n = text.length
  const matches: NameMatches = {
    family: emptyCoverage(n),
    given: emptyCoverage(n),
    familyKana: emptyCoverage(n),
    givenKana: emptyCoverage(n),
    latin: emptyCoverage(n),
    foreign: emptyCoverage(n),
    place: emptyCoverage(n),
    organisation: emptyCoverage(n),
    word: emptyCoverage(n),
    medical: emptyCoverage(n),
    pair: emptyCoverage(n),
  }
  const families: Found[] = Array.from({ length: n }, () => [])
  const givens: Found[] = Array.from({ length: n }, () => [])
  const kinds = new Uint16Array(LONGEST)
  const upTo = Array.from({ length: LONGEST + 1 }, (_, length) => kinds.subarray(0, length))
  const lookUpAll = (word: string, start: number, longest: number): void => dictionary.lookUpAll(word, start, upTo[longest] ?? kinds)

  for (let i = 0; i < n; i++) {
    if (scripts[i] === undefined || (scripts[i] ?? 0) > SCRIPT.katakana) continue
    const most = Math.min(LONGEST, n - i)
    lookUpAll(text, i, most)
    let kanaUntil = 0
    while (kanaUntil < most && scripts[i + kanaUntil] === scripts[i] && isKana(scripts[i])) kanaUntil += 1
    for (let length = 1; length <= most; length++) {
      const kind = kinds[length - 1] ?? 0
      if (kind === 0) continue
      const end = i + length
      const family = length <= LONGEST_FAMILY && length > kanaUntil ? two(kind, WORD_KIND.family) : 0
      const given = length <= LONGEST_GIVEN && length > kanaUntil ? two(kind, WORD_KIND.given) : 0
      if (family > 0) {
        cover(matches.family, { start: i, end, tier: family })
        families[i]?.push({ end, tier: family })
      }
      if (given > 0) {
        cover(matches.given, { start: i, end, tier: given })
        givens[i]?.push({ end, tier: given })
      }
      if (length >= 2) {
        if (one(kind, WORD_KIND.place) === 1) cover(matches.place, { start: i, end, tier: 1 })
        if (one(kind, WORD_KIND.organisation) === 1) cover(matches.organisation, { start: i, end, tier: 1 })
        if (one(kind, WORD_KIND.word) === 1) cover(matches.word, { start: i, end, tier: 1 })
        if (one(kind, WORD_KIND.medical) === 1) cover(matches.medical, { start: i, end, tier: 1 })
        if (one(kind, WORD_KIND.foreign) === 1 && length <= kanaUntil) cover(matches.foreign, { start: i, end, tier: 1 })
      }
    }
    if (kanaUntil < 2) continue
    lookUpAll(katakana, i, kanaUntil)
    for (let length = 2; length <= kanaUntil; length++) {
      const kind = kinds[length - 1] ?? 0
      const [family, given] = [two(kind, WORD_KIND.familyKana), two(kind, WORD_KIND.givenKana)]
      if (family > 0) {
        cover(matches.familyKana, { start: i, end: i + length, tier: family })
        families[i]?.push({ end: i + length, tier: family })
      }
      if (given > 0) {
        cover(matches.givenKana, { start: i, end: i + length, tier: given })
        givens[i]?.push({ end: i + length, tier: given })
      }
    }
  }
  coverLatin(matches, dictionary, { lowerCase, runs: latinRuns(text, scripts, gaps) })
  coverPairs(matches.pair, { families, givens, scripts, gaps })
  return matches
}

/** Tiers here: 1 family, 2 given, 3 both, 4 a run that is two of them in one (yamadataro), 5 abroad, 6 a word of the ward. */
const coverLatin = (matches: NameMatches, dictionary: NameDictionary, { lowerCase, runs }: { lowerCase: string; runs: { start: number; end: number }[] }): void => {
  const kindAt = (start: number, end: number): number => {
    const kind = dictionary.lookUp(lowerCase, start, end - start)
    const tier = one(kind, WORD_KIND.familyLatin) + 2 * one(kind, WORD_KIND.givenLatin)
    if (tier > 0) return tier
    if (one(kind, WORD_KIND.foreign) === 1) return 5
    return one(kind, WORD_KIND.medical) === 1 ? 6 : 0
  }
  const isJoined = (start: number, end: number): boolean => {
    for (let cut = start + 3; cut <= end - 3; cut++) {
      const [first, second] = [kindAt(start, cut), kindAt(cut, end)]
      if (first >= 1 && first <= 3 && second >= 1 && second <= 3 && (first | second) === 3) return true
    }
    return false
  }
  for (const { start, end } of runs) {
    let tier = kindAt(start, end)
    if (tier === 0 && end - start >= SHORTEST_JOINED && isJoined(start, end)) tier = 4
    if (tier > 0) cover(matches.latin, { start, end, tier })
  }
}

const coverPairs = (pair: Coverage, { families, givens, scripts, gaps }: { families: Found[]; givens: Found[]; scripts: Uint8Array; gaps: Uint8Array }): void => {
  for (const [start, found] of families.entries()) {
    for (const family of found) {
      if ((gaps[family.end] ?? 0) >= 2) continue
      // One dot may stand between the two, as between parts of a foreign name.
      const next = scripts[family.end] === SCRIPT.dot ? family.end + 1 : family.end
      for (const given of givens[next] ?? []) {
        const kana = isKana(scripts[start]) ? 8 : 0
        cover(pair, { start, end: given.end, tier: 1 + Math.min(family.tier, given.tier) + (gaps[next] === 1 ? 4 : 0) + kana })
      }
    }
  }
}
