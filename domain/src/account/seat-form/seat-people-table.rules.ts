import { MOST_FORM_LINES, type SeatPersonLine } from './seat-form.contract'

/** One line for a form from a table that was pasted; `sharedMailbox` is ticked only where the table says so, its conditions never (rule 38). */
export type PeopleTable = { people: SeatPersonLine[]; /** Numbers of the table's lines that were left out: too long, or no name and no address in them. */ leftOut: number[]; tooMany: boolean }

type Column = 'department' | 'name' | 'kana' | 'email' | 'shared'

const HEADINGS: readonly (readonly [RegExp, Column])[] = [
  [/メール|mail|アドレス/i, 'email'],
  [/共用|共有/, 'shared'],
  [/カナ|かな|ふりがな|フリガナ|kana/i, 'kana'],
  [/所属|部署|部門|department/i, 'department'],
  [/氏名|名前|職員名|name/i, 'name'],
]
/** In the order of the sheets. */
const IN_ORDER: readonly Column[] = ['department', 'name', 'kana', 'email']
const LONGEST: Readonly<Record<Exclude<Column, 'shared'>, number>> = { department: 100, name: 100, kana: 100, email: 254 }
const YES = /^(1|○|〇|✓|はい|有|共用|yes|true)$/i

const columnOf = (heading: string): Column | undefined => HEADINGS.find(([pattern]) => pattern.test(heading.normalize('NFKC')))?.[1]

/** Where each column stands: by its heading; without headings as on the sheet, with or without its No. */
const columnsOf = (first: readonly string[]): { places: Partial<Record<Column, number>>; headed: boolean } => {
  const places: Partial<Record<Column, number>> = {}
  for (const [at, heading] of first.entries()) {
    const column = first.some((cell) => cell.includes('@')) ? undefined : columnOf(heading)
    if (column !== undefined && places[column] === undefined) places[column] = at
  }
  if (places.name !== undefined || places.email !== undefined) return { places, headed: true }
  const skip = /^\d*$/.test((first[0] ?? '').normalize('NFKC').trim()) && first.length > IN_ORDER.length ? 1 : 0
  return { places: Object.fromEntries(IN_ORDER.map((column, at) => [column, at + skip])), headed: false }
}

/** Reads lines as a spreadsheet gives them into the people of a form. */
export const readPeopleTable = (rows: readonly (readonly string[])[]): PeopleTable => {
  const { places, headed } = columnsOf(rows[0] ?? [])
  const people: SeatPersonLine[] = []
  const leftOut: number[] = []
  for (const [at, cells] of rows.entries()) {
    if (at === 0 && headed) continue
    const cell = (column: Column): string => (places[column] === undefined ? '' : (cells[places[column]] ?? '')).trim()
    if (cells.every((one) => one.trim() === '')) continue
    const line = { department: cell('department'), name: cell('name'), kana: cell('kana').normalize('NFKC'), email: cell('email').normalize('NFKC') }
    const unfit = (line.name === '' && line.email === '') || IN_ORDER.some((column) => column !== 'shared' && line[column].length > LONGEST[column])
    if (unfit) leftOut.push(at + 1)
    else people.push({ ...line, sharedMailbox: YES.test(cell('shared')), noPersonalMailbox: false, privateMailForbidden: false })
  }
  return { people: people.slice(0, MOST_FORM_LINES), leftOut, tooMany: people.length > MOST_FORM_LINES }
}
