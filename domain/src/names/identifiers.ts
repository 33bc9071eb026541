import { type NormalisedText, normaliseText } from './normalised-text'

export type IdentifierKind = 'birth_date' | 'number' | 'telephone' | 'address' | 'email'

/** What identifies a person as a name does: UTF-16 offsets in the text as typed, end exclusive. */
export type Identifier = { start: number; end: number; kind: IdentifierKind }

const ERA = '(?:明治|大正|昭和|平成|令和|[MTSHR]|㍽|㍼|㍻|㋿)'
const YEAR = '(?:元|\\d{1,2})'
const ERA_DATE = `${ERA}[ .]?${YEAR}(?:[ ]?年[ ]?\\d{1,2}[ ]?月[ ]?\\d{1,2}[ ]?日?|[./\\-]\\d{1,2}[./\\-]\\d{1,2})`
const WESTERN_DATE = '(?:18|19|20)\\d{2}(?:[ ]?年[ ]?\\d{1,2}[ ]?月[ ]?\\d{1,2}[ ]?日?|[./\\-]\\d{1,2}[./\\-]\\d{1,2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d))'
const DATE = `(?:${ERA_DATE}|${WESTERN_DATE})`
const BIRTH_LABEL = '(?:生年月日|誕生日|生まれた日|DOB|D\\.O\\.B\\.?|[Bb]irth ?[Dd]ate|[Dd]ate of [Bb]irth|[Bb]orn(?: on)?)'

/** A date counts where it is said to be of birth, or lies further back than a stay in hospital. */
const BIRTH_DATES = [
  new RegExp(`${BIRTH_LABEL}[ \\t]*(?:は|[:=|(])?[ \\t\\n]*(?<value>${DATE})`, 'gdu'),
  new RegExp(`(?<value>${DATE})[ ]?(?:日)?[ ]?(?:生(?!検|化|食|命|活|体|理|殖|存)|うまれ|誕生|\\(?\\d{1,3}[ ]?[歳才])`, 'gdu'),
  new RegExp(`(?<![\\d./])(?<value>(?:明治|大正|昭和|[MTS])[ .]?${YEAR}(?:[ ]?年[ ]?\\d{1,2}[ ]?月[ ]?\\d{1,2}[ ]?日|[./\\-]\\d{1,2}[./\\-]\\d{1,2}(?![\\d./])))`, 'gdu'),
  new RegExp(`(?<![\\d./\\-])(?<value>19[0-6]\\d(?:[ ]?年[ ]?\\d{1,2}[ ]?月[ ]?\\d{1,2}[ ]?日|[./\\-]\\d{1,2}[./\\-]\\d{1,2}))(?![\\d./])`, 'gdu'),
]

const NUMBER_LABEL =
  '(?:患者|カルテ|診察券|登録|受診者|利用者|被保険者(?:証)?|保険者|保険証|保険|医療証|公費負担者|公費|受給者(?:証)?|負担者|マイナンバー|個人|介護保険|在留カード|旅券|パスポート|障害者手帳|手帳|外来|入院)(?:の)?[ ]?(?:番号|ID|No\\.?|NO\\.?|№|ナンバー|記号番号|記号)|(?<![A-Za-z])(?:[Pp]atient ?)?(?:ID|MRN)(?:番号| ?No\\.?)?|在留カード|カルテ(?=[ ]?[:#]?[ ]?\\d{4})'
const NUMBERS = [new RegExp(`(?:${NUMBER_LABEL})[ \\t]*(?:は|[:=#|])?[ \\t\\n]*(?<value>[A-Z]{0,3}\\d[\\dA-Z・\\- ]{2,18}\\d)`, 'gdu')]

const TELEPHONES = [
  /(?<![\d-])(?<value>0\d{1,4}[-(]\d{1,4}[-)]\d{3,4})(?![\d-])/gdu,
  /(?<!\d)(?<value>0[5789]0[ -]?\d{4}[ -]?\d{4})(?!\d)/gdu,
  /(?:TEL|Tel|tel|電話(?:番号)?|携帯(?:番号)?|☎|連絡先)[ ]?[:：.]?[ ]?(?<value>0\d{8,10})(?!\d)/gdu,
  /(?<value>\+81[ -]?\d{1,4}[ -]?\d{1,4}[ -]?\d{3,4})(?!\d)/gdu,
]

const BLOCK = '\\d{1,4}(?:丁目(?:[ ]?\\d{1,4}(?:番地?(?:の?\\d{1,4})?(?:[ ]?\\d{1,4}号)?|(?:-\\d{1,4}){1,2}))?|番地(?:の?\\d{1,4})?|番[ ]?\\d{1,4}号|(?:-\\d{1,4}){1,3}(?!\\d*[-/年月日]))'
/** Below the municipality: a town and a block, with what the building is called. */
const ADDRESSES = [
  new RegExp(`(?<=[市区町村郡])(?<value>[\\p{sc=Han}ぁ-んァ-ヶー]{1,12}[ ]?${BLOCK}(?:[ ]?[\\p{sc=Han}ァ-ヶーA-Za-z]{2,15}[ ]?\\d{2,4}(?:号室?)?)?)`, 'gdu'),
  new RegExp(`(?:住所|現住所|自宅|居住地)[ ]*[:：は|][ ]*(?<value>[^\\n、。,|]{0,20}${BLOCK}(?:[ ]?[\\p{sc=Han}ァ-ヶーA-Za-z]{2,15}[ ]?\\d{2,4}(?:号室?)?)?)`, 'gdu'),
]

const EMAILS = [/(?<![A-Za-z0-9._%+-])(?<value>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/gdu]

const PATTERNS: readonly (readonly [IdentifierKind, readonly RegExp[]])[] = [
  ['birth_date', BIRTH_DATES],
  ['number', NUMBERS],
  ['telephone', TELEPHONES],
  ['address', ADDRESSES],
  ['email', EMAILS],
]

/** Birth dates in every notation, insurance and chart numbers, telephones, street addresses, e-mail addresses (要綱6条1号: whatever tells who it is). */
export const findIdentifiers = (typed: string, normalised: NormalisedText = normaliseText(typed)): Identifier[] => {
  const found: Identifier[] = []
  for (const [kind, patterns] of PATTERNS) {
    for (const pattern of patterns) {
      for (const match of normalised.text.matchAll(pattern)) {
        const place = match.indices?.groups?.value
        if (place === undefined) continue
        const { start, end } = normalised.original(place[0], place[1])
        if (!found.some((one) => start < one.end && one.start < end)) found.push({ start, end, kind })
      }
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
