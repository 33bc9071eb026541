import { expect, test } from 'vitest'
import { cutTo, lineUpTo, textUpTo } from './text'

test('a name or a title is one line, and reads as it is written', () => {
  const line = lineUpTo(40)
  for (const text of ['', '港西病院', '𠮷田 花子', 'St. Luke\'s', 'タブ\tも可']) expect(line.safeParse(text).success, text).toBe(true)
  for (const sign of ['\u202e', '\u202a', '\u2066', '\u2069', '\u200f', '\u061c', '\n', '\u2028', '\u2029', '\u0085', '\r', '\u0000']) expect(line.safeParse(`港西${sign}病院`).success, JSON.stringify(sign)).toBe(false)
  expect(line.safeParse('あ'.repeat(41)).success).toBe(false)
  expect(textUpTo(40).safeParse('一行目\n二行目').success).toBe(true)
})

test('a text is cut between whole characters', () => {
  expect(cutTo('港西病院', 40)).toBe('港西病院')
  expect(cutTo(`${'あ'.repeat(39)}𠮷田`, 40)).toBe('あ'.repeat(39))
  expect(cutTo(`${'あ'.repeat(38)}𠮷田`, 40)).toBe(`${'あ'.repeat(38)}𠮷`)
  expect(cutTo(`${'あ'.repeat(39)}葛\u{e0100}`, 40)).toBe('あ'.repeat(39))
})
