import { toKatakana } from '@tasuki/domain/names/name-characters'
import type { Lexicon, NamePart } from './lexicon'
import type { MarkKind, Part } from './marked-text'
import type { Chance } from './random'
import { romajiOf } from './romaji'

/**
 * The same text with other names: what stands around a name is what the hands wrote, and no model can learn the names
 * themselves by heart. A name keeps its script, its order and what separates its parts.
 */
export type Vary = (parts: readonly Part[]) => Part[]

type Script = 'kanji' | 'hiragana' | 'katakana' | 'half' | 'latin'

const scriptOf = (text: string): Script | undefined => {
  if (/^[\uff66-\uff9f\s･]+$/u.test(text)) return 'half'
  if (/^[ァ-ヺー\s]+$/u.test(text)) return 'katakana'
  if (/^[ぁ-ゖー\s]+$/u.test(text)) return 'hiragana'
  if (/^[A-Za-z\s._,^-]+$/u.test(text)) return 'latin'
  return /\p{sc=Han}/u.test(text) && !/[A-Za-z\d]/u.test(text) ? 'kanji' : undefined
}

const HALF = new Map<string, string>()
for (let unit = 0xff66; unit <= 0xff9d; unit++) HALF.set(String.fromCharCode(unit).normalize('NFKC'), String.fromCharCode(unit))

const toHalfWidth = (katakana: string): string =>
  Array.from(katakana.normalize('NFD'), (sign) => (sign === '\u3099' ? 'ﾞ' : sign === '\u309a' ? 'ﾟ' : (HALF.get(sign) ?? sign))).join('')

const toHiragana = (katakana: string): string => katakana.replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

const OLD_FORMS: Readonly<Record<string, string>> = { 高: '髙', 崎: '﨑', 辺: '邉', 斎: '齋', 斉: '齊', 浜: '濵', 徳: '德', 吉: '𠮷', 沢: '澤', 広: '廣', 桜: '櫻', 島: '嶋', 国: '國', 真: '眞', 富: '冨', 瀬: '瀨', 恵: '惠', 静: '靜' }

const FAMILY_SIGNS = [...'田山川中村木藤井小大野原島本松上高沢森石岡谷橋佐林吉西東北南竹宮内平浜戸瀬崎塚辺水金古黒白赤青久保三四五六七八九津江沼池荒新安伊加須志那賀羽']
const GIVEN_SIGNS = [...'一二三郎男雄夫子美恵代江枝香奈里紀明正和義信行弘幸博文清秀敏光治栄勝健太介輔斗翔陽葵菜愛結花音乃穂佳千智貴真理由久喜琉凛湊碧心空海星月夢颯']

export const createVary = (lexicon: Lexicon, chance: Chance): Vary => {
  const pickFamily = (): NamePart => {
    const draw = chance.next()
    if (draw < 0.5) return chance.pick(lexicon.commonFamilies)
    if (draw < 0.93) return chance.pick(lexicon.families)
    return { written: chance.pick(FAMILY_SIGNS) + chance.pick(FAMILY_SIGNS), kana: chance.pick(lexicon.families).kana }
  }
  const pickGiven = (): NamePart => {
    const draw = chance.next()
    if (draw < 0.35) return chance.pick(lexicon.oldGivens)
    if (draw < 0.94) return chance.pick(lexicon.givens)
    return { written: chance.pick(GIVEN_SIGNS) + chance.pick(GIVEN_SIGNS), kana: chance.pick(lexicon.givens).kana }
  }
  const older = (written: string): string => Array.from(written, (sign) => (OLD_FORMS[sign] !== undefined && chance.holds(0.12) ? OLD_FORMS[sign] : sign)).join('')
  const latinLike = (model: string, kana: string): string => {
    const spellings = romajiOf(toKatakana(kana))
    const spelling = spellings.length > 0 ? chance.pick(spellings) : 'sato'
    if (model === model.toUpperCase()) return spelling.toUpperCase()
    return model.charAt(0) === model.charAt(0).toUpperCase() ? spelling.charAt(0).toUpperCase() + spelling.slice(1) : spelling
  }
  const write = (part: NamePart, like: { script: Script; model: string }): string => {
    const kana = toKatakana(part.kana || part.written)
    if (like.script === 'kanji') return older(part.written)
    if (like.script === 'katakana') return kana
    if (like.script === 'hiragana') return toHiragana(kana)
    return like.script === 'half' ? toHalfWidth(kana) : latinLike(like.model, kana)
  }
  const another = (kind: MarkKind, text: string): string => {
    const script = scriptOf(text)
    if (script === undefined) return text
    const like = { script, model: text }
    if (kind.endsWith('s')) return write(pickFamily(), like)
    if (kind.endsWith('g')) return write(pickGiven(), like)
    const cut = /^(\S+?)([\s._,^-]+)(\S+)$/u.exec(text)
    if (cut !== null) {
      const [, first = '', between = '', second = ''] = cut
      if (first.length === 1 && second.length === 1 && script === 'kanji') return text
      const latinGivenFirst = script === 'latin' && chance.holds(0.5)
      const [one, other] = latinGivenFirst ? [pickGiven(), pickFamily()] : [pickFamily(), pickGiven()]
      return write(one, { script, model: first }) + between + write(other, { script, model: second })
    }
    if (script === 'latin' || /\s/u.test(text)) return text
    return write(pickFamily(), like) + write(pickGiven(), like)
  }
  const abroad = (text: string): string => {
    const { kana, latin } = chance.pick(lexicon.foreign)
    return /[A-Za-z]/.test(text) ? latin : kana
  }
  return (parts) => {
    // One person keeps one name within a text.
    const renamed = new Map<string, string>()
    return parts.map((part) => {
      const { kind, text } = part
      if (kind === undefined || kind === 'i' || kind === 'd') return part
      const known = renamed.get(`${kind}${text}`)
      if (known !== undefined) return { kind, text: known }
      const isForeign = kind !== 'x' && /[・･]/u.test(text)
      const name = kind === 'x' ? (chance.holds(0.5) ? pickFamily().written : chance.pick(lexicon.places).slice(0, 4)) : isForeign || (kind === 'pf' && chance.holds(0.03)) ? abroad(text) : another(kind, text)
      const kept = kind === 'x' && scriptOf(text) !== 'kanji' ? text : name
      renamed.set(`${kind}${text}`, kept)
      return { kind, text: kept }
    })
  }
}
