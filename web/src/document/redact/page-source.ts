import type { PageText, TextPiece } from '@tasuki/domain/document/page-text'
import type { PDFPageProxy } from 'pdfjs-dist'
import { openPdfBytes } from '../../platform/draw-page'
import { createDrawingQueue, type Drawing } from './drawing-queue'
import { glyphWidths, widthsOfText } from './glyph-widths'
import { pictureShare } from './picture-share'

export type PageSize = { width: number; height: number }

/** The pages of what was chosen, drawn one at a time. Pages count from 0. */
export type PageSource = {
  pages: number
  size: (page: number) => Promise<PageSize>
  /** Draws a page upright, its longer side so many pixels long. */
  draw: (page: number, canvas: HTMLCanvasElement, drawing: Drawing) => Promise<void>
  /** The text that the file itself holds, and how much of the page is pictures, of which it tells nothing. */
  text: (page: number) => Promise<{ own: PageText | undefined; pictures: number }>
  close: () => void
}

type Run = { str: string; transform: unknown[]; width: number; height: number; hasEOL: boolean; fontName: string }

const numbers = (values: readonly unknown[]): number[] => values.map(Number)

/** First the run's own place, then the page's turn and its axis that points down. */
const joined = (outer: readonly unknown[], inner: readonly unknown[]) => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(outer)
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = numbers(inner)
  return { a: a * g + c * h, b: b * g + d * h, c: a * i + c * j, d: b * i + d * j, e: a * k + c * l + e, f: b * k + d * l + f }
}

const pieceOfRun = (run: Run, viewport: { transform: unknown[] }, vertical: boolean): TextPiece => {
  const { a, b, c, d, e, f } = joined(viewport.transform, run.transform)
  const [along, up] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1]
  if (vertical) return { text: run.str, foot: { x: e - run.width / 2, y: f }, along: { x: 0, y: run.height }, up: { x: run.width, y: 0 }, lineEnd: run.hasEOL }
  const height = run.height || up
  return { text: run.str, foot: { x: e, y: f }, along: { x: (a / along) * run.width, y: (b / along) * run.width }, up: { x: (c / up) * height, y: (d / up) * height }, lineEnd: run.hasEOL }
}

type Note = { subtype?: string; rect?: number[]; fieldValue?: unknown; contentsObj?: { str?: string } }

/** What was typed into fields and notes of a PDF is drawn, and no part of its text. */
const piecesOfNotes = (notes: readonly Note[], page: PDFPageProxy): TextPiece[] => {
  const viewport = page.getViewport({ scale: 1 })
  return notes.flatMap(({ subtype, rect, fieldValue, contentsObj }) => {
    const text = subtype === 'Widget' ? fieldValue : subtype === 'FreeText' ? contentsObj?.str : undefined
    if (typeof text !== 'string' || text === '' || rect === undefined) return []
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = viewport.convertToViewportRectangle(rect).map(Number)
    return [{ text, foot: { x: Math.min(x0, x1), y: Math.max(y0, y1) }, along: { x: Math.abs(x1 - x0), y: 0 }, up: { x: 0, y: -Math.abs(y1 - y0) }, lineEnd: true, whole: true }]
  })
}

const onWhite = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  return context
}

const openPdfSource = async (file: Blob): Promise<PageSource> => {
  const pdf = await openPdfBytes(await file.arrayBuffer())
  const open = async <T>(page: number, look: (opened: PDFPageProxy) => Promise<T>): Promise<T> => {
    const opened = await pdf.document.getPage(page + 1)
    return look(opened)
  }
  return {
    pages: pdf.pages,
    size: (page) => open(page, async (opened) => opened.getViewport({ scale: 1 })),
    draw: (page, canvas, { longSide, signal }) =>
      open(page, async (opened) => {
        const { width, height } = opened.getViewport({ scale: 1 })
        const viewport = opened.getViewport({ scale: longSide / Math.max(width, height) })
        canvas.width = Math.max(1, Math.round(viewport.width))
        canvas.height = Math.max(1, Math.round(viewport.height))
        onWhite(canvas)
        const task = opened.render({ canvas, viewport })
        const stop = () => task.cancel()
        signal?.addEventListener('abort', stop)
        try {
          await task.promise
        } finally {
          signal?.removeEventListener('abort', stop)
          opened.cleanup()
        }
      }),
    text: (page) =>
      open(page, async (opened) => {
        const viewport = opened.getViewport({ scale: 1 })
        const content = await opened.getTextContent()
        const steps = await opened.getOperatorList()
        const widths = glyphWidths(steps)
        const runs = content.items.flatMap((item) => ('str' in item ? [{ ...pieceOfRun(item, viewport, content.styles[item.fontName]?.vertical === true), widths: widthsOfText(item.str, widths.get(item.fontName)) }] : []))
        const notes = (await opened.getAnnotations()) as Note[]
        const own = { width: viewport.width, height: viewport.height, pieces: [...runs, ...piecesOfNotes(notes, opened)] }
        // A stamp's words are nowhere but in its drawing.
        const pictures = notes.some(({ subtype }) => subtype === 'Stamp') ? 1 : pictureShare(steps, viewport)
        opened.cleanup()
        return { own, pictures }
      }),
    close: () => void pdf.destroy(),
  }
}

/** A sheet's longer side in points: a photo becomes a page of that size. */
const A4_LONG_SIDE = 842

const openPhotoSource = (photos: readonly File[]): PageSource => {
  const sizes = new Map<number, PageSize>()
  const open = async (page: number): Promise<ImageBitmap> => {
    const picture = await createImageBitmap(photos[page] ?? new Blob(), { imageOrientation: 'from-image' })
    const scale = A4_LONG_SIDE / Math.max(picture.width, picture.height)
    sizes.set(page, { width: picture.width * scale, height: picture.height * scale })
    return picture
  }
  return {
    pages: photos.length,
    size: async (page) => {
      const known = sizes.get(page)
      if (known !== undefined) return known
      const picture = await open(page)
      picture.close()
      return sizes.get(page) ?? { width: 1, height: 1 }
    },
    draw: async (page, canvas, { longSide }) => {
      const picture = await open(page)
      const scale = longSide / Math.max(picture.width, picture.height)
      canvas.width = Math.max(1, Math.round(picture.width * scale))
      canvas.height = Math.max(1, Math.round(picture.height * scale))
      onWhite(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height)
      picture.close()
    },
    text: async () => ({ own: undefined, pictures: 1 }),
    close: () => undefined,
  }
}

/** Opens a PDF, or photos as the pages of one document. Rejects with pdf.js's own error where it can't be opened. */
export const openPageSource = async ({ pdf, photos }: { pdf: File | undefined; photos: readonly { file: File }[] }): Promise<PageSource> => {
  const source = await (pdf === undefined ? openPhotoSource(photos.map(({ file }) => file)) : openPdfSource(pdf))
  const inTurn = createDrawingQueue()
  return { ...source, draw: (page, canvas, drawing) => inTurn(() => source.draw(page, canvas, drawing), drawing) }
}

/** A canvas is freed when it is made small: browsers keep the memory of a large one for long. */
export const releaseCanvas = (canvas: HTMLCanvasElement): void => {
  canvas.width = 0
  canvas.height = 0
}
