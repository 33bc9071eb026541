import type { SeatPersonLine } from '@tasuki/domain/account/seat-form/seat-form.contract'

export type PersonOnPaper = Pick<SeatPersonLine, 'department' | 'name' | 'kana' | 'email'> & {
  sharedMailbox: boolean
  /** From or until when, where the hospital named a day; below the name. */
  day: string
}

const COLUMNS = ['No', '院内所属', '氏名', 'カナ', '電子メールアドレス']

const rowOf = (person: PersonOnPaper, at: number) => ({
  cells: [
    { text: String(at + 1), small: '' },
    { text: person.department, small: '' },
    { text: person.name, small: person.day },
    { text: person.kana, small: '' },
  ],
  email: person.email,
  shared: person.sharedMailbox ? '（共用）' : '',
})

const NOBODY: PersonOnPaper = { department: '', name: '', kana: '', email: '', sharedMailbox: false, day: '' }

/** The table of people as the rule book's sheets have it, with blank lines up to the fewest. */
export const peopleOnPaper = (people: readonly PersonOnPaper[], fewest = 0) => {
  const blanks = Array.from({ length: Math.max(0, fewest - people.length) }, () => NOBODY)
  return { columns: COLUMNS, rows: [...people, ...blanks].map(rowOf) }
}
