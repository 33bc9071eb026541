import { describe, expect, it } from 'vitest'
import { normaliseText } from './normalised-text'
import { findStaffCells } from './staff-cells'

const cellsIn = (text: string): string[] => findStaffCells(normaliseText(text)).map(({ start, end }) => text.slice(start, end).trim())

describe('rule 50: where a table names those at work', () => {
  it.each([
    ['室番,患者氏名,性別,区分,主治医\n401,望月 光,F,医療3,朝比奈\n402,泉 桜,F,医療2,朝比奈', ['朝比奈', '朝比奈']],
    ['病棟\t氏名\t相談内容\t担当\n西5\t日置\t緩和\t葉山', ['葉山']],
    ['患者名 | 担当PT | 担当OT\n稲葉 ノブ | 井原 | 今泉', ['井原', '今泉']],
    ['｜No｜患者｜更新者｜\n｜1｜門真｜久我｜', ['久我']],
    ['室/氏名/Dr/NS\n205/三枝そよ/依田/輿石', ['依田', '輿石']],
  ])('takes the cells under their heads: %j', (text, cells) => {
    expect(cellsIn(text)).toEqual(cells)
  })
  it('takes 氏名 in a list of the staff, and not in one of patients', () => {
    expect(cellsIn('職員番号\t氏名\t病棟\n20418\t相原 まどか\t東2')).toEqual(['相原 まどか'])
    expect(cellsIn('氏名\t年齢\t所属病棟\n相原 まどか\t82\t東2')).toEqual([])
  })
  it('ends with the table', () => {
    expect(cellsIn('室,氏名,主治医\n401,望月 光,朝比奈\n\n以上、望月,泉,森 の3名です')).toEqual(['朝比奈'])
  })
  it('takes what a key of theirs is followed by, and nobody addressed beside it', () => {
    expect(cellsIn('name: "片瀬 心愛", dr: "日比野", msw: "兵藤"')).toEqual(['日比野', '兵藤'])
    expect(cellsIn('担当MSW：寺島 健\n氏名：山田 花子')).toEqual(['寺島 健'])
    expect(cellsIn('担当:寺島 山田様の件')).toEqual(['寺島'])
    expect(cellsIn('担当患者：山田 花子')).toEqual([])
    expect(cellsIn('受持：山田花子様')).toEqual([])
    expect(cellsIn('Pt: 近藤 85F\nPT: 井原')).toEqual(['井原'])
  })
  it('takes who is called with @, and no e-mail address', () => {
    expect(cellsIn('@地域連携 井上 様、透析は火曜で')).toEqual(['地域連携 井上'])
    expect(cellsIn('@大西 川辺様の家族')).toEqual(['大西'])
    expect(cellsIn('yamada@山田.example')).toEqual([])
  })
})
