import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { createCanvas } from '@napi-rs/canvas'

/** Files as hospitals have them, and as attackers make them; all made here. */
export const samplePdf = async (of: { pages?: number; title?: string; change?: (document: PDFDocument) => unknown } = {}): Promise<Buffer> => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  if (of.title !== undefined) document.setTitle(of.title)
  for (let page = 1; page <= (of.pages ?? 1); page++) document.addPage([595, 842]).drawText(`Page ${page}`, { x: 50, y: 700, size: 40, font })
  await of.change?.(document)
  return Buffer.from(await document.save())
}

const drawn = (width: number, height: number) => {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#c00'
  context.fillRect(0, 0, width, height / 4)
  return canvas
}

export const sampleJpeg = (width = 400, height = 300): Promise<Buffer> => drawn(width, height).encode('jpeg', 80)
export const samplePng = (width = 400, height = 300): Promise<Buffer> => drawn(width, height).encode('png')
