import { expect, it } from 'vitest'
import { quantityText } from './quantity-text'

it('a unit stands behind its number, a scale before its score', () => {
  expect([quantityText(5, '回/日'), quantityText(3, 'L/min', ' '), quantityText(4, 'DESIGN-R', ' '), quantityText(2, '')]).toEqual(['5回/日', '3 L/min', 'DESIGN-R 4', '2'])
})
