import {
  COMPOUNDS,
  ENDS_WITH_GENERIC,
  ENDS_WITH_KANA_GENERIC,
  ENDS_WITH_ROLE,
  GREETING_AFTER,
  IS_GENERIC_WORD,
  IS_ROLE_AND_NAME,
  SALUTATION,
  SYMPTOM_NOUN,
  SYMPTOM_STEM,
} from './address-words'
import { findLabelledNames } from './labelled-name'
import { normaliseText } from './normalised-text'

/** Where a patient's name seems to stand: UTF-16 offsets, end exclusive; label and form of address not included. */
export type NameSpan = { start: number; end: number; reason: 'label' | 'address' }

/** Variation selectors belong to the kanji before them (葛󠄀城). */
const KANJI = '\\p{sc=Han}[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]*'

const ADDRESS =
  /様(?!子|式|々|態|相|変|な[いく])|さま(?!ざま|たげ)|さん(?!ぽ|そ[がをは]|かい|かし|にち|にん|じ[にはま])|氏(?!名|族|神|子|家|[病管腺症法式徴線板嚢孔裂帯]|反応|手技|試験|靭帯)|殿(?![部堂筋下様町場裂溝皮])|ちゃん(?![とこぽ])|くん(?!れん|せい)|君(?![津臨子島塚田が])/gu

/** The word before a form of address, in one script; a family name with a space may stand before it. */
const WORD_BEFORE = new RegExp(
  `(?<family>(?:(?:${KANJI}){1,4}|[ァ-ヺーｦ-ﾟ]{2,8}|[A-ZＡ-Ｚ][a-zａ-ｚ]{1,15})[ \\u3000・])?` +
    `(?<word>(?:${KANJI}|(?<=\\p{sc=Han})[ヶケノ](?=\\p{sc=Han}))+|[ァ-ヺー・ヽヾｦ-ﾟ]{2,}|[ぁ-ゖー]+|[A-ZＡ-Ｚ][a-zａ-ｚ'’-]{2,})` +
    `(?<space>[ \\u3000]?)$`,
  'u',
)
/** So much text before a form of address is looked at: the work stays linear whatever is typed. */
const CONTEXT = 80

/** Hiragana before 様 is more often a verb (飲める様に) than a name; these old given names only look like verbs. */
const VERB_ENDING = /[るたいうのなくすつむぬてで]$/u
const OLD_GIVEN_NAMES = new Set(['はる', 'みつ', 'つる', 'てる', 'きく', 'いく', 'やす', 'たつ', 'かつ', 'いね', 'とく', 'ふく', 'まつ', 'ゆい'])
const BOUNDARY_BEFORE = /(?:^|[\s、。,.:：;；「『(（【・\d])$/u
/** 歩くんです, not somebody called 歩. */
const VERB_IN_KU = /[歩行動聞書続届着働空効置開付向泣引吹弾焼抱除省招浮描咲磨巻履掃拭渇乾驚退利]$/u
const EXPLANATORY = /^(?:です|でし|だ|じゃ|で[はすし])/u
/** What stands before a name in terse notes and isn't part of it. */
const NOTE_WORDS = /^.*(?:本日|昨日|明日|今日|先日|今回|現在|患者|入院中|入院|転院|退院|希望|予定|検討中|依頼|紹介|対象|新規)(?=.)/u
const LONGEST_NAME = 6

type Addressed = { before: string; word: string; spaced: boolean; address: string; after: string }

const isHiraganaName = ({ before, word, address, after }: Addressed): boolean => {
  if (word.length < 2 || ENDS_WITH_KANA_GENERIC.test(word) || ENDS_WITH_GENERIC.test(before + word)) return false
  if (address === 'さん' || address === 'ちゃん') return true
  if (!BOUNDARY_BEFORE.test(before) || !['様', 'さま', 'くん'].includes(address)) return false
  if (address === 'くん' && EXPLANATORY.test(after)) return false
  return OLD_GIVEN_NAMES.has(word) || (word.length <= LONGEST_NAME && !VERB_ENDING.test(word))
}

const isPatientsName = (of: Addressed): boolean => {
  const { before, word, spaced, address, after } = of
  if (spaced && !['様', 'さま', '氏', '殿'].includes(address)) return false
  if (ENDS_WITH_ROLE.test(before) || IS_ROLE_AND_NAME.test(word)) return false
  if (SALUTATION.test(before + word) && GREETING_AFTER.test(after)) return false
  if (/^[ぁ-ゖー]+$/u.test(word)) return !spaced && isHiraganaName(of)
  if (ENDS_WITH_GENERIC.test(before + word) || IS_GENERIC_WORD.test(word) || word.endsWith('〇')) return false
  if (!spaced && COMPOUNDS[address]?.test(word)) return false
  if (address === '様' && (SYMPTOM_NOUN.test(after) || SYMPTOM_STEM.test(word))) return false
  return !(address === 'くん' && VERB_IN_KU.test(word) && EXPLANATORY.test(after))
}

/** Without what clings to it, and never longer than a name can be. */
const nameWithin = (word: string): string => {
  const bare = word.replace(NOTE_WORDS, '')
  const characters = bare.match(new RegExp(`${KANJI}|.`, 'gsu')) ?? []
  return characters.slice(-LONGEST_NAME).join('')
}

const findAddressed = (text: string): NameSpan[] => {
  const spans: NameSpan[] = []
  for (const match of text.matchAll(ADDRESS)) {
    const context = text.slice(Math.max(0, match.index - CONTEXT), match.index)
    const groups = WORD_BEFORE.exec(context)?.groups
    const word = groups?.word
    if (groups === undefined || word === undefined) continue
    const space = groups.space ?? ''
    const before = context.slice(0, context.length - space.length - word.length)
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12)
    if (!isPatientsName({ before, word, spaced: space !== '', address: match[0], after })) continue
    const name = nameWithin(word)
    const family = name === word ? (groups.family ?? '') : ''
    const end = match.index - space.length
    spans.push({ start: end - name.length - family.length, end, reason: 'address' })
  }
  return spans
}

/**
 * Where a patient's name seems to stand in a text (要綱6条1号, 18条; rule 49). Names of staff are allowed (rule 50): with
 * their role, or in a message's salutation. A first net: it knows labelled form cells and forms of address, in whatever
 * letters and with whatever unseen characters they are typed. A bare name, with neither beside it, is the trained
 * detector's to find.
 */
export const findPersonalNames = (text: string): NameSpan[] => {
  const normalised = normaliseText(text)
  const found: NameSpan[] = [
    ...findLabelledNames(normalised.text).map((name) => ({ ...name, reason: 'label' as const })),
    ...findAddressed(normalised.text),
  ].map((span) => ({ ...span, ...normalised.original(span.start, span.end) }))
  const merged: NameSpan[] = []
  for (const span of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged[merged.length - 1]
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}
