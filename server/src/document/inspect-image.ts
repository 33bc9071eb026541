import { type FileFault, imageFits } from '@tasuki/domain/document/document.rules'
import { takeJpegApart } from './clean-jpeg'
import { takePngApart } from './clean-png'
import { drawOnWhite } from './draw-thumbnail'
import { redrawJpeg } from './redraw-jpeg'

export type CleanImage = { ok: true; clean: Buffer } | { ok: false; fault: FileFault }

/** Signatures of what runs or opens elsewhere, in what a picture doesn't need: a second file in the same bytes. */
const HIDDEN = ['%PDF-', 'PK\x03\x04', 'Rar!\x1a', '7z\xbc\xaf', '\x7fELF', '<html', '<script', '<!DOCTYPE', '<?php']

export const hidesAnotherFile = (removed: Buffer): boolean => HIDDEN.some((signature) => removed.includes(Buffer.from(signature, 'latin1')))

/** The picture's points alone, drawn anew and upright: dimensions from its header before anything is decoded, and nothing of where and by whom it was taken. */
export const inspectImage = async (bytes: Buffer, contentType: 'image/jpeg' | 'image/png'): Promise<CleanImage> => {
  const jpeg = contentType === 'image/jpeg' ? takeJpegApart(bytes) : undefined
  const facts = jpeg ?? (contentType === 'image/png' ? takePngApart(bytes) : undefined)
  if (facts === undefined) return { ok: false, fault: 'document_broken' }
  if (!imageFits(facts)) return { ok: false, fault: 'document_image_too_large' }
  if (hidesAnotherFile(facts.removed)) return { ok: false, fault: 'document_disguised' }
  // What a transparent point hides is in the file all the same: drawn on white, as it is seen.
  const drawn = jpeg === undefined ? await drawOnWhite(facts.picture).catch(() => undefined) : (await redrawJpeg(facts.picture, { ...facts, turned: jpeg.orientation }))?.data
  const clean = drawn && (jpeg === undefined ? takePngApart(drawn)?.picture : drawn)
  return clean === undefined ? { ok: false, fault: 'document_broken' } : { ok: true, clean }
}
