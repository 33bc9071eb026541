import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeCell } from '../base/table-cell'
import { wordKey } from '../names/word-key'
import { BED_KINDS } from './bed-kind'
import type { AcceptanceTable, CareNeed } from './care-need'
import type { Availability, FacilityRecord } from './facility.contract'
import { EMPTY_FACILITY_RECORD } from './facility.rules'
import { acceptanceTableRows, readAcceptanceTable } from './acceptance-table.rules'
import { facilityPartOf, type TableRow } from './facility-table'
import { readRecordTable, recordTable } from './record-table.rules'
import { readTableDay, readClockTime, readNumber, readWeekdays } from './table-value.rules'
import { bedKindInTable, readVacancyTable, VACANCY_TABLE_FIELDS } from './vacancy-table.rules'

const HOSPITAL = '3f0e6c1e-8f6b-4f4e-9b43-2a1d4c0a7f10'
const OTHER = '3f0e6c1e-8f6b-4f4e-9b43-2a1d4c0a7f11'

const RECORD: FacilityRecord = {
  ...EMPTY_FACILITY_RECORD,
  departmentName: '地域連携室',
  phone: '045-000-0001',
  committeeWeekdays: [1, 4],
  answerWithinHours: 24,
  guarantor: 'required',
  otherContacts: [{ name: '夜間', phone: '045-000-0002', extension: '', email: '' }],
  remarks: '一行目\n二行目',
}

const CATALOGUE: CareNeed[] = [
  { code: 'oxygen', group: 'respiration', label: '酸素療法', labelEn: 'Oxygen', quantityUnit: 'L/分', detailHint: null, position: 1, retired: false },
  { code: 'dialysis', group: 'renal', label: '透析', labelEn: 'Dialysis', quantityUnit: null, detailHint: null, position: 2, retired: false },
  { code: 'old_item', group: 'renal', label: '昔の項目', labelEn: 'Old', quantityUnit: null, detailHint: null, position: 3, retired: true },
]

const rowsOf = (lines: readonly (readonly string[])[]): TableRow[] => lines.map((cells, at) => ({ line: at + 1, cells }))
const recordRows = (...lines: [string, string][]) => rowsOf([['項目', '内容'], ...lines])
const readRecord = (rows: TableRow[], record = RECORD) => readRecordTable(rows, { hospitalId: HOSPITAL, record })
const faultsOf = ({ faults }: { faults: { line: number; column: string; code: string }[] }) => faults.map(({ line, column, code }) => `${line} ${column} ${code}`)

const ROW: Availability = { bedKind: 'general', beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, opensBeds: 0, sex: 'any', privateRoom: true, waitingWeeks: null, note: '', version: 7, updatedAt: '2026-11-25T00:00:00.000Z', updatedBy: '見本' }
const vacancyRows = (rows: readonly Availability[]) =>
  rowsOf([['病床種別', ...VACANCY_TABLE_FIELDS.map(({ heading }) => heading), '病院ID'], ...rows.map((row) => [bedKindInTable(row.bedKind), ...VACANCY_TABLE_FIELDS.map(({ write }) => write(row)), HOSPITAL])])
const readVacancy = (lines: readonly (readonly string[])[], availability: readonly Availability[] = [ROW]) => readVacancyTable(rowsOf(lines), { hospitalId: HOSPITAL, availability })
const readAcceptance = (lines: readonly (readonly string[])[], acceptance: AcceptanceTable = {}) => readAcceptanceTable(rowsOf(lines), { hospitalId: HOSPITAL, acceptance, catalogue: CATALOGUE })

describe('a table tells which it is by its headings, in whatever order', () => {
  it.each([
    [['内容', '項目'], 'record'],
    [['病院ID', '判定', '項目'], 'acceptance'],
    [['空床', '病床種別'], 'vacancy'],
    [['氏名', '年齢'], undefined],
    [[], undefined],
  ] as const)('%j is %s', (cells, part) => expect(facilityPartOf(rowsOf([[...cells]]))).toBe(part))
})

describe('施設情報', () => {
  it('written and read again is the same, to the last field', () => {
    const rows = rowsOf([['項目', '内容', '書き方'], ...recordTable({ hospitalId: HOSPITAL, record: RECORD }).map((row) => [row.item, row.content, row.hint])])
    const read = readRecord(rows)
    expect(read.faults).toEqual([])
    expect(read.value).toEqual(RECORD)
    expect(read.lines.filter((line) => line.changed)).toEqual([])
  })
  it('takes what people and Excel make of it', () => {
    const read = readRecord(
      recordRows(['電話', '０４５－０００－０００３'], ['受付曜日', '月〜金、土'], ['受付開始', '8:30:00'], ['受付終了', '１７時半'], ['判定会議の曜日', 'なし'], ['回答の目安', '４８時間以内'], ['家族面談', '要'], ['時間外・休日', '○'], ['備考', "'＝ここから"], [' 空床の更新間隔 ', '毎日']),
    )
    expect(read.faults).toEqual([])
    expect(read.value).toMatchObject({
      phone: '０４５－０００－０００３',
      receptionHours: { weekdays: [1, 2, 3, 4, 5, 6], from: '08:30', until: '17:30' },
      committeeWeekdays: [],
      answerWithinHours: 48,
      familyInterview: 'required',
      afterHours: 'accepts',
      remarks: '＝ここから',
      vacancyRhythmDays: 1,
    })
  })
  it('leaves what isn’t in the table as it is, and empties what is there without content', () => {
    const read = readRecord(recordRows(['電話', ''], ['回答の目安', '']))
    expect(read.value).toEqual({ ...RECORD, phone: '', answerWithinHours: null })
  })
  it('tells every fault with its line, its item and why', () => {
    const read = readRecord(
      recordRows(['電話', '450000001'], ['FAX', '4.5E+08'], ['受付終了', '25:00'], ['家族面談', 'たぶん'], ['身元保証人', ''], ['受入れ年齢（下限）', '２００'], ['なぞの項目', 'x'], ['電話', '045-000-0009'], ['ホームページ', 'javascript:alert(1)'], ['備考', '山田花子様は個室'], ['略称', 'あ'.repeat(41)], ['', 'x'], ['個室料', '5,500円〓']),
    )
    expect(faultsOf(read)).toEqual([
      '2 電話 lost_zero',
      '3 FAX not_a_phone',
      '4 受付終了 not_a_time',
      '5 家族面談 not_a_choice',
      '6 身元保証人 choice_missing',
      '7 受入れ年齢（下限） number_out_of_range',
      '8 項目 item_unknown',
      '9 項目 item_twice',
      '10 ホームページ wrong_form',
      '11 備考 personal_name',
      '12 略称 too_long',
      '13 項目 item_missing',
      '14 個室料 lost_letter',
    ])
    expect(read.faults[3]?.may).toBe('必要・不要・場合による')
  })
  it('takes a number in the unit its item names, and in no other', () => {
    const right = readRecord(recordRows(['回答の目安', '48時間以内'], ['紹介から入院まで', '3日'], ['受入れ年齢（下限）', '65歳以上'], ['受入れ年齢（上限）', '90歳まで'], ['空床の更新間隔', '7日ごと']))
    expect([right.faults, right.value]).toMatchObject([[], { answerWithinHours: 48, daysToAdmission: 3, ageFrom: 65, ageTo: 90, vacancyRhythmDays: 7 }])
    const wrong = readRecord(recordRows(['回答の目安', '2日'], ['紹介から入院まで', '3週'], ['受入れ年齢（下限）', '65歳まで'], ['受入れ年齢（上限）', '90歳以上'], ['空床の更新間隔', '1週'], ['リハビリ職員数', '毎日']))
    expect(faultsOf(wrong)).toEqual(['2 回答の目安 not_a_number', '3 紹介から入院まで not_a_number', '4 受入れ年齢（下限） not_a_number', '5 受入れ年齢（上限） not_a_number', '6 空床の更新間隔 not_a_number', '7 リハビリ職員数 not_a_number'])
  })
  it('of another hospital is refused', () => {
    expect(faultsOf(readRecord(recordRows(['病院ID', OTHER], ['電話', '045-000-0009'])))).toEqual(['2 病院ID other_hospital'])
    expect(faultsOf(readRecord(recordRows(['病院ID', HOSPITAL.toUpperCase()])))).toEqual([])
  })
  it('keeps a letter that CP932 hasn’t got, and a wave dash that Windows writes otherwise', () => {
    const record = { ...RECORD, visiting: '14:00〜16:00 𠮷野まで' }
    const read = readRecord(recordRows(['面会', '14:00～16:00 〓野まで']), record)
    expect([read.faults, read.value]).toEqual([[], record])
  })
  it('closes the gap where a contact goes, and names the line of one that stays', () => {
    const record = { ...RECORD, otherContacts: [...RECORD.otherContacts, { name: '病棟', phone: '045-000-0005', extension: '', email: '' }] }
    const gone = readRecord(recordRows(['そのほかの連絡先1 名称', ''], ['そのほかの連絡先1 電話', '']), record)
    expect(gone.value.otherContacts).toEqual([record.otherContacts[1]])
    expect(faultsOf(readRecord(recordRows(['そのほかの連絡先1 名称', ''], ['そのほかの連絡先1 電話', ''], ['そのほかの連絡先2 電話', '病棟まで']), record))).toEqual(['4 そのほかの連絡先2 電話 not_a_phone'])
  })
})

describe('headings', () => {
  it('stand in any order, with empty columns behind', () => {
    expect(readRecord(rowsOf([['内容', '項目', '', ''], ['045-000-0009', '電話', '', '']])).value.phone).toBe('045-000-0009')
  })
  it.each([
    [[['項目', '内容', '内容'], ['電話', '1', '2']], '1 内容 heading_twice'],
    [[['項目', '書き方'], ['電話', '1']], '1 内容 heading_missing'],
    [[['項目', '内容', '患者氏名'], ['FAX', '', '']], '1 患者氏名 heading_unknown'],
    [[['項目', '内容', ''], ['FAX', '', 'x']], '2 3列目 cell_without_heading'],
  ])('%j: %s', (lines, fault) => expect(faultsOf(readRecord(rowsOf(lines as string[][])))).toContain(fault))
})

describe('受入条件', () => {
  const STATED: AcceptanceTable = { oxygen: { level: 'accepted', condition: '', limit: 5 }, dialysis: { level: 'conditional', condition: '月水金のみ', limit: null } }
  it('written and read again is the same', () => {
    const rows = acceptanceTableRows({ hospitalId: HOSPITAL, acceptance: STATED, catalogue: CATALOGUE })
    const read = readAcceptance([['項目コード', '分類', '項目', '判定', '条件', '上限', '単位', '病院ID'], ...rows.map((row) => [row.code, row.group, row.label, row.level, row.condition, row.limit, row.unit, row.hospitalId])], STATED)
    expect([read.faults, read.value, read.lines.filter((line) => line.changed)]).toEqual([[], STATED, []])
    expect(rows.map((row) => row.code)).toEqual(['oxygen', 'dialysis'])
  })
  it.each(['○', '〇', '◯', 'o', 'Ｏ', '受入可', ' 可 ', 'accepted'])('%s is ○', (level) => expect(readAcceptance([['項目', '判定'], ['透析', level]]).value.dialysis?.level).toBe('accepted'))
  it.each(['×', '✕', 'X', 'ｘ', '不可', '受入不可'])('%s is ×', (level) => expect(readAcceptance([['項目', '判定'], ['透析', level]]).value.dialysis?.level).toBe('refused'))
  it.each(['', '未記載', '－'])('%j states nothing', (level) => expect(readAcceptance([['項目', '判定'], ['透析', level]], STATED).value).toEqual({ oxygen: STATED.oxygen }))
  it('reads limits with their unit, and leaves conditions whose column isn’t there', () => {
    expect(readAcceptance([['項目コード', '判定', '上限'], ['oxygen', '△', '６ L/分まで']], { oxygen: { level: 'accepted', condition: '夜間は不可', limit: 5 } }).value.oxygen).toEqual({ level: 'conditional', condition: '夜間は不可', limit: 6 })
  })
  it.each(['5以上', '5床', '5日', '5 L/分以上'])('%s is no limit in L/分', (limit) => expect(faultsOf(readAcceptance([['項目コード', '判定', '上限'], ['oxygen', '△', limit]]))).toEqual(['2 上限 not_a_number']))
  it('tells faults', () => {
    const read = readAcceptance([
      ['項目コード', '項目', '判定', '条件', '上限', '病院ID'],
      ['oxygen', '酸素療法', 'まあまあ', '', '', ''],
      ['dialysis', '透析', '', '週3回まで', '', ''],
      ['dialysis', '', '○', '', '', ''],
      ['', '酸素', '○', '', '', ''],
      ['old_item', '', '○', '', '3', ''],
      ['oxygen', '透析', '○', '', '', ''],
      ['nothing', '', '○', '', '', ''],
    ])
    expect(faultsOf(read)).toEqual([
      '2 判定 not_a_choice',
      '3 判定 level_missing',
      '4 項目 item_twice',
      '5 項目 item_unknown',
      '6 上限 limit_without_unit',
      '7 項目 items_differ',
      '8 項目コード item_unknown',
    ])
  })
  it('of another hospital is refused with one sentence', () =>
    expect(faultsOf(readAcceptance([['項目', '判定', '病院ID'], ['なにか', '○', ''], ['透析', '○', OTHER], ['酸素療法', '○', OTHER]]))).toEqual(['3 病院ID other_hospital']))
  it('hears of no patient by name', () => expect(faultsOf(readAcceptance([['項目', '判定', '条件'], ['透析', '△', '山田花子様のみ']]))).toEqual(['2 条件 personal_name']))
  it('takes a word that its reader has released as no name, and nothing longer', () => {
    const released = new Set([wordKey('小鳥遊')])
    const vacancy = (note: string) => readVacancyTable(rowsOf([['病床種別', '病床数', '空床', '受入可能', 'ひとこと'], ['一般', '40', '2', '1', note]]), { hospitalId: HOSPITAL, availability: [], released })
    expect([vacancy('小鳥遊さんの来院は金曜').faults, faultsOf(vacancy('小鳥遊翼様は金曜'))]).toEqual([[], ['2 ひとこと personal_name']])
  })
})

describe('空床', () => {
  it('written and read again confirms every kind and sets none', () => {
    const rows = BED_KINDS.map((bedKind, at): Availability => ({ ...ROW, bedKind, version: at + 1, opensOn: at % 2 ? '2026-12-01' : null, opensBeds: at % 2 ? 1 : 0, waitingWeeks: at, note: at % 2 ? '大部屋のみ' : '' }))
    const read = readVacancyTable(vacancyRows(rows), { hospitalId: HOSPITAL, availability: rows })
    expect([read.faults, read.value.set, read.value.remove]).toEqual([[], [], []])
    expect(read.value.confirm).toEqual(rows.map(({ bedKind, version }) => ({ bedKind, version })))
  })
  it('reads full-width figures, era days and words', () => {
    const read = readVacancy([['病床種別', '空床', '受入可能', '空く予定の日', '空く予定の床数', '性別', '個室', '待機の目安(週)'], ['一般病床', '２床', '1', '令和8年12月1日(火)', '1', '女性', '無', '約2週']])
    expect(read.faults).toEqual([])
    expect(read.value.set).toEqual([{ bedKind: 'general', version: 7, availability: { beds: 40, vacant: 2, acceptable: 1, held: 0, opensOn: '2026-12-01', opensBeds: 1, sex: 'female', privateRoom: false, waitingWeeks: 2, note: '' } }])
  })
  it('takes beds and weeks, and no other unit', () => {
    const headings = ['病床種別', '空床', '受入可能', '待機の目安（週）']
    expect(readVacancy([headings, ['一般', '2床', '1', '3週間まで']]).value.set[0]?.availability).toMatchObject({ vacant: 2, waitingWeeks: 3 })
    expect(faultsOf(readVacancy([headings, ['一般', '2人', '1床以上', '10日']]))).toEqual(['2 空床 not_a_number', '2 受入可能 not_a_number', '2 待機の目安（週） not_a_number'])
  })
  it('passes over kinds without figures; a new kind needs its beds', () => {
    expect(readVacancy([['病床種別', '病床数', '空床', '受入可能'], ['療養', '', '', ''], ['一般', '40', '3', '2']]).value).toEqual({ set: [], confirm: [{ bedKind: 'general', version: 7 }], remove: [] })
    expect(readVacancy([['病床種別', '病床数', '空床', '受入可能'], ['療養', '20', '1', '1']]).value.set).toMatchObject([{ bedKind: 'longTermCare', version: 0, availability: { beds: 20, vacant: 1, acceptable: 1 } }])
    expect(faultsOf(readVacancy([['病床種別', '空床'], ['療養', '1']]))).toEqual(['2 病床数 number_missing'])
  })
  it('tells faults with line and column', () => {
    const read = readVacancy([
      ['病床種別', '病床数', '空床', '受入可能', '空く予定の日', 'ひとこと'],
      ['一般', '40', '50', '', '', ''],
      ['一般', '40', '3', '2', '', ''],
      ['何か', '1', '1', '1', '', ''],
      ['療養', '10', '3', '3', '12/1', ''],
      ['精神', '10', '-1', '3', '', ''],
      ['結核', '10', '1', '1', '', '山田花子様が入る予定'],
    ])
    expect(faultsOf(read)).toEqual(['2 受入可能 number_missing', '3 病床種別 item_twice', '4 病床種別 item_unknown', '5 空く予定の日 day_without_year', '6 空床 not_a_number', '7 ひとこと personal_name'])
    expect(faultsOf(readVacancy([['病床種別', '病床数', '空床', '受入可能'], ['一般', '40', '50', '2']]))).toEqual(['2 空床 contradicts'])
  })
})

describe('values as people write them', () => {
  it.each([['2026/11/25', '2026-11-25'], ['２０２６年１１月２５日', '2026-11-25'], ['R8.11.25', '2026-11-25'], ['令和元年5月1日', '2019-05-01'], ['2026-11-25 0:00:00', '2026-11-25'], ['2026/11/25(水)', '2026-11-25']])('%s is %s', (typed, day) => expect(readTableDay(typed)).toEqual({ value: day }))
  it.each(['2026/13/1', '2026-02-30', '45986', '来週', '9999/1/1'])('%s is no day', (typed) => expect(readTableDay(typed)).toHaveProperty('fault'))
  it.each([['9:00', '09:00'], ['9時', '09:00'], ['１８時３０分', '18:30']])('%s is %s', (typed, time) => expect(readClockTime(typed)).toEqual({ value: time }))
  it.each(['24:00', '9:60', '0.375', ''])('%j is no time', (typed) => expect(readClockTime(typed)).toEqual({ fault: 'not_a_time' }))
  it.each([['月水金', [1, 3, 5]], ['金〜月', [1, 5, 6, 0]], ['平日', [1, 2, 3, 4, 5]], ['土曜日・日曜日', [6, 0]], ['', []]])('%s is %j', (typed, days) => expect(readWeekdays(typed)).toEqual({ value: days }))
  it.each([['1,000', 1000], ['５', 5], ['2.5 L/分', 2.5], ['約3日', 3]])('%s is %d', (typed, number) => expect(readNumber(typed, { units: ['L/分', '日'], words: 'limit' })).toEqual({ value: number }))
  it.each(['1,00', '-1', '1e3', '=1', '五', '3-5', '0x10', 'Infinity'])('%s is no number', (typed) => expect(readNumber(typed, { units: ['日'] })).toEqual({ fault: 'not_a_number' }))
})

const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('項目', '内容', '判定', '病床種別', '空床', '電話', '一般', '○', '12', '2026/11/25', HOSPITAL, OTHER, '〓', "'=1", '\u0000', '﻿項目'))
const anyRows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }).map(rowsOf)

describe('whatever stands in a file', () => {
  it('is read without a fault of ours, and never into a value that the rules refuse', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('項目,内容', '項目,判定,条件,上限', '病床種別,病床数,空床,受入可能,ひとこと'), (rows, headings) => {
        const headed = [{ line: 1, cells: headings.split(',') }, ...rows.map((row) => ({ ...row, line: row.line + 1 }))]
        for (const tried of [rows, headed]) {
          readRecord(tried)
          readAcceptanceTable(tried, { hospitalId: HOSPITAL, acceptance: {}, catalogue: CATALOGUE })
          const { value, faults } = readVacancyTable(tried, { hospitalId: HOSPITAL, availability: [ROW] })
          if (faults.length === 0) for (const { availability } of value.set) expect(availability.vacant).toBeLessThanOrEqual(availability.beds)
        }
      }),
      { seed: 20261125, numRuns: 300 },
    )
  })
  const textOf = fc.string({ unit: fc.constantFrom('病', '棟', '=', '+', "'", ' ', '\n', '"', ',', '〜', '𠮷', '１', '〓', 'a', '\u3000'), maxLength: 20 })
  it('what stands, written and read, is never a change', () => {
    fc.assert(
      fc.property(textOf, textOf, textOf, fc.option(fc.nat(100), { nil: null }), (remarks, visiting, shortName, age) => {
        const record = { ...RECORD, remarks, visiting, shortName, ageFrom: age }
        const read = readRecord(rowsOf([['項目', '内容', '書き方'], ...recordTable({ hospitalId: HOSPITAL, record }).map((row) => [row.item, safeCell(row.content), row.hint])]), record)
        expect(read.value).toEqual(record)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
