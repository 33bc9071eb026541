import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { RECORD_SECTIONS } from '@tasuki/domain/transfer/record-sections'
import { describe, expect, it } from 'vitest'
import { COMMITTEE_SECTIONS, COMMITTEE_TEXTS } from './committee-layout'
import { paperLabel } from './committee.sheet'

/** 84歳 女 誤嚥性肺炎後: the headline. The care needs have a table of their own. */
const ELSEWHERE_ON_THE_SHEET = ['sex', 'age', 'mainDisease', 'needs']
/** Fields that a committee isn't shown. There are none. */
const LEFT_OUT: string[] = []

const everyField = Object.entries(EMPTY_CASE_RECORD).flatMap(([field, value]) => (Object.hasOwn(RECORD_SECTIONS, field) ? Object.keys(value as object).map((name) => `${field}.${name}`) : [field]))
const printed = [...COMMITTEE_SECTIONS.flatMap((section) => section.fields), ...COMMITTEE_TEXTS.map(({ path }) => path)]

describe('判定会議資料', () => {
  it('prints every field of the record, each once', () => {
    expect([...printed, ...ELSEWHERE_ON_THE_SHEET, ...LEFT_OUT].sort()).toEqual([...everyField].sort())
  })
  it.each(printed)('%s has a Japanese name', (path) => expect(paperLabel(path)).toMatch(/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-z0-9ー・（）／]+$/u))
  it.each(printed)('%s is not named by its path', (path) => expect(paperLabel(path)).not.toContain('.'))
})
