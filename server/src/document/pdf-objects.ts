import { type PdfDict, PdfReader, PdfShapeError, isPdfDict, nameIn, refOf } from './pdf-values'

export type PdfObject = PdfDict & { readonly stream: Buffer | undefined }

const HEADER = /%PDF-1\.[4-7]\r?\n(?:%[\x80-\xff]{4}\r?\n)?/y
const XREF_LINES = /xref\r?\n0 (\d{1,7})\r?\n((?:\d{10} \d{5} [fn](?: \r|\r\n| \n)){1,10000})[\r\n]*trailer/y
const END = /startxref\s+\d{1,10}\s+%%EOF[\r\n]{0,2}$/y

/** Keys that a table of places may have: no earlier revision, no information, no key of encryption. */
const TRAILER_KEYS = new Set(['Size', 'Root', 'Type', 'W', 'Index', 'Filter', 'Length'])

const streamOf = (reader: PdfReader, bytes: Buffer, dict: PdfDict): Buffer | undefined => {
  reader.skipSpace()
  if (!reader.take(/stream\r?\n/y)) return undefined
  const length = dict.dict.get('Length')
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) throw new PdfShapeError('a stream without a length')
  const start = reader.at
  reader.skip(length)
  reader.expect(/\r?\n?endstream/y)
  return bytes.subarray(start, start + length)
}

const checkTrailer = (dict: PdfDict): number => {
  for (const key of dict.dict.keys()) if (!TRAILER_KEYS.has(key)) throw new PdfShapeError(`${key} in the trailer`)
  return refOf(dict.dict.get('Root'))
}

/**
 * The objects of a PDF that was written once, from its first byte to its last, each of a number of its own. Nothing is
 * skipped, nothing looked up: what isn't read here is in no place to hide. Throws where there is anything else.
 */
export const readPdfObjects = (bytes: Buffer): { objects: Map<number, PdfObject>; root: number } => {
  const reader = new PdfReader(bytes.toString('latin1'))
  reader.expect(HEADER)
  const objects = new Map<number, PdfObject>()
  let root: number | undefined
  for (;;) {
    reader.skipSpace()
    const head = reader.take(/(\d{1,7}) 0 obj\b/y)
    if (head === undefined) break
    const number = Number(head[1])
    const dict = reader.value()
    if (root !== undefined || objects.has(number) || !isPdfDict(dict)) throw new PdfShapeError('an object that does not belong')
    const stream = streamOf(reader, bytes, dict)
    reader.skipSpace()
    reader.expect(/endobj\b/y)
    if (nameIn(dict.dict.get('Type')) === 'XRef') root = checkTrailer(dict)
    else objects.set(number, { ...dict, stream })
  }
  if (root === undefined) {
    reader.expect(XREF_LINES)
    const trailer = reader.value()
    if (!isPdfDict(trailer)) throw new PdfShapeError('no trailer')
    root = checkTrailer(trailer)
    reader.skipSpace()
  }
  reader.expect(END)
  return { objects, root }
}
