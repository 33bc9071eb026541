import { createRequire } from 'node:module'
import { PDFDocument, type SaveOptions, StandardFonts } from '@cantoo/pdf-lib'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'

/** Made of pictures alone, with the library and the calls that the redaction editor makes its documents with. */
export const flatPdf = async (pictures: readonly Buffer[], of: { change?: ((document: PDFDocument) => unknown) | undefined; save?: SaveOptions | undefined } = {}): Promise<Buffer> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (const picture of pictures) {
    const image = await (picture[0] === 0xff ? document.embedJpg(picture) : document.embedPng(picture))
    const scale = 842 / Math.max(image.width, image.height)
    const [width, height] = [image.width * scale, image.height * scale]
    document.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height })
  }
  await of.change?.(document)
  return Buffer.from(await document.save(of.save))
}

/** Pages without a word on them. */
export const samplePdf = async (of: { pages?: number; change?: (document: PDFDocument) => unknown; save?: SaveOptions } = {}): Promise<Buffer> => {
  const page = await sampleJpeg()
  return flatPdf(Array.from({ length: of.pages ?? 1 }, () => page), of)
}

/** As an office program prints it: its words can be copied, whatever is drawn over them. */
export const printedPdf = async (text = 'Page 1'): Promise<Buffer> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([595, 842])
  page.drawText(text, { x: 50, y: 700, size: 40, font })
  page.drawRectangle({ x: 40, y: 690, width: 400, height: 60 })
  return Buffer.from(await document.save())
}

/** Before a line that is hardly seen. */
export const FAINT = '~'
const FONT = 'BIZ UDPGothic of the tests'

/** A sheet with lines of large clear type, as a scanner sees it; `█` is a box over a name. */
export const typedSheet = async (lines: readonly string[], of: { coding?: 'jpeg' | 'png'; turned?: boolean } = {}): Promise<Buffer> => {
  if (!GlobalFonts.has(FONT)) GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'), FONT)
  const [width, height] = [1000, 200 + lines.length * 90]
  const canvas = createCanvas(of.turned === true ? height : width, of.turned === true ? width : height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  if (of.turned === true) context.setTransform(0, 1, -1, 0, height, 0)
  context.fillStyle = '#000'
  context.font = `44px "${FONT}"`
  for (const [index, line] of lines.entries()) {
    context.fillStyle = line.startsWith(FAINT) ? '#ededed' : '#000'
    let left = 80
    for (const part of line.replace(FAINT, '').split(/(█+)/)) {
      const width = part.startsWith('█') ? part.length * 44 : context.measureText(part).width
      if (part.startsWith('█')) context.fillRect(left, 96 + index * 90, width, 60)
      else context.fillText(part, left, 140 + index * 90)
      left += width
    }
  }
  return of.coding === 'png' ? canvas.encode('png') : canvas.encode('jpeg', 90)
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

/** Its upper half can't be seen, and isn't white. */
export const transparentPng = async (): Promise<Buffer> => {
  const canvas = createCanvas(40, 30)
  const context = canvas.getContext('2d')
  context.fillStyle = 'rgba(200, 0, 0, 0.002)'
  context.fillRect(0, 0, 40, 15)
  context.fillStyle = '#0a0'
  context.fillRect(0, 15, 40, 15)
  return canvas.encode('png')
}
