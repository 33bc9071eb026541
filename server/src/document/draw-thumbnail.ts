import { createRequire } from 'node:module'
import path from 'node:path'
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Enough to tell one sheet from another, too small to read a line of it. */
const WIDTH = 160
const HEIGHT = 208
const QUALITY = 70

const encode = (canvas: Canvas): Promise<Buffer> => canvas.encode('jpeg', QUALITY)

const paper = (width: number, height: number) => {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  return { canvas, context }
}

const scaleTo = (width: number, height: number): number => Math.min(WIDTH / width, HEIGHT / height)

/** Throws where the picture can't be decoded: it couldn't be shown either. */
export const drawImageThumbnail = async (picture: Buffer): Promise<Buffer> => {
  const image = await loadImage(picture)
  const scale = scaleTo(image.width, image.height)
  const { canvas, context } = paper(image.width * scale, image.height * scale)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return encode(canvas)
}

/** The same points without what lies behind transparent ones, or beside the picture. */
export const drawOnWhite = async (picture: Buffer): Promise<Buffer> => {
  const image = await loadImage(picture)
  const { canvas, context } = paper(image.width, image.height)
  context.drawImage(image, 0, 0)
  return canvas.encode('png')
}

const assets = (): string => path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** Reads the file as the reader's browser will; throws where it can't. */
export const openPdfFile = (bytes: Uint8Array) => {
  const folder = assets()
  return getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${folder}/cmaps/`,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    wasmUrl: `${folder}/wasm/`,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  }).promise
}

/** `thumbnail` is undefined where only the picture failed. */
export const openPdf = async (bytes: Uint8Array): Promise<{ pages: number; thumbnail: Buffer | undefined }> => {
  const document = await openPdfFile(bytes)
  const page = await document.getPage(1)
  const size = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: scaleTo(size.width, size.height) })
  const { canvas } = paper(viewport.width, viewport.height)
  const thumbnail = await page
    .render({ canvas: canvas as never, viewport })
    .promise.then(() => encode(canvas))
    .catch(() => undefined)
  return { pages: document.numPages, thumbnail }
}
