import { createCanvas } from '@napi-rs/canvas'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A page of a sheet as a fax machine and a reader of its text meet it. */
export type PrintedPage = {
  /** In points: A4 is 595.28 × 841.89. */
  width: number
  height: number
  text: string
  smallestLetter: number
  /** Every colour anything is filled or drawn with, as #rrggbb. */
  colours: string[]
  /** Pixels that are neither black nor white and touch no black one: a grey area, which a fax turns into dots. */
  greyPixels: number
  blackPixels: number
}

/** 200 dots an inch: a fax in fine mode. */
const SCALE = 200 / 72
const BLACK = 64
const WHITE = 224

const COLOUR_OPERATORS = new Set<number>([OPS.setFillRGBColor, OPS.setStrokeRGBColor])

const countPixels = (pixels: Uint8ClampedArray, width: number): { greyPixels: number; blackPixels: number } => {
  const lightness = (at: number): number => Math.max(pixels[at * 4] ?? 255, pixels[at * 4 + 1] ?? 255, pixels[at * 4 + 2] ?? 255)
  const total = pixels.length / 4
  const around = [-1, 1, -width, width, -width - 1, -width + 1, width - 1, width + 1, -2, 2, -2 * width, 2 * width]
  let [greyPixels, blackPixels] = [0, 0]
  for (let at = 0; at < total; at++) {
    const here = lightness(at)
    if (here < BLACK) blackPixels++
    else if (here < WHITE && !around.some((step) => at + step >= 0 && at + step < total && lightness(at + step) < BLACK)) greyPixels++
  }
  return { greyPixels, blackPixels }
}

/** Reads a PDF as a printer does: what is on its pages, how large, in which colours, and what is left of it in black and white. */
export const rasteriseSheet = async (pdf: Buffer): Promise<PrintedPage[]> => {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    const { items } = await page.getTextContent()
    const letters = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
    const { fnArray, argsArray } = await page.getOperatorList()
    const colours = fnArray.flatMap((operator, at) => (COLOUR_OPERATORS.has(operator) ? [String((argsArray[at] as unknown[])[0])] : []))
    const viewport = page.getViewport({ scale: SCALE })
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
    const context = canvas.getContext('2d')
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise
    pages.push({
      width: right - left,
      height: top - bottom,
      text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      smallestLetter: Math.min(...letters.map((item) => Math.hypot(Number(item.transform[2]), Number(item.transform[3])))),
      colours: [...new Set(colours)],
      ...countPixels(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width),
    })
  }
  await task.destroy()
  return pages
}
