import { describe, expect, it } from 'vitest'
import { eraDay, eraFiscalYear, eraMonth } from './japanese-era'

describe('dates of the prefecture’s papers', () => {
  it.each([
    ['2026-11-26', '令和8年11月26日'],
    ['2024-04-01', '令和6年4月1日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1900-01-01', '1900年1月1日'],
  ])('%s is %s', (day, written) => expect(eraDay(day)).toBe(written))
  it('names months and fiscal years', () => {
    expect([eraMonth('2026-12'), eraMonth('2019-05'), eraMonth('2019-04')]).toEqual(['令和8年12月', '令和元年5月', '平成31年4月'])
    expect([eraFiscalYear(2026), eraFiscalYear(2019), eraFiscalYear(2018)]).toEqual(['令和8年度', '令和元年度', '平成30年度'])
  })
})
