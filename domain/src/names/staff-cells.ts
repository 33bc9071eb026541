import type { NormalisedText } from './normalised-text'

/** UTF-16 offsets in the text as typed, end exclusive. */
type Cell = { start: number; end: number }

/**
 * What heads a column, or stands before a colon, where names are those of people at work: exports of other systems name them
 * without anything else that would tell.
 */
const STAFF_HEAD = new RegExp(
  `^(?:${[
    '.{0,4}担当.{0,6}',
    '(?:副)?主治医.{0,3}',
    '.{0,4}医師名?',
    '.{0,3}当直.{0,3}',
    '受け?持ち?.{0,4}',
    'プライマリ.{0,3}',
    '.{0,4}(?:看護師|薬剤師|栄養士|相談員|療法士|師長|技師)長?',
    'ケアマネ.{0,5}',
    'リーダー',
    '(?:記録|記載|記入|入力|登録|更新|作成|確認|実施|評価|判定|測定|報告|対応|説明|同席|受付|承認)者名?',
    '受け手|送迎者?|運転手?|通訳者?|スタッフ|職員名?',
    'Dr\\.?|DR_?(?:NM|NAME)?|doctor|physician|attending|PNS.{0,3}|[NC]s|(?:charge_?)?nurse|MSW|PSW|staff|author|operator',
    '(?:upd|ins|reg|create|created|update|updated|edit|edited)_?(?:user|by|name)',
  ].join('|')})$`,
  'iu',
)
/** In capitals only: Pt is a patient. */
const STAFF_INITIALS = /^(?:PT|OT|ST|SW|CM)$/u
const PRIVATE_HEAD = /患者|利用者|入所者|家族|本人|続柄|KP|保証|後見|番号|患児|連絡先|件|人数|時間|日時?$|科$/iu
/** Heads of a list of those at work, in which 氏名 is theirs too. */
const STAFF_LIST = /職員|所属|部署|内線|入職|職種|役職|権限|login/iu
const PATIENT_LIST = /患者|病名|続柄|年齢|生年|入院|退院|病室|室番|主治医|要介護|性別|利用者|住所/u
const NAME_HEAD = /^(?:氏名|名前|姓名|name)$/iu

const isStaffHead = (head: string): boolean => (STAFF_INITIALS.test(head) || STAFF_HEAD.test(head)) && !PRIVATE_HEAD.test(head)

const SEPARATORS = ['\t', '|', '│', ',', '/'] as const
const FEWEST_CELLS = 3

type Row = { cells: string[]; starts: number[] }

const rowOf = (line: string, start: number, separator: string): Row => {
  const cells = line.split(separator)
  const starts: number[] = []
  let at = start
  for (const cell of cells) {
    starts.push(at)
    at += cell.length + separator.length
  }
  return { cells, starts }
}

const bare = (cell: string): string => cell.replaceAll(/^[\s"'\u201c\u201d]+|[\s"'\u201c\u201d]+$/gu, '')

/** Which columns under these heads hold colleagues' names. */
const staffColumns = (heads: readonly string[]): number[] => {
  const isStaffList = heads.some((head) => STAFF_LIST.test(head)) && !heads.some((head) => PATIENT_LIST.test(head))
  return heads.flatMap((head, column) => (isStaffHead(head) || (isStaffList && NAME_HEAD.test(head)) ? [column] : []))
}

const tableCells = (text: string): Cell[] => {
  const cells: Cell[] = []
  let open: { separator: string; count: number; columns: number[] } | undefined
  let start = 0
  for (const line of text.split('\n')) {
    const row = open === undefined ? undefined : rowOf(line, start, open.separator)
    if (open !== undefined && row?.cells.length === open.count) {
      for (const column of open.columns) {
        const from = row.starts[column] ?? 0
        cells.push({ start: from, end: from + (row.cells[column] ?? '').length })
      }
    } else {
      open = undefined
      for (const separator of SEPARATORS) {
        const heads = line.split(separator).map(bare)
        const columns = heads.length >= FEWEST_CELLS ? staffColumns(heads) : []
        if (columns.length === 0) continue
        open = { separator, count: heads.length, columns }
        break
      }
    }
    start += line.length + 1
  }
  return cells
}

const WORD = '[^\\s,|"\'\u201c\u201d。、;:=()\\[\\]{}]'
/** A key and the name that is its value: `"dr": "宮古"`, 担当MSW:寺島 健. Who is addressed may be whom they care for: 受持:山田様. */
const PAIR = new RegExp(`(?<![\\p{L}\\p{N}_])(?<key>[\\p{L}\\p{N}_.]{1,14})["'\u201d]?[ ]?[:=][ ]?["'\u201c]?(?<value>(?!${WORD}{0,8}(?:様|さん|さま|氏|殿))${WORD}{1,8}(?: (?!${WORD}{0,5}(?:様|さん|氏|殿))${WORD}{1,5}(?!${WORD}))?)`, 'gdu')

const pairCells = (text: string): Cell[] => {
  const cells: Cell[] = []
  for (const match of text.matchAll(PAIR)) {
    const value = match.indices?.groups?.value
    if (value !== undefined && isStaffHead(match.groups?.key ?? '')) cells.push({ start: value[0], end: value[1] })
  }
  return cells
}

const JAPANESE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々]'
/**
 * Who is called with @ takes part in the talk: @井上, @地域連携 井上 様. Without a house before it, a form of address may be a
 * patient's: @井上様 (rule 50).
 */
const MENTION = new RegExp(`(?<![A-Za-z\\d._%+-])@(?<value>${JAPANESE}{0,10}(?:連携|支援|病棟|室|科|部|課|局|センター|病院|医院) ?${JAPANESE}{1,8}|(?!${JAPANESE}{0,8} ?(?:様|さん|さま|氏|殿|ちゃん|くん))${JAPANESE}{1,8})`, 'gdu')

const mentionCells = (text: string): Cell[] =>
  [...text.matchAll(MENTION)].flatMap((match) => {
    const value = match.indices?.groups?.value
    return value === undefined ? [] : [{ start: value[0], end: value[1] }]
  })

/** Places that a table's head or a key keeps for colleagues' names (主治医, 更新者), and whoever is called with @: who stands there is one, whatever the name. */
export const findStaffCells = ({ text, original }: NormalisedText): Cell[] =>
  [...tableCells(text), ...pairCells(text), ...mentionCells(text)].filter(({ start, end }) => end > start).map(({ start, end }) => original(start, end))
