import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Steps = { fnArray: readonly number[]; argsArray: readonly unknown[] }
type Glyph = { unicode?: unknown; width?: unknown }

/** How wide each character is in each font of a page, as the file itself tells it, in thousandths of the type size. */
export type GlyphWidths = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Lines tell only where they begin and end: with these it is known where in them a word stands, in proportional type too. */
export const glyphWidths = ({ fnArray, argsArray }: Steps): GlyphWidths => {
  const fonts = new Map<string, Map<string, number>>()
  const kept: string[] = []
  let font = ''
  fnArray.forEach((step, i) => {
    const args = argsArray[i]
    if (step === OPS.save) kept.push(font)
    else if (step === OPS.restore) font = kept.pop() ?? font
    else if (step === OPS.setFont && Array.isArray(args)) font = String(args[0])
    else if (step === OPS.showText && Array.isArray(args) && Array.isArray(args[0])) {
      const widths = fonts.get(font) ?? new Map<string, number>()
      fonts.set(font, widths)
      for (const glyph of args[0] as (Glyph | number | null)[]) if (glyph !== null && typeof glyph === 'object' && typeof glyph.unicode === 'string' && typeof glyph.width === 'number') widths.set(glyph.unicode, glyph.width)
    }
  })
  return fonts
}

/** For each unit of a text; nothing where the font tells of none of its characters. */
export const widthsOfText = (text: string, font: ReadonlyMap<string, number> | undefined): number[] | undefined => {
  if (font === undefined || !Array.from(text).some((character) => font.has(character))) return undefined
  const usual = [...font.values()].reduce((sum, width) => sum + width, 0) / font.size
  return Array.from(text).flatMap((character) => {
    const width = font.get(character) ?? (character === ' ' ? usual / 3 : usual)
    return Array.from({ length: character.length }, () => width / character.length)
  })
}
