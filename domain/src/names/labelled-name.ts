import { IS_NO_LATIN_NAME, LABEL_OF_OTHERS, LATIN_LABEL_OF_OTHERS, NO_NAME_VALUE, ORGANISATION_VALUE, STARTS_WITH_FAMILY_NAME } from './address-words'

/** Where a name stands in a normalised text, end exclusive. */
type LabelledName = { start: number; end: number }

const KANA_LABEL = 'フリガナ|ふりがな|よみがな|ヨミガナ'
/** What a label ends with that can be nothing else; and what may as well join words: 氏名・住所, 氏名は記載しない. */
const CLEAR = '[:=|\\t】\\]』」〕〉>→~][ \\t]*(?:\\n[ \\t]*)?[「『〔【〈\\[(]?|[「『〔【〈\\[(]'
const JOINING = '[・/\\-]|は'
const LABEL = new RegExp(
  `(?<label>(?:患者|利用者|入居者|入所者|本人|家族)?(?:様|さん)?の?[ ]?(?:氏[ ]*名|姓[ ]*名|お?名前|なまえ|ナマエ|苗字|名字)|(?:患者|利用者|入居者|入所者)(?:様)?名|(?:氏名|患者)?(?:${KANA_LABEL})|カナ氏名|氏名カナ|姓(?=[ ]*[:=]))` +
    `[ ]*(?:\\([ァ-ヶーぁ-ん漢字・]{1,8}\\))?` +
    `(?<separator>[ ]*(?:${CLEAR}|${JOINING})[ ]*|[ ]*\\n[ \\t]*|[ ]+)(?<value>[^\\s、。,;|/()（）:「」『』〔〕【】〈〉\\[\\]]{1,30}(?:[ ][\\p{sc=Han}ぁ-ゖァ-ヺーA-Za-z]{1,10})?)`,
  'gu',
)
const NAME_LETTERS = /^(?:[\p{sc=Han}ヶケノ]{1,8}|[\p{sc=Han}ぁ-ゖァ-ヺー・ヽヾ]{2,12}|[A-Za-z'’.-]{2,20})(?: .*)?$/u
/** Words of a sentence rather than of a name: an ending verb or a particle between kanji. */
const PROSE = /(?:です|ます|ません|ください|下さい|こと|して|する|ない)$|\p{sc=Han}[をはがにで]\p{sc=Han}/u
/** After 氏名は or on the next line: what a note goes on with. */
const NOTE = /(?:[炎症病術折塞癌瘍害]|不全|麻痺|疾患|入院|転院|退院|入院中|療中|検討中|[炎症病術折]後|希望|同意|連絡|必要|可能|予定|参照|通り|とおり|済み?)$/u

/** 氏名は山田太郎です: the name ends where the sentence goes on. */
const withoutCopula = (value: string): string => /^([\p{sc=Han}ヶ]{2,6}|[ァ-ヺー・]{2,12})(?:です|でし|であ|だ|と(?:い|申)|$)/u.exec(value)?.[1] ?? ''

const isNoName = (value: string): boolean => value === '' || /^〇+$/u.test(value) || !NAME_LETTERS.test(value) || NO_NAME_VALUE.test(value) || ORGANISATION_VALUE.test(value) || PROSE.test(value)

/** 氏名：…, 患者名, フリガナ and the like, as pasted from a form or a table. */
const findJapanese = (text: string): LabelledName[] => {
  const found: LabelledName[] = []
  for (const match of text.matchAll(LABEL)) {
    const { label = '', separator = '', value = '' } = match.groups ?? {}
    if (LABEL_OF_OTHERS.test(text.slice(Math.max(0, match.index - 20), match.index))) continue
    const sign = separator.trim()
    const isLoose = sign === 'は' || (sign === '' && separator.includes('\n'))
    const word = value.split(' ')[0] ?? ''
    const first = (sign === 'は' ? withoutCopula(word) : word).replace(/(?:様|さま|さん|殿|氏)$/u, '')
    const after = text.slice(match.index + match[0].length)
    if (isNoName(first) || (isLoose && NOTE.test(first))) continue
    // The next cell's own label: 氏名： and below it 性別：女.
    if (separator.includes('\n') && /^[ ]*[:=]/u.test(after)) continue
    if (sign === '' && !separator.includes('\t') && !/[氏姓名]/u.test(label)) continue
    if (isLoose && !/^[\p{sc=Han}ァ-ヺー・ヶ]{2,}$/u.test(first)) continue
    const start = match.index + match[0].length - value.length
    const second = /^[ ](?=[^\s])(?!男|女|歳|才|様|殿|大正|昭和|平成|令和|明治|年齢|性別|生年|住所|電話)\S+/u.exec(value.slice(first.length))?.[0] ?? ''
    found.push({ start, end: start + first.length + second.length })
  }
  return found
}

/** 患者：, 患者は, 本人は: anything may follow, so only a common family name that nothing but a name's end comes after. */
const WEAK_LABEL = /(?:患者|利用者|本人|対象者?)(?:様|さん)?(?:[ ]*[:=→][ \n]*|は[、 ]?|[ ]*[(「『【])(?<value>[\p{sc=Han}]{2,6}(?:[ ][\p{sc=Han}ぁ-ゖァ-ヺ]{1,5})?)(?=$|[\s、。,.:()「」『』〔〕【】\d]|です|と申|という|さん|様|氏|[はがの](?!出身))/gu

const findAfterWeakLabel = (text: string): LabelledName[] =>
  [...text.matchAll(WEAK_LABEL)].flatMap((match) => {
    const value = match.groups?.value ?? ''
    if (!STARTS_WITH_FAMILY_NAME.test(value)) return []
    const end = match.index + match[0].length
    return [{ start: end - value.length, end }]
  })

const LATIN_NAME = "(?<value>[A-Z][A-Za-z'’-]+(?:[ ,]{1,2}[A-Z][A-Za-z'’-]+){0,2}|[\\p{sc=Han}ァ-ヺーぁ-ゖ]{2,8})"
const LATIN_LABEL = new RegExp(`(?<![A-Za-z])(?:(?:[Pp]atient|PATIENT|[Pp]t\\.?)(?:['’]?s)?[ ]?(?:[Nn]ame|NAME)?|(?:[Ff]ull |[Ff]irst |[Ll]ast |[Ff]amily |[Gg]iven )?(?:[Nn]ame|NAME))[ ]*[:=][ ]*(?:\\n[ ]*)?${LATIN_NAME}`, 'gu')
const TITLE = new RegExp(`(?<![A-Za-z])(?:(?:Mr|Mrs|Ms|Miss)\\.?|(?:MR|MRS|MS)\\.)[ ]?(?<value>[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)?)`, 'gu')

/** Name: …, Patient: …, Mr. …: in a note for somebody who reads no Japanese. */
const findLatin = (text: string): LabelledName[] =>
  [...text.matchAll(LATIN_LABEL), ...text.matchAll(TITLE)].flatMap((match) => {
    const value = match.groups?.value ?? ''
    if (IS_NO_LATIN_NAME.test(value) || NO_NAME_VALUE.test(value) || ORGANISATION_VALUE.test(value)) return []
    if (LATIN_LABEL_OF_OTHERS.test(text.slice(Math.max(0, match.index - 20), match.index))) return []
    if (/^[Pp]/u.test(match[0]) && /^[\p{sc=Han}ぁ-ゖァ-ヺ]/u.test(value) && !STARTS_WITH_FAMILY_NAME.test(value)) return []
    const end = match.index + match[0].length
    return [{ start: end - value.length, end }]
  })

/** Names that a label announces. */
export const findLabelledNames = (text: string): LabelledName[] => [...findJapanese(text), ...findAfterWeakLabel(text), ...findLatin(text)]
