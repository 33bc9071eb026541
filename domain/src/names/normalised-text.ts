/** A text as the rules for names read it, with the way back to the offsets of the text as typed. */
export type NormalisedText = {
  text: string
  /** UTF-16 offsets in the text as typed of what stands from `start` to before `end` here. */
  original(start: number, end: number): { start: number; end: number }
}

/** One character with what is put on it: a voiced mark of half-width kana (ﾀﾞ), an accent, a variation selector (葛󠄀). */
const CLUSTER = /[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+/suy
/** Unseen wherever it stands: joiners, marks of direction, fillers, variation selectors. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** What is one spelling already, and no mark on what stands before it: most of a Japanese text. 樣 (6a23) isn't. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff && unit !== 0x6a23) || (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa) || (unit >= 0x20 && unit <= 0x7e) || unit === 0x0a || unit === 0x3001 || unit === 0x3002
/** What NFKC leaves as it is, or takes for something else. */
const LOOKALIKES: Readonly<Record<string, string>> = { '︰': ':', '︓': ':', '∶': ':', '꞉': ':', 'ː': ':', '樣': '様', '〜': '~', '⇒': '→', '➡': '→', '➔': '→', '–': '-', '—': '-', '―': '-', '‐': '-', '−': '-' }

/** Radicals in pairs with the characters they look like, where NFKC leaves them alone (the supplement from U+2E80). */
const RADICALS = new Map<string, string>()
for (const [radical = '', character = ''] of '⻑長⻄西⻘青⻤鬼⺠民⻩黄⻲亀⻳亀⻁虎⻝食⻭歯⻫斉⻯竜⺟母⻨麦⻔門⻆角⻅見⻋車⻢馬⻣骨⺩王⺼肉⻊足⻏邑⺾艸⻌辶⺅人⺌小⺡水⺮竹⺝月⺜日⺫目⻖阜⻗雨⻰竜⻱亀⻥魚⻦鳥⻬斉⻓長⻙韋⻚頁⻛風⻜飛'.match(/../gu)?.map((pair) => Array.from(pair)) ?? []) RADICALS.set(radical, character)

/**
 * One spelling for many: NFKC (full-width and half-width letters, radicals such as ⽒, a no-break space), without what
 * isn't seen. 〇 and ー stay: they stand in names and for names.
 */
export const normaliseText = (typed: string): NormalisedText => {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < typed.length; ) {
    if (isPlain(typed.charCodeAt(at)) && (at + 1 === typed.length || isPlain(typed.charCodeAt(at + 1)))) {
      parts.push(typed.charAt(at))
      starts.push(at)
      ends.push(at + 1)
      at += 1
      continue
    }
    CLUSTER.lastIndex = at
    const cluster = CLUSTER.exec(typed)?.[0] ?? typed.charAt(at)
    const part = (LOOKALIKES[cluster] ?? RADICALS.get(cluster) ?? cluster.normalize('NFKC')).replace(UNSEEN, '')
    parts.push(LOOKALIKES[part] ?? part)
    for (let i = 0; i < part.length; i++) {
      starts.push(at)
      ends.push(at + cluster.length)
    }
    at += cluster.length
  }
  return { text: parts.join(''), original: (start, end) => ({ start: starts[start] ?? typed.length, end: ends[end - 1] ?? typed.length }) }
}
