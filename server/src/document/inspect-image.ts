import { type FileFault, imageFits } from '@tasuki/domain/document/document.rules'
import { takeJpegApart, withOrientation } from './clean-jpeg'
import { takePngApart } from './clean-png'
import { drawOnWhite } from './draw-thumbnail'

/** `turned`: how the picture is to be turned for its thumbnail, as Exif counts. */
export type CleanImage = { ok: true; clean: Buffer; bare: Buffer; turned: number } | { ok: false; fault: FileFault }

/** Signatures of what runs or opens elsewhere, in what a picture doesn't need: a second file in the same bytes. */
const HIDDEN = ['%PDF-', 'PK\x03\x04', 'Rar!\x1a', '7z\xbc\xaf', '\x7fELF', '<html', '<script', '<!DOCTYPE', '<?php']

export const hidesAnotherFile = (removed: Buffer): boolean => HIDDEN.some((signature) => removed.includes(Buffer.from(signature, 'latin1')))

/** The picture alone (a PNG drawn anew, a JPEG by its segments): dimensions from its header before anything is decoded, and nothing of where and by whom it was taken. */
export const inspectImage = async (bytes: Buffer, contentType: 'image/jpeg' | 'image/png'): Promise<CleanImage> => {
  const jpeg = contentType === 'image/jpeg' ? takeJpegApart(bytes) : undefined
  const facts = jpeg ?? (contentType === 'image/png' ? takePngApart(bytes) : undefined)
  if (facts === undefined) return { ok: false, fault: 'document_broken' }
  if (!imageFits(facts)) return { ok: false, fault: 'document_image_too_large' }
  if (hidesAnotherFile(facts.removed)) return { ok: false, fault: 'document_disguised' }
  if (jpeg !== undefined) return { ok: true, bare: jpeg.picture, clean: withOrientation(jpeg), turned: jpeg.orientation }
  // What a transparent point hides is in the file all the same: drawn on white, as it is seen.
  const clean = await drawOnWhite(facts.picture).catch(() => undefined)
  const bare = clean && takePngApart(clean)?.picture
  return bare === undefined ? { ok: false, fault: 'document_broken' } : { ok: true, bare, clean: bare, turned: 1 }
}
