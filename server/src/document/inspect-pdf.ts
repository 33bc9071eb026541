import { inflateSync } from 'node:zlib'
import { type FileFault, MAX_DOCUMENT_PAGES } from '@tasuki/domain/document/document.rules'
import { takeJpegApart } from './clean-jpeg'
import { type FlatImage, type FlatPage, readFlatPdf } from './flat-pdf'
import { hidesAnotherFile } from './inspect-image'
import { redrawJpeg } from './redraw-jpeg'
import { startFlatPdf } from './write-flat-pdf'

export type CleanPdf = { ok: true; clean: Buffer; pages: number } | { ok: false; fault: FileFault }

/** In all pages: those that are unpacked here, and those that are only drawn later. Some sixty and some three hundred scanned sheets. */
const MAX_POINTS = { flate: 250_000_000, jpeg: 1_200_000_000 } as const
const END_OF_FILE = Buffer.from('%%EOF', 'latin1')
const CHANNELS = { DeviceRGB: 3, DeviceGray: 1 } as const

const fault = (code: FileFault): { ok: false; fault: FileFault } => ({ ok: false, fault: code })

/** A picture's own data without what only tells of it; of a packed one, unpacked. */
export const unpackImage = (image: FlatImage): FlatImage | FileFault => {
  const { width, height, colour } = image
  if (image.coding === 'jpeg') {
    const jpeg = takeJpegApart(image.data)
    if (jpeg === undefined || jpeg.width !== width || jpeg.height !== height || jpeg.channels !== CHANNELS[colour]) return 'document_broken'
    return hidesAnotherFile(jpeg.removed) ? 'document_disguised' : { ...image, data: jpeg.picture }
  }
  const bytes = width * height * CHANNELS[colour]
  try {
    const data = inflateSync(image.data, { maxOutputLength: bytes })
    return data.length === bytes ? { ...image, data } : 'document_broken'
  } catch {
    return 'document_broken'
  }
}

/** Why a file isn't of the shape: what its sender can do about it differs. */
const faultOf = (bytes: Buffer): FileFault => {
  const end = bytes.lastIndexOf(END_OF_FILE)
  if (end < 0) return 'document_broken'
  if (hidesAnotherFile(bytes.subarray(end + END_OF_FILE.length))) return 'document_disguised'
  return /\/Encrypt\b/.test(bytes.subarray(Math.max(0, end - 4096)).toString('latin1')) ? 'document_encrypted' : 'document_not_flattened'
}

const readShape = (bytes: Buffer): FlatPage[] | FileFault => {
  try {
    const pages = readFlatPdf(bytes, MAX_DOCUMENT_PAGES)
    if (typeof pages === 'object') return pages
    return pages === 'too large' ? 'document_image_too_large' : 'document_too_many_pages'
  } catch {
    return faultOf(bytes)
  }
}

/**
 * A PDF of the editor's shape, written anew from its pictures alone (要綱18条). Everything else is refused: text can be copied
 * from under a box, an earlier revision, a title or an attachment bear the name that the page doesn't (rules 49, 51).
 */
export const inspectPdf = async (bytes: Buffer): Promise<CleanPdf> => {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return fault('document_disguised')
  const pages = readShape(bytes)
  if (typeof pages === 'string') return fault(pages)
  for (const coding of ['flate', 'jpeg'] as const) {
    const points = pages.reduce((sum, { image }) => sum + (image.coding === coding ? image.width * image.height : 0), 0)
    if (points > MAX_POINTS[coding]) return fault('document_image_too_large')
  }
  const clean = startFlatPdf(pages.length)
  for (const page of pages) {
    const image = unpackImage(page.image)
    if (typeof image === 'string') return fault(image)
    const drawn = image.coding === 'flate' ? image : await redrawJpeg(image.data, { ...image, turned: 1 })
    if (drawn === undefined) return fault('document_broken')
    clean.addPage({ ...page, image: drawn })
  }
  return { ok: true, pages: pages.length, clean: clean.finish() }
}
