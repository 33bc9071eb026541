import { expect, it } from 'vitest'
import { pageOfScan } from './scan-words'

const line = { words: [{ bbox: { x0: 10, y0: 20, x1: 20, y1: 30 }, symbols: [{ text: '山', bbox: { x0: 10, y0: 20, x1: 20, y1: 30 } }] }] }
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

it('characters of a word that were told too narrow or one over the other cover the word together', () => {
  const word = { bbox: { x0: 0, y0: 0, x1: 60, y1: 20 }, symbols: [{ text: '山', bbox: { x0: 2, y0: 0, x1: 50, y1: 20 } }, { text: '田', bbox: { x0: 46, y0: 0, x1: 55, y1: 20 } }] }
  const pieces = pageOfScan([{ words: [word] }], { width: 100, height: 100 }, { quarters: 0, tilt: 0 }).pieces
  expect(pieces.map(({ foot, along }) => [foot.x, foot.x + along.x])).toEqual([[0, 50], [46, 60]])
})
