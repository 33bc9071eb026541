import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A sheet as the browser's own print command makes it. */
export type PrintedSheet = { width: number; height: number; text: string; colours: string[] }

const COLOURS = new Set<number>([OPS.setFillRGBColor, OPS.setStrokeRGBColor])

/** What stands on each sheet of a PDF, and in which colours. */
export const readSheets = async (pdf: Buffer): Promise<PrintedSheet[]> => {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const sheets: PrintedSheet[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    const { items } = await page.getTextContent()
    const { fnArray, argsArray } = await page.getOperatorList()
    const colours = fnArray.flatMap((operator, at) => (COLOURS.has(operator) ? [String((argsArray[at] as unknown[])[0])] : []))
    sheets.push({ width: right - left, height: top - bottom, text: items.map((item) => ('str' in item ? item.str : '')).join(''), colours: [...new Set(colours)] })
  }
  await task.destroy()
  return sheets
}
