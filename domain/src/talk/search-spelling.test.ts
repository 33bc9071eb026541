import { expect, test } from 'vitest'
import { foundSpans, searchSpelling, searchWords } from './search-spelling.rules'

test('one spelling for widths, kana, variants of kanji, spaces and marks', () => {
  for (const typed of ['ﾃﾞｲｹｱ', 'でいけあ', 'デイケア', 'デイ・ケア', 'デ イケア']) expect(searchSpelling(typed)).toBe('デイケア')
  expect(searchSpelling('髙﨑さん')).toBe(searchSpelling('高崎サン'))
  expect(searchSpelling('ＭＲＳＡ')).toBe('mrsa')
})

test('a search is words, each once', () => {
  expect(searchWords('透析　月水金 透析、')).toEqual(['透析', '月水金'])
  expect(searchWords(' 。')).toEqual([])
})

test('finds stand where they were typed', () => {
  const body = '透 析は ﾃﾞｲｹｱ の日に。人工透析'
  expect(foundSpans(body, searchWords('透析 でいけあ')).map(({ start, end }) => body.slice(start, end))).toEqual(['透 析', 'ﾃﾞｲｹｱ', '透析'])
  expect(foundSpans(body, ['ない'])).toEqual([])
  expect(foundSpans('ああああ', searchWords('ああ'))).toEqual([{ start: 0, end: 4 }])
})
