import { type Canvas, createCanvas, ImageData, loadImage } from '@napi-rs/canvas'
import { MAX_DOCUMENT_PAGES } from '@tasuki/domain/document/document.rules'
import { takeJpegApart } from './clean-jpeg'
import { clearMarks } from './clear-marks'
import { faintType } from './faint-type'
import { type FlatImage, type FlatPage, readFlatPdf } from './flat-pdf'
import { unpackImage } from './inspect-pdf'
import { lightType } from './light-type'
import { TURNS } from './picture-turns'

/** Type of a letter is read best at some 200 points an inch of A4: smaller pages are enlarged, larger ones made smaller. */
const LONG_SIDE = 2400
/** A drawing larger than a page at 400 points an inch: its type would be too small then. */
const LARGE = 5000
const LARGE_SIDE = 3600

/** A page to be read, and what stands on it in a grey that is hardly seen, or light on a dark ground: each as black on white. */
export type PagePicture = { page: Canvas; faint: Canvas | undefined; light: Canvas | undefined }

const scaleOf = (width: number, height: number): number => {
  const long = Math.max(width, height)
  const most = long > LARGE ? LARGE_SIDE : LONG_SIDE
  return Math.min(2, most / long)
}

type Drawable = Parameters<ReturnType<Canvas['getContext']>['drawImage']>[0]

const redraw = (image: Drawable, of: { width: number; height: number; turned: number }): PagePicture => {
  const [a, b, c, d] = TURNS[of.turned] ?? [1, 0, 0, 1]
  const scale = scaleOf(of.width, of.height)
  const [width, height] = [Math.max(1, Math.round(of.width * scale)), Math.max(1, Math.round(of.height * scale))]
  const canvas = a === 0 ? createCanvas(height, width) : createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.setTransform(a, b, c, d, canvas.width / 2, canvas.height / 2)
  context.drawImage(image, -width / 2, -height / 2, width, height)
  context.resetTransform()
  const [faint, light] = [faintType(canvas), lightType(canvas)]
  clearMarks(canvas)
  return { page: canvas, faint, light }
}

const fromCoded = async (bytes: Buffer, turned: number): Promise<PagePicture> => {
  const image = await loadImage(bytes)
  return redraw(image, { width: image.width, height: image.height, turned })
}

const fromPoints = ({ width, height, colour, data }: FlatImage): PagePicture => {
  const points = new Uint8ClampedArray(width * height * 4)
  const step = colour === 'DeviceRGB' ? 3 : 1
  for (let at = 0, from = 0; at < points.length; at += 4, from += step) {
    points[at] = data[from] ?? 0
    points[at + 1] = data[from + (step === 3 ? 1 : 0)] ?? 0
    points[at + 2] = data[from + (step === 3 ? 2 : 0)] ?? 0
    points[at + 3] = 255
  }
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').putImageData(new ImageData(points, width, height), 0, 0)
  return redraw(canvas, { width, height, turned: 1 })
}

const fromPdf = (image: FlatImage): Promise<PagePicture> | PagePicture => {
  const unpacked = unpackImage(image)
  if (typeof unpacked === 'string') throw new Error(unpacked)
  return unpacked.coding === 'jpeg' ? fromCoded(unpacked.data, 1) : fromPoints(unpacked)
}

const orUndefined = async (draw: () => Promise<PagePicture> | PagePicture): Promise<PagePicture | undefined> => {
  try {
    return await draw()
  } catch {
    return undefined
  }
}

/** What came in before there was a shape has none: its pages are read by nobody. */
const flatPagesOf = (bytes: Buffer): readonly FlatPage[] => {
  try {
    const pages = readFlatPdf(bytes, MAX_DOCUMENT_PAGES)
    return typeof pages === 'string' ? [] : pages
  } catch {
    return []
  }
}

/** The pages of a stored document one after another, upright and of a size to be read; undefined: one that can't be drawn. */
export async function* pagePictures(bytes: Buffer, of: { contentType: string; first: number; last: number }): AsyncGenerator<{ page: number; picture: PagePicture | undefined }> {
  if (of.contentType !== 'application/pdf') {
    const turned = of.contentType === 'image/jpeg' ? (takeJpegApart(bytes)?.orientation ?? 1) : 1
    yield { page: 1, picture: await orUndefined(() => fromCoded(bytes, turned)) }
    return
  }
  const pages = flatPagesOf(bytes)
  for (let page = of.first; page <= of.last; page++) {
    const image = pages[page - 1]?.image
    yield { page, picture: image && (await orUndefined(() => fromPdf(image))) }
  }
}
