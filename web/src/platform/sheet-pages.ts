import { openPdfBytes } from './draw-page'

/** A page of a sheet as a picture to look at and print, with its words for who listens. */
export type SheetPage = { url: string; text: string; width: number; height: number }

/** Points of an inch into dots of a print in which small kanji stay legible. */
const SCALE = 200 / 72

/** Draws every page; whoever is done with them lets their pictures go. */
export const drawSheetPages = async (bytes: ArrayBuffer): Promise<SheetPage[]> => {
  const pdf = await openPdfBytes(bytes)
  try {
    const pages: SheetPage[] = []
    for (let number = 1; number <= pdf.pages; number++) {
      const page = await pdf.document.getPage(number)
      const viewport = page.getViewport({ scale: SCALE })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      await page.render({ canvas, viewport }).promise
      const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
      if (picture === null) throw new Error('the page can’t be drawn')
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      pages.push({ url: URL.createObjectURL(picture), text, width: canvas.width, height: canvas.height })
    }
    return pages
  } finally {
    await pdf.destroy()
  }
}
