import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { pictureShare } from './picture-share'

const A4 = { transform: [1, 0, 0, -1, 0, 842], width: 595, height: 842 }
const steps = (...of: [number, unknown][]) => ({ fnArray: of.map(([step]) => step), argsArray: of.map(([, args]) => args) })

it('a scan covers its page, also when it was cut into strips', () => {
  expect(pictureShare(steps([OPS.transform, [595, 0, 0, 842, 0, 0]], [OPS.paintImageXObject, []]), A4)).toBe(1)
  const strips = [0, 1, 2, 3].flatMap((i): [number, unknown][] => [[OPS.save, null], [OPS.transform, [595, 0, 0, 421, 0, 421 * (i % 2)]], [OPS.paintImageXObject, []], [OPS.restore, null]])
  expect(pictureShare(steps(...strips), A4)).toBe(1)
})

it('a patient’s sticker counts, a page of text alone doesn’t', () => {
  expect(pictureShare(steps([OPS.paintFormXObjectBegin, [[1, 0, 0, 1, 100, 600], null]], [OPS.transform, [140, 0, 0, 60, 0, 0]], [OPS.paintInlineImageXObject, []], [OPS.paintFormXObjectEnd, []]), A4)).toBeCloseTo((140 * 60) / (595 * 842), 2)
  expect(pictureShare(steps([OPS.beginText, []], [OPS.endText, []]), A4)).toBe(0)
})
