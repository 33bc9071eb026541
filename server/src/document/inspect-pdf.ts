import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import { type FileFault, MAX_DOCUMENT_PAGES } from '@tasuki/domain/document/document.rules'
import { takeJpegApart, withOrientation } from './clean-jpeg'
import { hidesAnotherFile } from './inspect-image'

export type CleanPdf = { ok: true; clean: Uint8Array; pages: number } | { ok: false; fault: FileFault }

/** Keys and actions by which a PDF runs something, sends something or carries another file. Links to pages and addresses may stay. */
const ACTIVE_KEYS = new Set(['/JS', '/JavaScript', '/EmbeddedFile', '/EmbeddedFiles', '/EF', '/RichMediaContent', '/RichMediaSettings', '/XFA'])
const ACTIVE_NAMES = new Set(['/JavaScript', '/Launch', '/GoToE', '/GoToR', '/SubmitForm', '/ImportData', '/RichMediaExecute', '/RichMedia', '/Rendition', '/Movie', '/Sound', '/FileAttachment', '/Screen', '/3D', '/EmbeddedFile'])
/** What only tells who made it, with what and when: often the patient's name, as the title. */
const TELLING_KEYS = ['Metadata', 'PieceInfo', 'LastModified', 'Thumb']

const END_OF_FILE = Buffer.from('%%EOF', 'latin1')

const namesOf = (dict: PDFDict): [string, PDFObject][] => dict.entries().map(([key, value]) => [key.asString(), value])

const isActive = (dict: PDFDict): boolean =>
  namesOf(dict).some(([key, value]) => ACTIVE_KEYS.has(key) || ((key === '/S' || key === '/Subtype' || key === '/Type') && value instanceof PDFName && ACTIVE_NAMES.has(value.asString())))

const childrenOf = (object: PDFObject): PDFObject[] => {
  if (object instanceof PDFArray) return object.asArray()
  if (object instanceof PDFStream) return object.dict.values()
  return object instanceof PDFDict ? object.values() : []
}

const dictOf = (object: PDFObject): PDFDict | undefined => (object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined)

/** Everything that can be reached from the root, and whatever else the file holds: an old revision may hide in it. */
const objectsFrom = (document: PDFDocument, start: readonly PDFObject[]): { objects: PDFObject[]; refs: Set<PDFRef> } => {
  const refs = new Set<PDFRef>()
  const objects: PDFObject[] = []
  const waiting = [...start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof PDFRef) {
      if (refs.has(next)) continue
      refs.add(next)
      const meant = document.context.lookup(next)
      if (meant !== undefined) waiting.push(meant)
      continue
    }
    objects.push(next)
    waiting.push(...childrenOf(next))
  }
  return { objects, refs }
}

/** Photographs inside keep where they were taken, too. */
const cleanPhotograph = (stream: PDFRawStream): PDFRawStream | undefined => {
  const given = stream.dict.get(PDFName.of('Filter'))
  const filter = given instanceof PDFArray && given.size() === 1 ? given.get(0) : given
  if (!(filter instanceof PDFName) || filter.asString() !== '/DCTDecode') return undefined
  const jpeg = takeJpegApart(Buffer.from(stream.contents))
  return jpeg && PDFRawStream.of(stream.dict, withOrientation({ ...jpeg, orientation: 1 }))
}

const load = async (bytes: Uint8Array): Promise<PDFDocument | FileFault> => {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false, preserveXFA: true, parseSpeed: Infinity })
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'document_encrypted' : 'document_broken'
  }
}

/**
 * A PDF written anew from what its pages need: no scripts, attachments or actions (refused), no titles, authors and
 * histories, no earlier revisions, nothing behind its end.
 */
export const inspectPdf = async (bytes: Buffer): Promise<CleanPdf> => {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return { ok: false, fault: 'document_disguised' }
  const end = bytes.lastIndexOf(END_OF_FILE)
  if (hidesAnotherFile(bytes.subarray(end < 0 ? bytes.length : end + END_OF_FILE.length))) return { ok: false, fault: 'document_disguised' }
  const document = await load(bytes)
  if (typeof document === 'string') return { ok: false, fault: document }
  const { context } = document
  if (context.trailerInfo.Encrypt !== undefined) return { ok: false, fault: 'document_encrypted' }
  const { Root: root } = context.trailerInfo
  if (root === undefined) return { ok: false, fault: 'document_broken' }
  const all = context.enumerateIndirectObjects().map(([, object]) => object)
  const everything = objectsFrom(document, [root, ...all]).objects
  if (everything.some((object) => isActive(dictOf(object) ?? context.obj({})))) return { ok: false, fault: 'document_active_content' }
  const pages = document.getPageCount()
  if (pages > MAX_DOCUMENT_PAGES) return { ok: false, fault: 'document_too_many_pages' }
  if (pages < 1) return { ok: false, fault: 'document_broken' }

  context.trailerInfo.Info = undefined
  for (const object of everything) for (const key of TELLING_KEYS) dictOf(object)?.delete(PDFName.of(key))
  const { refs } = objectsFrom(document, [root])
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!refs.has(ref)) context.delete(ref)
    else if (object instanceof PDFRawStream) {
      const photograph = cleanPhotograph(object)
      if (photograph) context.assign(ref, photograph)
    }
  }
  return { ok: true, pages, clean: await document.save({ addDefaultPage: false, updateFieldAppearances: false, rewrite: true }) }
}
