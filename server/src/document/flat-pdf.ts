import { inflateSync } from 'node:zlib'
import { imageFits } from '@tasuki/domain/document/document.rules'
import { type PdfObject, readPdfObjects } from './pdf-objects'
import { isPdfDict, nameIn, type PdfDict, PdfShapeError, type PdfValue, refOf } from './pdf-values'

export type FlatImage = { width: number; height: number; colour: 'DeviceRGB' | 'DeviceGray'; coding: 'jpeg' | 'flate'; data: Buffer }
/** In points. */
export type FlatPage = { width: number; height: number; image: FlatImage }

/** Of each object, the only keys it may have, and which it must. A form, a font, a link, a mask, a text have no place here. */
const SHAPES = {
  catalog: { must: ['Type', 'Pages'], may: [] },
  pages: { must: ['Type', 'Kids', 'Count'], may: [] },
  page: { must: ['Type', 'Parent', 'Resources', 'MediaBox', 'Contents'], may: ['Annots'] },
  resources: { must: ['XObject'], may: ['Font', 'ExtGState'] },
  image: { must: ['Subtype', 'Width', 'Height', 'BitsPerComponent', 'ColorSpace', 'Filter', 'Length'], may: ['Type'] },
  contents: { must: ['Length'], may: ['Filter'] },
} as const satisfies Record<string, { must: readonly string[]; may: readonly string[] }>

const MAX_CONTENTS_BYTES = 1000
const MAX_SIDE_POINTS = 14_400
/** The picture fills its page, but for what rounding leaves. */
const SLACK_POINTS = 1

const shaped = (value: PdfValue | undefined, shape: keyof typeof SHAPES, type?: string): PdfDict['dict'] => {
  if (!isPdfDict(value)) throw new PdfShapeError(`no ${shape}`)
  const { must, may }: { must: readonly string[]; may: readonly string[] } = SHAPES[shape]
  for (const key of value.dict.keys()) if (!must.includes(key) && !may.includes(key)) throw new PdfShapeError(`${key} in ${shape}`)
  for (const key of must) if (!value.dict.has(key)) throw new PdfShapeError(`${shape} without ${key}`)
  if (type !== undefined && nameIn(value.dict.get('Type')) !== type) throw new PdfShapeError(`${shape} of another type`)
  return value.dict
}

const isEmpty = (value: PdfValue | undefined): boolean => value === undefined || (Array.isArray(value) ? value.length === 0 : isPdfDict(value) && value.dict.size === 0)

const whole = (value: PdfValue | undefined): number => {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new PdfShapeError('not a whole number')
  return value
}

const imageOf = (object: PdfObject | undefined): FlatImage => {
  const dict = shaped(object, 'image')
  const [colour, filter] = [nameIn(dict.get('ColorSpace')), nameIn(dict.get('Filter'))]
  if (nameIn(dict.get('Subtype')) !== 'Image' || whole(dict.get('BitsPerComponent')) !== 8 || object?.stream === undefined) throw new PdfShapeError('no image')
  if ((colour !== 'DeviceRGB' && colour !== 'DeviceGray') || (filter !== 'DCTDecode' && filter !== 'FlateDecode')) throw new PdfShapeError('a picture of another kind')
  return { width: whole(dict.get('Width')), height: whole(dict.get('Height')), colour, coding: filter === 'DCTDecode' ? 'jpeg' : 'flate', data: object.stream }
}

const FORM = /^\s*(q\s+)?((?:(?:-?[\d.]+\s+){6}cm\s+)+)\/([A-Za-z0-9_.+-]+)\s+Do\s*(Q\s*)?$/

/** The drawing of one picture over the whole page, and not a word besides. Gives the picture's name. */
const drawnIn = (object: PdfObject | undefined, page: { width: number; height: number }): string => {
  const dict = shaped(object, 'contents')
  if (object?.stream === undefined) throw new PdfShapeError('no contents')
  const isPacked = dict.has('Filter')
  if (isPacked && nameIn(dict.get('Filter')) !== 'FlateDecode') throw new PdfShapeError('contents of another kind')
  const text = (isPacked ? inflateSync(object.stream, { maxOutputLength: MAX_CONTENTS_BYTES }) : object.stream).toString('latin1')
  const found = text.length > MAX_CONTENTS_BYTES ? null : FORM.exec(text)
  if (found === null || (found[1] === undefined) !== (found[4] === undefined)) throw new PdfShapeError('contents that draw something else')
  let [width, height, left, bottom] = [1, 1, 0, 0]
  for (const step of (found[2] ?? '').matchAll(/([^a-z]+)cm/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = (step[1] ?? '').trim().split(/\s+/).map(Number)
    if (b !== 0 || c !== 0) throw new PdfShapeError('a picture that is turned')
    ;[left, bottom, width, height] = [left + e * width, bottom + f * height, width * a, height * d]
  }
  const misses = [left, bottom, width - page.width, height - page.height]
  if (!misses.every((miss) => Math.abs(miss) <= SLACK_POINTS)) throw new PdfShapeError('a picture that does not fill its page')
  return found[3] ?? ''
}

const sizeOf = (box: PdfValue | undefined): { width: number; height: number } => {
  const [left, bottom, width, height] = Array.isArray(box) && box.length === 4 ? box : []
  if (left !== 0 || bottom !== 0 || typeof width !== 'number' || typeof height !== 'number') throw new PdfShapeError('a page of another box')
  if (width < 1 || height < 1 || width > MAX_SIDE_POINTS || height > MAX_SIDE_POINTS) throw new PdfShapeError('a page of no size')
  return { width, height }
}

/**
 * The shape that the redaction editor gives a document (要綱18条), and the only one that comes in: one picture a page, drawn
 * over the whole of it. Every object of the file is one of these, each is used, and there is none besides. Throws
 * PdfShapeError for everything else; the pictures' data themselves are the caller's to look into.
 */
export const readFlatPdf = (bytes: Buffer, maxPages: number): FlatPage[] | 'too many pages' | 'too large' => {
  const { objects, root } = readPdfObjects(bytes)
  const used = new Set<number>()
  const get = (value: PdfValue | undefined): PdfObject | undefined => {
    const number = refOf(value)
    // One picture for many pages would be written out as many times.
    if (used.has(number)) throw new PdfShapeError('an object used twice')
    used.add(number)
    return objects.get(number)
  }
  const catalog = shaped(get({ ref: root }), 'catalog', 'Catalog')
  const tree = catalog.get('Pages')
  const pages = shaped(get(tree), 'pages', 'Pages')
  const kids = pages.get('Kids')
  if (!Array.isArray(kids) || kids.length === 0 || whole(pages.get('Count')) !== kids.length) throw new PdfShapeError('no pages')
  if (kids.length > maxPages) return 'too many pages'
  const read: FlatPage[] = []
  for (const kid of kids) {
    const page = shaped(get(kid), 'page', 'Page')
    if (refOf(page.get('Parent')) !== refOf(tree) || !isEmpty(page.get('Annots'))) throw new PdfShapeError('a page with more')
    const resources = shaped(page.get('Resources'), 'resources')
    if (!isEmpty(resources.get('Font')) || !isEmpty(resources.get('ExtGState'))) throw new PdfShapeError('a page with more')
    const pictures = resources.get('XObject')
    if (!isPdfDict(pictures) || pictures.dict.size !== 1) throw new PdfShapeError('a page of not one picture')
    const size = sizeOf(page.get('MediaBox'))
    const contents = page.get('Contents')
    const drawn = drawnIn(get(Array.isArray(contents) && contents.length === 1 ? contents[0] : contents), size)
    const image = imageOf(get(pictures.dict.get(drawn)))
    if (!imageFits(image)) return 'too large'
    read.push({ ...size, image })
  }
  if (used.size !== objects.size || ![...used].every((number) => objects.has(number))) throw new PdfShapeError('an object that no page needs')
  return read
}
