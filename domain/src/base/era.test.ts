import { expect, it } from 'vitest'
import { eraDayText, eraFiscalYearText, eraMonthText } from './era'

it('a day, a month and a fiscal year are written in their era', () => {
  expect([eraDayText('2026-04-01'), eraDayText('2019-05-01'), eraDayText('2019-04-30'), eraDayText('1989-01-07')]).toEqual(['令和8年4月1日', '令和元年5月1日', '平成31年4月30日', '昭和64年1月7日'])
  expect([eraMonthText('2027-01'), eraMonthText('2019-05')]).toEqual(['令和9年1月', '令和元年5月'])
  expect([eraFiscalYearText(2026), eraFiscalYearText(2019)]).toEqual(['令和8年度', '令和元年度'])
})
