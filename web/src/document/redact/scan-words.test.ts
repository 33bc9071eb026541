import { expect, it } from 'vitest'
import { pageOfScan } from './scan-words'

const line = { words: [{ symbols: [{ text: '山', bbox: { x0: 10, y0: 20, x1: 20, y1: 30 } }] }] }
const footOf = (turn: Parameters<typeof pageOfScan>[2]) => pageOfScan([line], { width: 100, height: 200 }, turn).pieces[0]?.foot

it('what was read upright stands where it was read', () => {
  expect(footOf({ quarters: 0, tilt: 0 })).toEqual({ x: 10, y: 30 })
})

it('what was read of a page on its side or its head is brought back to the page', () => {
  expect(footOf({ quarters: 2, tilt: 0 })).toEqual({ x: 90, y: 170 })
  expect(footOf({ quarters: 1, tilt: 0 })).toEqual({ x: 30, y: 190 })
  expect(footOf({ quarters: 3, tilt: 0 })).toEqual({ x: 70, y: 10 })
})

it('a tilt that was put right about the middle is put back', () => {
  const { x, y } = footOf({ quarters: 0, tilt: Math.PI / 2 }) ?? { x: 0, y: 0 }
  expect([Math.round(x), Math.round(y)]).toEqual([-20, 140])
})
