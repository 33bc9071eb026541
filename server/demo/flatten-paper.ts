import { createCanvas } from '@napi-rs/canvas'
import { openPdfFile } from '../src/document/draw-thumbnail'
import { startFlatPdf } from '../src/document/write-flat-pdf'

/** Of A4, 150 points an inch: read well, and drawn fast. */
const SCALE = 150 / 72

/** A typeset paper as the redaction editor hands it over: a picture a page, no word that could be copied. */
export const flattenPaper = async (pdf: Buffer): Promise<Buffer> => {
  const document = await openPdfFile(pdf)
  const flat = startFlatPdf(document.numPages)
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: SCALE })
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
    const context = canvas.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    await page.render({ canvas: canvas as never, viewport }).promise
    flat.addPage({ width, height, image: { width: canvas.width, height: canvas.height, colour: 'DeviceRGB', coding: 'jpeg', data: await canvas.encode('jpeg', 82) } })
  }
  await document.loadingTask.destroy()
  return flat.finish()
}
