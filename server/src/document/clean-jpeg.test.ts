import { expect, test } from 'vitest'
import { takeJpegApart } from './clean-jpeg'

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
/** Version 1.2, 72 dots an inch, a thumbnail of so many pixels. */
const jfif = (columns: number, rows: number): Buffer =>
  segment(0xe0, Buffer.concat([Buffer.from('JFIF\0', 'latin1'), Buffer.from([1, 2, 1, 0, 72, 0, 72, columns, rows]), Buffer.alloc(3 * columns * rows, 0x5a)]))
const FRAME = segment(0xc0, Buffer.from([8, 0, 2, 0, 3, 1, 1, 0x11, 0]))
const SCAN = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0x34])])
const END = Buffer.from([0xff, 0xd9])
const START = Buffer.from([0xff, 0xd8])

test('no small picture of before the blackening stays in a photograph’s header', () => {
  const jfxx = segment(0xe0, Buffer.from('JFXX\0\x13\x02\x02thumbnail', 'latin1'))
  const apart = takeJpegApart(Buffer.concat([START, jfif(2, 3), jfxx, FRAME, SCAN, END]))
  expect([apart?.width, apart?.height]).toEqual([3, 2])
  expect(apart?.picture.equals(Buffer.concat([START, jfif(0, 0), FRAME, SCAN, END]))).toBe(true)
  expect(apart?.removed.includes('thumbnail')).toBe(true)
})

test('a header without a thumbnail stays as it was, and nothing is taken out', () => {
  const plain = Buffer.concat([START, jfif(0, 0), FRAME, SCAN, END])
  const apart = takeJpegApart(plain)
  expect(apart?.picture.equals(plain)).toBe(true)
  expect(apart?.removed).toHaveLength(0)
})
