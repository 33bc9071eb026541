/** A text as the rules for names read it, with the way back to the offsets of the text as typed. */
export type NormalisedText = {
  text: string
  /** UTF-16 offsets in the text as typed of what stands from `start` to before `end` here. */
  original(start: number, end: number): { start: number; end: number }
}

/** One character with what is put on it: a voiced mark of half-width kana (ﾀﾞ), an accent, a variation selector (葛󠄀). */
const CLUSTER = /[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+/gsu
/** Unseen wherever it stands: joiners, marks of direction, fillers, variation selectors. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** What NFKC leaves as it is, or takes for something else. */
const LOOKALIKES: Readonly<Record<string, string>> = { '︰': ':', '︓': ':', '∶': ':', '꞉': ':', 'ː': ':', '樣': '様', '〜': '~', '⇒': '→', '➡': '→', '➔': '→', '–': '-', '—': '-', '―': '-', '‐': '-', '−': '-' }

/**
 * One spelling for many: NFKC (full-width and half-width letters, radicals such as ⽒, a no-break space), without what
 * isn't seen. 〇 and ー stay: they stand in names and for names.
 */
export const normaliseText = (typed: string): NormalisedText => {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of typed.matchAll(CLUSTER)) {
    const part = (LOOKALIKES[cluster] ?? cluster.normalize('NFKC')).replace(UNSEEN, '')
    parts.push(LOOKALIKES[part] ?? part)
    for (let i = 0; i < part.length; i++) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return { text: parts.join(''), original: (start, end) => ({ start: starts[start] ?? typed.length, end: ends[end - 1] ?? typed.length }) }
}
