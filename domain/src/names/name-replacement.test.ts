import { expect, it } from 'vitest'
import { replacedPlace } from './name-replacement'

const replaced = (text: string, word: string, by: string) => {
  const { start, end } = replacedPlace(text, { start: text.indexOf(word), end: text.indexOf(word) + word.length }, by)
  return text.slice(0, start) + by + text.slice(end)
}

it('takes the form of address along, so that none stands twice', () => {
  expect(replaced('山田様は明日来院', '山田', '患者様')).toBe('患者様は明日来院')
  expect(replaced('山田 太郎　さんは明日', '山田 太郎', 'A氏')).toBe('A氏は明日')
  expect(replaced('山田は明日', '山田', '患者様')).toBe('患者様は明日')
  expect(replaced('山田さんへ', '山田', '')).toBe('へ')
})

it('takes the の along where a relative’s name is erased', () => {
  expect(replaced('長女の裕子が来院', '裕子', '')).toBe('長女が来院')
  expect(replaced('担当の裕子が来院', '裕子', '')).toBe('担当のが来院')
})
