import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fillTemplate, TEMPLATE_PLACEHOLDERS, unknownPlaceholders } from './message-template.rules'

it('fills in what is known, and leaves the rest to be written over', () => {
  expect(fillTemplate('{年齢}の{主病名}の方です。｛自院｝の{差出人}より', { 年齢: '84歳', 自院: '東病院' })).toBe('84歳の{主病名}の方です。東病院の{差出人}より')
})

it('knows no placeholder for a name', () => {
  expect(unknownPlaceholders('{氏名}様、{ 年齢 }、{カルテ番号}、{氏名}')).toEqual(['氏名', 'カルテ番号'])
  expect(TEMPLATE_PLACEHOLDERS.filter((one) => /氏名|名前|生年月日|番号/.test(one))).toEqual([])
})

it('a text without braces stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/[{}｛｝]/.test(text)),
      (text) => {
        expect(fillTemplate(text, { 年齢: '84歳' })).toBe(text)
      },
    ),
  )
})
