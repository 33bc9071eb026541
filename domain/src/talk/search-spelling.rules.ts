import { normalizeHospitalName } from '../facility/hospital-identity.rules'

/** A character with the marks put on it, as NFKC joins them (ﾊﾟ). */
const CLUSTER = /[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+/gsu
const KANA_DISTANCE = 'ァ'.charCodeAt(0) - 'ぁ'.charCodeAt(0)

const asKatakana = (text: string): string => text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + KANA_DISTANCE))

const spelledPart = (typed: string): string => normalizeHospitalName(asKatakana(typed.normalize('NFKC')))

/** One spelling of a text for comparison: NFKC, katakana, common variants of kanji, no spaces and marks. The database's `search_spelling` is the same. */
export const searchSpelling = (typed: string): string => [...typed.matchAll(CLUSTER)].map(([cluster]) => spelledPart(cluster)).join('')

/** The words of a search, each of which must stand in a line. */
export const searchWords = (typed: string): string[] => [...new Set(typed.split(/[\s、,]+/u).map(searchSpelling))].filter((word) => word !== '')

export type FoundSpan = { start: number; end: number }

/** Where the words stand in a text as it was typed; touching finds are one. */
export const foundSpans = (body: string, words: readonly string[]): FoundSpan[] => {
  const starts: number[] = []
  const ends: number[] = []
  let spelled = ''
  for (const { 0: cluster, index } of body.matchAll(CLUSTER)) {
    const part = spelledPart(cluster)
    spelled += part
    for (let i = 0; i < part.length; i++) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  const spans: FoundSpan[] = []
  for (const word of words) {
    if (word === '') continue
    for (let at = spelled.indexOf(word); at >= 0; at = spelled.indexOf(word, at + word.length)) {
      spans.push({ start: starts[at] ?? 0, end: ends[at + word.length - 1] ?? body.length })
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: FoundSpan[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}
