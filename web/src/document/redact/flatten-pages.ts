import { pixelsOfBox } from '@tasuki/domain/document/page-boxes'
import type { ShareBox } from '@tasuki/domain/document/page-text'
import { type PageSource, releaseCanvas } from './page-source'

/** A4 at some 190 dots an inch: a typed letter is read well, and thirty pages stay far below 20 MB; longer files a little coarser. */
const LONG_SIDE = 2200
const MANY_PAGES = 40
const LONG_SIDE_OF_MANY = 1700
const QUALITY = 0.8

const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> => new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', QUALITY))

type Flattening = { boxesOf: (page: number) => readonly ShareBox[]; onProgress: (done: number) => void; signal: AbortSignal }

/**
 * A new PDF of pictures alone, one a page, with the boxes drawn into them (要綱18条): nothing of the file that was chosen is
 * copied, so neither text nor fonts, notes, earlier versions or facts about it are left.
 */
export const flattenPages = async (source: PageSource, { boxesOf, onProgress, signal }: Flattening): Promise<Blob> => {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const canvas = document.createElement('canvas')
  try {
    for (let page = 0; page < source.pages; page++) {
      signal.throwIfAborted()
      await source.draw(page, canvas, { longSide: source.pages > MANY_PAGES ? LONG_SIDE_OF_MANY : LONG_SIDE, signal })
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.fillStyle = '#000'
      for (const box of boxesOf(page)) {
        const { x, y, width, height } = pixelsOfBox(box, canvas)
        context.fillRect(x, y, width, height)
      }
      const picture = await pdf.embedJpg(await (await pictureOf(canvas)).arrayBuffer())
      const size = await source.size(page)
      // Numbers that every reader takes.
      const [width, height] = [Math.round(size.width * 100) / 100, Math.round(size.height * 100) / 100]
      pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
      onProgress(page + 1)
    }
  } finally {
    releaseCanvas(canvas)
  }
  signal.throwIfAborted()
  return new Blob([new Uint8Array(await pdf.save({ useObjectStreams: false }))], { type: 'application/pdf' })
}
