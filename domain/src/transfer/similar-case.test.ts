import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSimilarDisease } from './similar-case.rules'

it.each([
  ['誤嚥性肺炎後', '誤嚥性 肺炎後', true],
  ['ＣＯＰＤ', 'copd', true],
  ['ｱﾙﾂﾊｲﾏｰ型認知症', 'アルツハイマー型認知症', true],
  ['アテローム血栓性脳梗塞（左中大脳動脈領域）', 'アテローム血栓性脳梗塞', true],
  ['右大腿骨頸部骨折', '左大腿骨頸部骨折', false],
  ['肺炎', '肺炎球菌性髄膜炎', false],
  ['', '', false],
  ['（）', '・', false],
])('%s / %s: %s', (one, other, similar) => expect(isSimilarDisease(one, other)).toBe(similar))

it('goes both ways, and every disease is like itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(isSimilarDisease(a, b)).toBe(isSimilarDisease(b, a))
    }),
  )
  expect(isSimilarDisease('慢性心不全', '慢性心不全')).toBe(true)
})
