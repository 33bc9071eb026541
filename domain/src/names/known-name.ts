import type { NamePlace } from './detect-names'
import { type NameCharacters, readNameCharacters } from './name-characters'

/** A name that a person has typed to have it found: family and given name parted by a space, if there are two. It is never sent. */
export type KnownName = { kanji: string; kana: string }

const SMALL: Readonly<Record<string, string>> = { ぁ: 'あ', ぃ: 'い', ぅ: 'う', ぇ: 'え', ぉ: 'お', ゃ: 'や', ゅ: 'ゆ', ょ: 'よ', っ: 'つ', ゎ: 'わ', ぢ: 'じ', づ: 'ず', ゐ: 'い', ゑ: 'え' }
const KATAKANA = /[ァ-ヶ]/u
const LATIN = /\p{sc=Latin}/u

const toHiragana = (character: string): string => (KATAKANA.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0x60) : character)

/** One character as names are compared: hiragana for katakana, large for small, a letter without case and accent. */
const fold = (character: string): string => {
  const kana = toHiragana(character)
  if (LATIN.test(kana)) return kana.normalize('NFD').charAt(0).toLowerCase()
  return SMALL[kana] ?? kana
}

const foldText = (characters: NameCharacters): string => Array.from(characters.text, fold).join('')

const ROWS: readonly (readonly [string, string])[] = [
  ['あいうえお', '    '],
  ['かきくけこ', 'k k k k k'],
  ['がぎぐげご', 'g g g g g'],
  ['さしすせそ', 's sh? s s s'],
  ['ざじずぜぞ', 'z (?:j|z|dj|d) (?:z|dz|d) z z'],
  ['たちつてと', 't (?:ch|t) ts? t t'],
  ['だぢづでど', 'd (?:j|z|d) (?:z|d|dz) d d'],
  ['なにぬねの', 'n n n n n'],
  ['はひふへほ', 'h h [fh] h h'],
  ['ばびぶべぼ', 'b b b b b'],
  ['ぱぴぷぺぽ', 'p p p p p'],
  ['まみむめも', 'm m m m m'],
  ['らりるれろ', '[rl] [rl] [rl] [rl] [rl]'],
]
const VOWELS = ['a', 'i', 'u', 'e', 'o'] as const
const LETTERS = new Map<string, { before: string; vowel: string }>([
  ['や', { before: 'y', vowel: 'a' }],
  ['ゆ', { before: 'y', vowel: 'u' }],
  ['よ', { before: 'y', vowel: 'o' }],
  ['わ', { before: 'w', vowel: 'a' }],
  ['を', { before: 'w?', vowel: 'o' }],
  ['ゐ', { before: 'w?', vowel: 'i' }],
  ['ゑ', { before: '[wy]?', vowel: 'e' }],
  ['ゔ', { before: '[vb]', vowel: 'u' }],
  ...ROWS.flatMap(([kana, before]) => Array.from(kana, (one, i) => [one, { before: before.split(' ')[i] ?? '', vowel: VOWELS[i] ?? '' }] as const)),
])
/** し・ち・じ before a small や: sha and sya, cha and tya, ja and zya. */
const GLIDING: Readonly<Record<string, string>> = { し: '(?:sh|shy|sy)', ち: '(?:ch|chy|ty|cy)', じ: '(?:j|jy|zy)', ぢ: '(?:j|jy|zy|dy)' }
const GLIDES: Readonly<Record<string, string>> = { ゃ: 'a', ゅ: 'u', ょ: 'o', ぇ: 'e' }

/** A vowel held longer is written in many ways: Sato, Satou, Satoh, Satoo. */
const held = (vowel: string): string => (vowel === 'o' ? 'o[uoh]?' : vowel === 'u' ? 'u[uh]?' : vowel === 'e' ? 'e[ieh]?' : `${vowel}${vowel}?`)

/** Every way in which kana are written in letters (Hepburn, Kunrei, as in passports), as an expression. */
const romajiOf = (kana: string): string => {
  const characters = Array.from(kana, toHiragana)
  let pattern = ''
  let doubled = false
  for (let i = 0; i < characters.length; i++) {
    const one = characters[i] ?? ''
    const next = characters[i + 1] ?? ''
    if (one === 'っ') {
      doubled = true
      continue
    }
    if (one === 'ん') {
      pattern += "[nm]['-]?"
      continue
    }
    const letters = LETTERS.get(one)
    if (letters === undefined) continue
    const glide = GLIDES[next]
    let vowel = letters.vowel
    let before = letters.before
    if (glide !== undefined && vowel !== 'e') {
      before = GLIDING[one] ?? `${before}y`
      vowel = glide
      i += 1
    }
    const after = characters[i + 1] ?? ''
    const longer = after === 'ー' || (vowel === 'o' && (after === 'う' || after === 'お')) || (vowel === 'u' && after === 'う')
    if (longer) i += 1
    pattern += `${doubled ? '[a-z]?' : ''}${before}${longer ? held(vowel) : vowel}`
    doubled = false
  }
  return pattern
}

type Form = { pattern: RegExp; /** Only where no character of this kind stands right beside it. */ alone: RegExp | undefined }

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
const KANJI = /[\p{sc=Han}々]/u
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}ー]/u
const LETTER = /[a-z]/
/** Beside a name of one character these belong to no word with it: 患者林, 林様. */
const BEFORE_NAME = /[者名女男夫妻母父氏]/u
const AFTER_NAME = /[様氏殿君夫妻母父姓家宅]/u
const BETWEEN = '[・·.,、_=-]*'

const partsOf = (typed: string): string[] =>
  typed
    .trim()
    .split(/[\s・,、]+/u)
    .map((part) => foldText(readNameCharacters(part)))
    .filter((part) => part !== '')

const writtenForms = (parts: readonly string[]): Form[] => {
  const whole = parts.join('')
  const aloneFor = (text: string, enough: number): RegExp | undefined => (KANA.test(text.charAt(0)) ? (text.length >= 5 ? undefined : KANA) : text.length >= enough ? undefined : KANJI)
  const forms: Form[] = []
  if (whole.length >= 2) forms.push({ pattern: new RegExp(parts.map(escaped).join(BETWEEN), 'gu'), alone: aloneFor(whole, 2) })
  if (parts.length > 1) for (const part of parts) forms.push({ pattern: new RegExp(escaped(part), 'gu'), alone: aloneFor(part, 2) })
  else if (whole.length === 1) forms.push({ pattern: new RegExp(escaped(whole), 'gu'), alone: aloneFor(whole, 2) })
  return forms
}

const romajiForms = (kana: string): Form[] => {
  const parts = kana
    .normalize('NFKC')
    .trim()
    .split(/[\s・,、]+/u)
    .map((part) => ({ pattern: romajiOf(part), long: part.length > 1 }))
    .filter(({ pattern }) => pattern !== '')
  const orders = parts.length > 1 ? [parts, parts.toReversed()] : [parts]
  const whole = orders.filter((order) => order.length > 0 && (order.length > 1 || order[0]?.long === true)).map((order) => order.map(({ pattern }) => pattern).join(BETWEEN))
  const single = parts.length > 1 ? parts.filter(({ long }) => long).map(({ pattern }) => pattern) : []
  return [...whole, ...single].map((pattern) => ({ pattern: new RegExp(pattern, 'gu'), alone: LETTER }))
}

/** `text` as names are compared, `written` with its kinds of kana, character by character. */
type ReadText = { text: string; written: string; gaps: Uint8Array }

/** Hiragana that may follow a name in hiragana: a form of address, or a particle that ends the word. */
const AFTER_KANA = /^(?:さん|さま|ちゃん|くん)/u
const PARTICLE = /^(?:が|は|を|に|の|と|も|へ|で|や|から|より|です)(?![\p{sc=Hiragana}ー])/u
/** Shorter names are also words: ゆきが. */
const SHORTEST_BEFORE_PARTICLE = 3

/** Of two kana side by side: does the one carry on the other's word? ミウラ ends before が. */
const carriesOn = (a: string, b: string): boolean => a === 'ー' || b === 'ー' || KATAKANA.test(a) === KATAKANA.test(b)

const followsKana = ({ written, gaps }: ReadText, { start, end }: { start: number; end: number }): boolean => {
  if (end >= written.length || gaps[end] !== 0 || !KANA.test(written.charAt(end)) || !carriesOn(written.charAt(end - 1), written.charAt(end))) return true
  let until = end + 1
  while (until < written.length && gaps[until] === 0) until += 1
  const rest = written.slice(end, until)
  return AFTER_KANA.test(rest) || (end - start >= SHORTEST_BEFORE_PARTICLE && PARTICLE.test(rest))
}

/** Beside it, without a gap, stands a character of the same kind: it is a part of another word. */
const isPartOfWord = (read: ReadText, place: { start: number; end: number }, alone: RegExp): boolean => {
  const { text, written, gaps } = read
  const before = text.charAt(place.start - 1)
  const joined = place.start > 0 && gaps[place.start] === 0 && alone.test(before) && !BEFORE_NAME.test(before)
  if (alone === KANA) return (joined && carriesOn(written.charAt(place.start - 1), written.charAt(place.start))) || !followsKana(read, place)
  return joined || (place.end < text.length && gaps[place.end] === 0 && alone.test(text.charAt(place.end)) && !AFTER_NAME.test(text.charAt(place.end)))
}

/**
 * Finds a known name however it is written (要綱6条1号): whole or either part, kanji with their variants, hiragana, katakana of
 * either width, letters in any spelling and order, with spaces in it or none.
 */
export const createKnownNameFinder = (known: KnownName): ((text: string) => NamePlace[]) => {
  const forms = [...writtenForms(partsOf(known.kanji)), ...writtenForms(partsOf(known.kana)), ...romajiForms(known.kana)]
  return (typed) => {
    if (forms.length === 0) return []
    const characters = readNameCharacters(typed)
    const read = { text: foldText(characters), written: characters.text, gaps: characters.gaps }
    const found: NamePlace[] = []
    for (const { pattern, alone } of forms) {
      for (const match of read.text.matchAll(pattern)) {
        const place = { start: match.index, end: match.index + match[0].length }
        if (place.end === place.start || (alone !== undefined && isPartOfWord(read, place, alone))) continue
        found.push({ start: characters.starts[place.start] ?? 0, end: characters.ends[place.end - 1] ?? 0 })
      }
    }
    const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
    return sorted.filter((place, i) => !sorted.some((other, j) => j < i && other.end >= place.end))
  }
}
