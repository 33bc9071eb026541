import { describe, expect, it } from 'vitest'
import { findIdentifiers } from './identifiers'

const found = (text: string) => findIdentifiers(text).map(({ start, end, kind }) => `${kind}:${text.slice(start, end)}`)

describe('what identifies besides a name', () => {
  it.each([
    ['生年月日：昭和12年3月4日', 'birth_date:昭和12年3月4日'],
    ['S12.3.4生 84歳', 'birth_date:S12.3.4'],
    ['生年月日 １９３７／０３／０４', 'birth_date:１９３７／０３／０４'],
    ['DOB: 1937-03-04', 'birth_date:1937-03-04'],
    ['大正１３年５月６日', 'birth_date:大正１３年５月６日'],
    ['平成30年1月2日生まれの女児', 'birth_date:平成30年1月2日'],
    ['19370304生', 'birth_date:19370304'],
    ['患者ID：0012345', 'number:0012345'],
    ['カルテ番号 12-34567', 'number:12-34567'],
    ['被保険者番号は12345678', 'number:12345678'],
    ['長女 090-1234-5678', 'telephone:090-1234-5678'],
    ['℡045(123)4567', 'telephone:045(123)4567'],
    ['電話0451234567', 'telephone:0451234567'],
    ['横浜市金沢区富岡東2-3-4 コーポ海205', 'address:金沢区富岡東2-3-4 コーポ海205'],
    ['横須賀市小川町11番地', 'address:小川町11番地'],
    ['hanako.y@example.jp へ', 'email:hanako.y@example.jp'],
  ])('%s', (text, expected) => expect(found(text)).toEqual([expected]))

  it.each([
    '転院可能日 2026/04/12',
    '令和8年4月12日に転院',
    '発症日 2025-11-02、手術 2025-11-05',
    '血圧 120-80、SpO2 98',
    '横浜市金沢区の療養病棟を希望',
    'HDS-R 12点、FIM 64/126',
    '吸引 1日8回、透析 月水金',
    '病棟は3-2、ベッド 5-1',
    '84歳 女性 誤嚥性肺炎後',
    'S状結腸癌 術後、H2ブロッカー',
  ])('nothing in: %s', (text) => expect(found(text)).toEqual([]))
})
