import { expect, it } from 'vitest'
import { kanaOf } from './kana-of'

it.each([
  ['takasaki', 'タカサキ'],
  ['SHIOMI', 'シオミ'],
  ['ｙｏｋｏｈａｍａ', 'ヨコハマ'],
  ['hyou', 'ヒョウ'],
])('reads %s', (typed, kana) => expect(kanaOf(typed)).toBe(kana))

it.each(['AO', 'JA', '高崎', 'タカサキ', 'xyz', 'st-luke', ''])('leaves %s as it is', (typed) => expect(kanaOf(typed)).toBe(typed))
