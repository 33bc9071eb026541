import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { glyphWidths, widthsOfText } from './glyph-widths'

const glyph = (unicode: string, width: number) => ({ unicode, width })

it('knows of each font how wide its characters are, and which font stands after one was set for a while', () => {
  const steps: [number, unknown][] = [
    [OPS.setFont, ['a', 12]],
    [OPS.save, null],
    [OPS.setFont, ['b', 12]],
    [OPS.showText, [[glyph('山', 1000), -20, glyph('し', 700)]]],
    [OPS.restore, null],
    [OPS.showText, [[glyph('i', 222)]]],
  ]
  const widths = glyphWidths({ fnArray: steps.map(([step]) => step), argsArray: steps.map(([, args]) => args) })
  expect(widthsOfText('山し', widths.get('b'))).toEqual([1000, 700])
  expect(widthsOfText('ii', widths.get('a'))).toEqual([222, 222])
  expect(widthsOfText('山', widths.get('a'))).toBeUndefined()
})
