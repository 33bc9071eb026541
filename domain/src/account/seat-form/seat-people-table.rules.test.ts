import { describe, expect, it } from 'vitest'
import { readPeopleTable } from './seat-people-table.rules'

const HANAKO = { department: '入退院支援室', name: '山田 花子', kana: 'ヤマダ ハナコ', email: 'yamada@minato.example.jp', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }
const CELLS = [HANAKO.department, HANAKO.name, HANAKO.kana, HANAKO.email]

describe('people pasted from a spreadsheet', () => {
  it('are read in the order of the sheet, with or without its No', () => {
    expect(readPeopleTable([CELLS]).people).toEqual([HANAKO])
    expect(readPeopleTable([['１', ...CELLS]]).people).toEqual([HANAKO])
    expect(readPeopleTable([['', ...CELLS]]).people).toEqual([HANAKO])
  })
  it('are read by headings in any order, which are no person', () => {
    const rows = [['メールアドレス', 'フリガナ', '氏名', '部署名', '備考'], [HANAKO.email, 'ﾔﾏﾀﾞ ﾊﾅｺ', HANAKO.name, HANAKO.department, 'x']]
    expect(readPeopleTable(rows)).toEqual({ people: [HANAKO], leftOut: [], tooMany: false })
  })
  it('the sheet’s own headings are headings', () => expect(readPeopleTable([['No', '院内所属', '氏名', 'カナ', '電子メールアドレス'], ['1', ...CELLS]]).people).toEqual([HANAKO]))
  it('a first person whose department is called 部署 is no heading', () => expect(readPeopleTable([['看護部門', '名前 太郎', 'ナマエ', 'taro@x.example']]).people).toHaveLength(1))
  it('rule 38: 共用 is ticked where the table says so, the two conditions never are', () => {
    const { people } = readPeopleTable([['院内所属', '氏名', 'カナ', '電子メールアドレス', '共用'], [...CELLS, '○'], [...CELLS, '']])
    expect(people.map(({ sharedMailbox, noPersonalMailbox, privateMailForbidden }) => [sharedMailbox, noPersonalMailbox, privateMailForbidden])).toEqual([
      [true, false, false],
      [false, false, false],
    ])
  })
  it('leaves empty lines out silently, lines without a person or too long by their number', () => {
    expect(readPeopleTable([CELLS, ['', '', '', ''], ['入退院支援室', '', '', ''], [HANAKO.department, 'あ'.repeat(101), '', '']])).toEqual({ people: [HANAKO], leftOut: [3, 4], tooMany: false })
  })
  it('takes as many as a form holds and says that there were more', () => {
    const { people, tooMany } = readPeopleTable(Array.from({ length: 201 }, () => CELLS))
    expect([people.length, tooMany]).toEqual([200, true])
  })
  it('nothing is nobody', () => expect(readPeopleTable([])).toEqual({ people: [], leftOut: [], tooMany: false }))
})
