import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFOperator, PDFOperatorNames, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { flatPdf, printedPdf, sampleJpeg, samplePdf, samplePng } from '../../test/worlds/sample-files'
import { takeJpegApart } from './clean-jpeg'
import { createInspector, type InspectFile } from './run-inspection'

let folder: string
let inspectFile: InspectFile
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tasuki-inspect-'))
  inspectFile = createInspector(inject('inspectorProgram'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const look = async (bytes: Buffer, inspect = inspectFile) => {
  const [file, clean, thumbnail] = ['raw', 'clean', 'thumbnail'].map((name) => path.join(folder, name)) as [string, string, string]
  await rm(clean, { force: true })
  await writeFile(file, bytes)
  const found = await inspect(file, { clean, thumbnail })
  return { found, clean: existsSync(clean) ? await readFile(clean) : Buffer.alloc(0) }
}
const faultOf = async (bytes: Buffer, inspect = inspectFile) => {
  const { found } = await look(bytes, inspect)
  return found.ok ? 'accepted' : found.fault
}
const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body) >>> 0, 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
/** Its upper half can't be seen, and isn't white. */
const transparentPng = async (): Promise<Buffer> => {
  const canvas = createCanvas(40, 30)
  const context = canvas.getContext('2d')
  context.fillStyle = 'rgba(200, 0, 0, 0.002)'
  context.fillRect(0, 0, 40, 15)
  context.fillStyle = '#0a0'
  context.fillRect(0, 15, 40, 15)
  return canvas.encode('png')
}
const segment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data])
const intoJpeg = (jpeg: Buffer, extra: Buffer): Buffer => Buffer.concat([jpeg.subarray(0, 2), extra, jpeg.subarray(2)])
/** Exif with an orientation and a place, as a phone writes it. */
const exif = (orientation: number): Buffer => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 35.4437N 139.6380E 山田太郎')]))
}

describe('a picture', () => {
  it('loses place, maker and texts, and keeps how it is to be turned', async () => {
    const jpeg = intoJpeg(await sampleJpeg(), Buffer.concat([exif(6), segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x>山田</x>')), segment(0xfe, Buffer.from('comment 139.6380E'))]))
    const { found, clean } = await look(Buffer.concat([jpeg, Buffer.from('trailing 139.6380E')]))
    expect(found).toEqual({ ok: true, contentType: 'image/jpeg', pages: 1, hasThumbnail: true })
    expect(clean.toString()).not.toMatch(/GPS|139\.6380E|山田|adobe/)
    expect(takeJpegApart(clean)?.orientation).toBe(6)
    const png = await samplePng()
    const end = png.length - 12
    const told = Buffer.concat([png.subarray(0, end), chunk('tEXt', Buffer.from('Author\0山田太郎')), chunk('eXIf', Buffer.from('GPS')), png.subarray(end)])
    const second = await look(told)
    expect(second.found).toMatchObject({ ok: true, contentType: 'image/png' })
    expect(second.clean.toString()).not.toMatch(/tEXt|eXIf|GPS|Author/)
    expect((await look(png)).clean).toEqual(second.clean)
  })

  it('loses what its transparent points hide', async () => {
    const { found, clean } = await look(await transparentPng())
    expect(found).toMatchObject({ ok: true, contentType: 'image/png' })
    const image = await loadImage(clean)
    const canvas = createCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    expect([...context.getImageData(5, 5, 1, 1).data]).toEqual([255, 255, 255, 255])
  })

  it('of too many points is refused by its header', async () => {
    const header = Buffer.alloc(13)
    header.writeUInt32BE(65_535, 0)
    header.writeUInt32BE(65_535, 4)
    header.set([8, 2, 0, 0, 0], 8)
    const bomb = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(10_000_000))), chunk('IEND', Buffer.alloc(0))])
    expect(await faultOf(bomb)).toBe('document_image_too_large')
  })

  it('that hides another file, is cut off, or only says to be one is refused', async () => {
    const jpeg = await sampleJpeg()
    expect(await faultOf(Buffer.concat([jpeg, await samplePdf()]))).toBe('document_disguised')
    expect(await faultOf(intoJpeg(jpeg, segment(0xfe, Buffer.from('PK\x03\x04zip'))))).toBe('document_disguised')
    expect(await faultOf(Buffer.concat([await samplePng(), Buffer.from('<script>alert(1)</script>')]))).toBe('document_disguised')
    expect(await faultOf(jpeg.subarray(0, jpeg.length / 2))).toBe('document_broken')
    expect(await faultOf(Buffer.concat([Buffer.from('ffd8ff', 'hex'), randomBytes(5000)]))).toBe('document_broken')
  })
})

const numbered = (number: number, dict: string, stream?: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${number} 0 obj\n${dict}\n`), ...(stream === undefined ? [] : [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]), Buffer.from('endobj\n')])
/** A PDF put together by hand, as an attacker does; `image` and `page` replace what stands there. */
const handmade = (of: { image?: [dict: string, data: Buffer]; page?: string; contents?: string; more?: Buffer; trailer?: string } = {}): Buffer => {
  const [dict, data] = of.image ?? ['/Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(300, 255))]
  const contents = Buffer.from(of.contents ?? 'q 100 0 0 100 0 0 cm /P Do Q')
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    numbered(1, '<</Type/Catalog/Pages 2 0 R>>'),
    numbered(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    numbered(3, `<</Type/Page/Parent 2 0 R/Resources<</XObject<</P 4 0 R>>>>/MediaBox[0 0 100 100]/Contents 5 0 R${of.page ?? ''}>>`),
    numbered(4, `<</Type/XObject/Subtype/Image ${dict} /Length ${data.length}>>`, data),
    numbered(5, `<</Length ${contents.length}>>`, contents),
    of.more ?? Buffer.alloc(0),
    Buffer.from(`xref\n0 1\n0000000000 65535 f \ntrailer\n${of.trailer ?? '<</Size 6/Root 1 0 R>>'}\nstartxref\n0\n%%EOF\n`),
  ])
}

describe('a PDF (rules 49, 51)', () => {
  it.each([
    ['photographs', async () => flatPdf([await sampleJpeg(), await sampleJpeg(300, 400)])],
    ['drawn pages', async () => flatPdf([await samplePng(), await samplePng()])],
    ['an older table of places', async () => samplePdf({ pages: 2, save: { useObjectStreams: false } })],
    ['hundred pages', () => samplePdf({ pages: 100 })],
  ])('of the editor’s shape comes in and is written anew: %s', async (_what, make) => {
    const made = await make()
    const { found, clean } = await look(made)
    expect(found).toEqual({ ok: true, contentType: 'application/pdf', pages: (await PDFDocument.load(made)).getPageCount(), hasThumbnail: true })
    expect((await PDFDocument.load(clean, { updateMetadata: false })).getPageCount()).toBe(found.ok ? found.pages : 0)
    expect(new Set(clean.toString('latin1').match(/\/Type \/\w+/g))).toEqual(new Set(['/Type /Catalog', '/Type /Pages', '/Type /Page', '/Type /XObject']))
    // What was written here is of the shape, too.
    expect((await look(clean)).clean).toEqual(clean)
  })

  it('loses the places of the photographs in it', async () => {
    const { clean } = await look(await flatPdf([intoJpeg(await sampleJpeg(), exif(1))]))
    expect(clean.length).toBeGreaterThan(0)
    expect(clean.toString()).not.toMatch(/139\.6380E|山田/)
  })

  const named = (document: PDFDocument) => document.getPages()[0] ?? document.addPage()
  const set = (key: string, value: (document: PDFDocument) => unknown, on: 'page' | 'catalog' = 'page') => (document: PDFDocument) =>
    (on === 'page' ? named(document).node : document.catalog).set(PDFName.of(key), document.context.obj(value(document) as never))
  it.each<[string, (document: PDFDocument) => unknown]>([
    ['text', async (document) => named(document).drawText('Taro Yamada', { font: await document.embedFont(StandardFonts.Helvetica) })],
    ['invisible text of a scanner’s reading', (document) => named(document).pushOperators(PDFOperator.of(PDFOperatorNames.BeginText), PDFOperator.of(PDFOperatorNames.EndText))],
    ['a box drawn over the page', (document) => named(document).drawRectangle({ x: 10, y: 10, width: 100, height: 20 })],
    ['a title', (document) => document.setTitle('山田太郎様の診療情報提供書')],
    ['an author', (document) => document.setAuthor('山田太郎')],
    ['XMP', set('Metadata', (document) => document.context.register(document.context.stream('<x:xmpmeta>山田太郎</x:xmpmeta>', { Type: 'Metadata', Subtype: 'XML' })), 'catalog')],
    ['an outline', set('Outlines', (document) => document.context.register(document.context.obj({ Type: 'Outlines', Title: PDFString.of('山田太郎') })), 'catalog')],
    ['an annotation', set('Annots', () => [{ Type: 'Annot', Subtype: 'Text', Contents: PDFString.of('山田太郎'), Rect: [0, 0, 9, 9] }])],
    ['a layer that can be switched off', set('OCProperties', () => ({ OCGs: [], D: {} }), 'catalog')],
    ['page labels', set('PageLabels', () => ({ Nums: [0, { P: PDFString.of('山田') }] }), 'catalog')],
    ['a thumbnail of before', set('Thumb', () => 5)],
    ['a turned page', set('Rotate', () => 90)],
    ['a cropped page', set('CropBox', () => [0, 0, 10, 10])],
    ['private data', set('PieceInfo', () => ({ X: 1 }))],
    ['an object that no page needs', (document) => document.context.register(document.context.obj({ Left: 1 }))],
    ['a form field', (document) => document.getForm().createTextField('氏名').setText('Yamada')],
    ['a script', (document) => document.addJavaScript('x', 'app.alert(1)')],
    ['an attached file', (document) => document.attach(Buffer.from('x'), 'x.exe')],
    ['a program to start', set('OpenAction', () => ({ S: 'Launch', F: PDFString.of('cmd.exe') }), 'catalog')],
    ['a second picture', async (document) => named(document).drawImage(await document.embedJpg(await sampleJpeg()), { x: 0, y: 0, width: 10, height: 10 })],
    ['a picture behind a mask', async (document) => named(document).drawImage(await document.embedPng(await transparentPng()), { x: 0, y: 0, width: 842, height: 632 })],
  ])('with %s is refused', async (_what, change) => expect(await faultOf(await samplePdf({ change }))).toBe('document_not_flattened'))

  it('as it was printed, its name under a drawn box, is refused with what to do (rule 51)', async () => expect(await faultOf(await printedPdf('Taro Yamada'))).toBe('document_not_flattened'))

  it.each<[string, () => Buffer, string]>([
    ['nothing unusual', () => handmade(), 'accepted'],
    ['a comment', () => handmade({ more: Buffer.from('% Taro Yamada\n') }), 'document_not_flattened'],
    ['an earlier revision', () => Buffer.concat([handmade(), handmade().subarray(9)]), 'document_not_flattened'],
    ['an object given twice', () => handmade({ more: numbered(5, '<</Length 3>>', Buffer.from('q Q')) }), 'document_not_flattened'],
    ['an earlier table', () => handmade({ trailer: '<</Size 6/Root 1 0 R/Prev 9>>' }), 'document_not_flattened'],
    ['a text in the trailer', () => handmade({ trailer: '<</Size 6/Root 1 0 R/Info(Taro)>>' }), 'document_not_flattened'],
    ['objects packed in a stream', () => handmade({ more: numbered(6, '<</Type/ObjStm/N 1/First 4/Length 1>>', Buffer.from('x')) }), 'document_not_flattened'],
    ['a string', () => handmade({ page: '/Tabs(Taro)' }), 'document_not_flattened'],
    ['words in its drawing', () => handmade({ contents: 'q 100 0 0 100 0 0 cm /P Do Q BT (Taro) Tj ET' }), 'document_not_flattened'],
    ['marked content', () => handmade({ contents: '/Span <</ActualText(Taro)>> BDC q 100 0 0 100 0 0 cm /P Do Q EMC' }), 'document_not_flattened'],
    ['a picture beside its page', () => handmade({ contents: 'q 100 0 0 100 900 0 cm /P Do Q' }), 'document_not_flattened'],
    ['a picture of fewer points than it says', () => handmade({ image: ['/Width 90 /Height 90 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(300))] }), 'document_broken'],
    ['a picture of more points than it says', () => handmade({ image: ['/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(400_000_000))] }), 'document_broken'],
    ['a picture of too many points', () => handmade({ image: ['/Width 65535 /Height 65535 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(300))] }), 'document_image_too_large'],
    ['a chain of lists', () => handmade({ page: `/A${'['.repeat(50_000)}` }), 'document_not_flattened'],
    ['its end cut off', () => handmade().subarray(0, -40), 'document_broken'],
    ['another file behind its end', () => Buffer.concat([handmade(), Buffer.from('PK\x03\x04')]), 'document_disguised'],
    ['words behind its end', () => Buffer.concat([handmade(), Buffer.from('Taro Yamada')]), 'document_not_flattened'],
    ['words before its beginning', () => Buffer.concat([Buffer.from('Taro Yamada\n'), handmade()]), 'document_type_not_accepted'],
  ])('put together by hand with %s: as it deserves', async (_what, make, expected) => expect(await faultOf(make())).toBe(expected))

  it('that is protected, damaged, or of too many pages is refused', async () => {
    expect(await faultOf(await samplePdf({ change: (document) => document.encrypt({ userPassword: '', ownerPassword: 'x' }) }))).toBe('document_encrypted')
    expect(await faultOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(4000)]))).toBe('document_broken')
    expect(await faultOf(await samplePdf({ pages: 301 }))).toBe('document_too_many_pages')
  })

  it('that bursts its reader bursts a process of its own, in bounded time and memory', async () => {
    const page = deflateSync(Buffer.alloc(7000 * 7000 * 3))
    const pages = Array.from({ length: 40 }, (_, index) => Buffer.concat([
      numbered(3 + index * 3, `<</Type/Page/Parent 2 0 R/Resources<</XObject<</P ${4 + index * 3} 0 R>>>>/MediaBox[0 0 100 100]/Contents ${5 + index * 3} 0 R>>`),
      numbered(4 + index * 3, `<</Type/XObject/Subtype/Image/Width 7000/Height 7000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode/Length ${page.length}>>`, page),
      numbered(5 + index * 3, '<</Length 28>>', Buffer.from('q 100 0 0 100 0 0 cm /P Do Q')),
    ]))
    const bomb = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      numbered(1, '<</Type/Catalog/Pages 2 0 R>>'),
      numbered(2, `<</Type/Pages/Kids[${pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ')}]/Count ${pages.length}>>`),
      ...pages,
      Buffer.from('xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n'),
    ])
    const before = process.memoryUsage.rss()
    const started = performance.now()
    expect(await faultOf(bomb, createInspector(inject('inspectorProgram'), 8000))).toBe('document_image_too_large')
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(process.memoryUsage.rss() - before).toBeLessThan(700_000_000)
  }, 90_000)
})

it('what is neither is refused with what to do', async () => {
  expect(await faultOf(Buffer.alloc(0))).toBe('document_empty')
  expect(await faultOf(Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'))).toBe('document_office_file')
  expect(await faultOf(Buffer.from('氏名：山田太郎'))).toBe('document_type_not_accepted')
  expect(await faultOf(Buffer.from('<html><script>alert(1)</script></html>'))).toBe('document_type_not_accepted')
  expect(await faultOf(Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'))).toBe('document_type_not_accepted')
})
