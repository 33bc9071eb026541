import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Where on which page a text begins, in points from the upper left corner. */
export type TextPlace = { page: number; x: number; y: number }

export type PlacedText = {
  pages: number
  /** Everything written, page by page in the order of writing, without spaces, full width as half width. */
  text: string
  placeAt: (index: number) => TextPlace
  /** The rightmost point that anything reaches. */
  right: number
  fonts: string[]
  info: Record<string, unknown>
}

export const withoutSpaces = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** Reads a PDF's words with their places, for comparing a sheet with its original. */
export const placesOnSheet = async (pdf: Buffer): Promise<PlacedText> => {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const placed: { at: number; place: TextPlace }[] = []
  let text = ''
  let right = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const height = page.view[3] ?? 0
    const { items } = await page.getTextContent()
    for (const item of items) {
      if (!('str' in item)) continue
      const plain = withoutSpaces(item.str)
      if (plain === '') continue
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])]
      placed.push({ at: text.length, place: { page: number, x, y: height - y } })
      text += plain
      right = Math.max(right, x + item.width)
    }
  }
  const info: Record<string, unknown> = { ...(await document.getMetadata()).info }
  const pages = document.numPages
  await task.destroy()
  const placeAt = (index: number): TextPlace => {
    const found = placed.findLast(({ at }) => at <= index)
    if (found === undefined) throw new Error('nothing is written there')
    return found.place
  }
  return { pages, text, placeAt, right, fonts: [...pdf.toString('latin1').matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, name = '']) => name), info }
}
