import { expect, it } from 'vitest'
import { boxBetween, coveredShare, joinBoxes, moveBox, pixelsOfBox, resizeBox, visibleBox } from './page-boxes'

const box = { x: 0.2, y: 0.2, width: 0.3, height: 0.1 }

it('a box moves and stays on its page', () => {
  expect(moveBox(box, { x: 0.9, y: -0.5 })).toEqual({ x: 0.7, y: 0, width: 0.3, height: 0.1 })
})

it('a corner drawn past the other neither turns the box nor makes it vanish', () => {
  const small = resizeBox(box, 'se', { x: -0.9, y: -0.9 })
  expect([small.x, small.y, small.width > 0, small.height > 0]).toEqual([0.2, 0.2, true, true])
  expect(resizeBox(box, 'nw', { x: -0.5, y: -0.5 })).toMatchObject({ x: 0, y: 0, width: 0.5 })
})

it('is drawn from any corner, and not at all by a mere click', () => {
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.4, y: 0.2 })).toMatchObject({ x: 0.4, y: 0.2 })
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.5 })).toBeUndefined()
})

it('covers in pixels at least what it covers on the page', () => {
  const { x, y, width, height } = pixelsOfBox(box, { width: 1237, height: 1751 })
  expect([x <= 0.2 * 1237, y <= 0.2 * 1751, x + width >= 0.5 * 1237, y + height >= 0.3 * 1751]).toEqual([true, true, true, true])
  expect(coveredShare(box, { ...box, width: 0.15 })).toBeCloseTo(0.5)
})

it('boxes side by side become one, boxes at a corner don’t: one rectangle would hide what lies between', () => {
  const beside = { ...box, x: 0.501 }
  expect(joinBoxes([{ box }, { box: beside }])).toMatchObject([{ box: { x: 0.2, y: 0.2, width: 0.301 + box.width } }])
  expect(joinBoxes([{ box }, { box: { ...box, x: 0.45, y: 0.29 } }])).toHaveLength(2)
})

it('a box over near-invisible print can be seen and stays on its page', () => {
  expect(visibleBox({ x: 0.999, y: 0.5, width: 0.001, height: 0.001 })).toEqual({ x: 0.97, y: 0.4905, width: 0.03, height: 0.02 })
  expect(visibleBox(box)).toEqual(box)
})
