import { SCRIPT } from './name-characters'
import { finishHash, HASH_SEED, hashOfWord, hashStep } from './word-table'

/** What the words around a possible name say of who it is: who is off duty is a colleague, who has a fever is not. */
export type NameContext = {
  /** Hashes of the {@link WORDS_SEEN} words after each place, nearest first; 0 where the line has no more. */
  readonly after: Int32Array
  /** The same before each place. */
  readonly before: Int32Array
  /** Hash of the last word of the sentence in which a character stands: in Japanese, what is said of it. */
  readonly predicate: Int32Array
  /** Hash of what stands before the last colon of the line, and as such heads all that follows. */
  readonly label: Int32Array
  /** For each place, where a form of address that begins there ends; else the place itself. */
  readonly addressed: Int32Array
}

export const WORDS_SEEN = 3
/** Characters further away say nothing of a name. */
const SIGHT = 14
const LONGEST_KANJI_WORD = 2
const LONGEST_WORD = 4
const LONGEST_LABEL = 4

const ADDRESSES = ['さん', '様', 'さま', '氏', 'ちゃん', 'くん', '君', '殿', '先生', '医師', 'Dr', 'DR', 'Ns', 'NS', '師長', '主任', 'PT', 'OT', 'ST', 'CM', 'MSW', '看護師', '相談員']
const FIRST_OF_ADDRESS = new Set(ADDRESSES.map((address) => address.charCodeAt(0)))

type Words = { starts: number[]; ends: number[]; hashes: number[] }

const isLatin = (script: number | undefined): boolean => script === SCRIPT.lower || script === SCRIPT.upper

/** Words as far as a change of script tells them: kanji two by two, longer kana by how they begin. */
const wordsOf = (text: string, scripts: Uint8Array, gaps: Uint8Array): Words => {
  const words: Words = { starts: [], ends: [], hashes: [] }
  const add = (start: number, end: number): void => {
    words.starts.push(start)
    words.ends.push(end)
    words.hashes.push(hashOfWord(text, start, Math.min(end - start, LONGEST_WORD)))
  }
  for (let i = 0; i < text.length; ) {
    const script = scripts[i]
    let end = i + 1
    while (end < text.length && gaps[end] === 0 && (scripts[end] === script || (isLatin(script) && isLatin(scripts[end])))) end += 1
    if (script === SCRIPT.kanji) for (let start = i; start < end; start += LONGEST_KANJI_WORD) add(start, Math.min(start + LONGEST_KANJI_WORD, end))
    else if (script === SCRIPT.hiragana ? end - i >= 2 : script === SCRIPT.katakana || isLatin(script)) add(i, end)
    i = end
  }
  return words
}

const NOTHING = 0

export const contextOf = ({ text, scripts, gaps }: { text: string; scripts: Uint8Array; gaps: Uint8Array }): NameContext => {
  const n = text.length
  const context = { after: new Int32Array((n + 1) * WORDS_SEEN), before: new Int32Array((n + 1) * WORDS_SEEN), predicate: new Int32Array(n), label: new Int32Array(n), addressed: new Int32Array(n + 1) }
  const words = wordsOf(text, scripts, gaps)
  const count = words.starts.length
  const lines = new Int32Array(n + 1)
  for (let i = 1; i <= n; i++) lines[i] = (lines[i - 1] ?? 0) + (gaps[i] === 3 ? 1 : 0)
  let next = 0
  let last = -1
  for (let i = 0; i <= n; i++) {
    while (next < count && (words.starts[next] ?? 0) < i) next += 1
    while (last + 1 < count && (words.ends[last + 1] ?? 0) <= i) last += 1
    for (let k = 0; k < WORDS_SEEN; k++) {
      const [right, left] = [next + k, last - k]
      const start = words.starts[right] ?? n + SIGHT
      if (start - i < SIGHT && lines[start] === lines[i]) context.after[i * WORDS_SEEN + k] = words.hashes[right] ?? NOTHING
      const end = words.ends[left] ?? -SIGHT
      if (i - end < SIGHT && lines[end - 1] === lines[Math.max(0, i - 1)]) context.before[i * WORDS_SEEN + k] = words.hashes[left] ?? NOTHING
    }
  }
  fillPredicates(context.predicate, words, { text, gaps })
  fillLabels(context.label, { text, gaps })
  for (let i = 0; i <= n; i++) {
    context.addressed[i] = i
    if (!FIRST_OF_ADDRESS.has(text.charCodeAt(i))) continue
    const address = ADDRESSES.find((one) => text.startsWith(one, i))
    if (address !== undefined) context.addressed[i] = i + address.length
  }
  return context
}

const fillPredicates = (predicate: Int32Array, { starts, ends, hashes }: Words, { text, gaps }: { text: string; gaps: Uint8Array }): void => {
  const n = text.length
  let word = 0
  for (let start = 0; start < n; ) {
    let end = start + 1
    while (end < n && gaps[end] !== 3 && text.charAt(end - 1) !== '。') end += 1
    while (word < starts.length && (ends[word] ?? n) <= end) word += 1
    const at = starts[word - 1] ?? -1
    // A name at the sentence's end isn't what is said of itself.
    if (at > start) predicate.fill(hashes[word - 1] ?? NOTHING, start, at)
    start = end
  }
}

const COLON = /[:=】〉》]/u

const fillLabels = (label: Int32Array, { text, gaps }: { text: string; gaps: Uint8Array }): void => {
  let heading = NOTHING
  for (let i = 0; i < text.length; i++) {
    if (gaps[i] === 3) heading = NOTHING
    label[i] = heading
    if (!COLON.test(text.charAt(i))) continue
    let hash = HASH_SEED
    let from = i
    while (from > 0 && i - from < LONGEST_LABEL && (gaps[from] ?? 0) === 0 && /[\p{L}\p{N}]/u.test(text.charAt(from - 1))) from -= 1
    for (let k = from; k < i; k++) hash = hashStep(hash, text.charCodeAt(k))
    // JSON: the key's quotation mark stands between.
    if (from < i) heading = finishHash(hash)
  }
}
