import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFOperator, PDFOperatorNames, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { handmadePdf, pdfObject } from '../../test/worlds/handmade-files'
import { sampleJpeg, samplePdf, transparentPng } from '../../test/worlds/sample-files'
import { inspectPdf } from './inspect-pdf'

const NAME = 'Taro Yamada'
const faultOf = async (bytes: Buffer): Promise<string> => {
  const found = await inspectPdf(bytes)
  return found.ok ? 'accepted' : found.fault
}

describe('the shape of a PDF that comes in (rules 49, 51)', () => {
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

  it.each<[string, () => Buffer, string]>([
    ['nothing unusual', () => handmadePdf(), 'accepted'],
    ['a comment', () => handmadePdf({ more: Buffer.from('% Taro Yamada\n') }), 'document_not_flattened'],
    ['an earlier revision', () => Buffer.concat([handmadePdf(), handmadePdf().subarray(9)]), 'document_not_flattened'],
    ['an object given twice', () => handmadePdf({ more: pdfObject(5, '<</Length 3>>', Buffer.from('q Q')) }), 'document_not_flattened'],
    ['an earlier table', () => handmadePdf({ trailer: '<</Size 6/Root 1 0 R/Prev 9>>' }), 'document_not_flattened'],
    ['a text in the trailer', () => handmadePdf({ trailer: '<</Size 6/Root 1 0 R/Info(Taro)>>' }), 'document_not_flattened'],
    ['objects packed in a stream', () => handmadePdf({ more: pdfObject(6, '<</Type/ObjStm/N 1/First 4/Length 1>>', Buffer.from('x')) }), 'document_not_flattened'],
    ['a string', () => handmadePdf({ page: '/Tabs(Taro)' }), 'document_not_flattened'],
    ['words in its drawing', () => handmadePdf({ contents: 'q 100 0 0 100 0 0 cm /P Do Q BT (Taro) Tj ET' }), 'document_not_flattened'],
    ['marked content', () => handmadePdf({ contents: '/Span <</ActualText(Taro)>> BDC q 100 0 0 100 0 0 cm /P Do Q EMC' }), 'document_not_flattened'],
    ['a picture beside its page', () => handmadePdf({ contents: 'q 100 0 0 100 900 0 cm /P Do Q' }), 'document_not_flattened'],
    ['a picture of fewer points than it says', () => handmadePdf({ image: ['/Width 90 /Height 90 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(300))] }), 'document_broken'],
    ['a picture of more points than it says', () => handmadePdf({ image: ['/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(400_000_000))] }), 'document_broken'],
    ['a picture of too many points', () => handmadePdf({ image: ['/Width 65535 /Height 65535 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(300))] }), 'document_image_too_large'],
    ['a chain of lists', () => handmadePdf({ page: `/A${'['.repeat(50_000)}` }), 'document_not_flattened'],
    ['its end cut off', () => handmadePdf().subarray(0, -40), 'document_broken'],
    ['another file behind its end', () => Buffer.concat([handmadePdf(), Buffer.from('PK\x03\x04')]), 'document_disguised'],
    ['words behind its end', () => Buffer.concat([handmadePdf(), Buffer.from('Taro Yamada')]), 'document_not_flattened'],
  ])('put together by hand with %s: as it deserves', async (_what, make, expected) => expect(await faultOf(make())).toBe(expected))

  const POINTS = '/Width 10 /Height 10 /BitsPerComponent 8'
  const packed = deflateSync(Buffer.alloc(300, 255))
  const picture = (dict: string, more?: Buffer) => handmadePdf({ image: [dict, packed], ...(more && { more }) })
  const hidden = pdfObject(6, `<</Length ${NAME.length}>>`, Buffer.from(NAME))
  it.each<[string, Buffer]>([
    ['JBIG2', picture(`${POINTS} /ColorSpace /DeviceGray /Filter /JBIG2Decode`)],
    ['JPEG 2000', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter /JPXDecode`)],
    ['a fax', picture(`${POINTS} /ColorSpace /DeviceGray /Filter /CCITTFaxDecode`)],
    ['packings in one another', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter [/FlateDecode /FlateDecode]`)],
    ['parameters of packing', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter /FlateDecode /DecodeParms <</Predictor 15>>`)],
    ['a soft mask', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter /FlateDecode /SMask 6 0 R`, hidden)],
    ['a mask by colours', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter /FlateDecode /Mask [0 0 0 0 0 0]`)],
    ['another picture for printing', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter /FlateDecode /Alternates [<</Image 6 0 R/DefaultForPrinting 1>>]`, hidden)],
    ['a colour profile', picture(`${POINTS} /ColorSpace [/ICCBased 6 0 R] /Filter /FlateDecode`, hidden)],
    ['a palette', picture(`${POINTS} /ColorSpace [/Indexed /DeviceRGB 1 6 0 R] /Filter /FlateDecode`, hidden)],
    ['turned colours', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter /FlateDecode /Decode [1 0 1 0 1 0]`)],
    ['metadata of its picture', picture(`${POINTS} /ColorSpace /DeviceRGB /Filter /FlateDecode /Metadata 6 0 R`, hidden)],
    ['a page that does something when opened', handmadePdf({ page: '/AA <</O 6 0 R>>', more: hidden })],
    ['a page of another unit', handmadePdf({ page: '/UserUnit 9' })],
    ['a group that may be switched', handmadePdf({ page: '/Group <</S/Transparency>>' })],
    ['dictionaries in one another', handmadePdf({ page: `/X ${'<</A'.repeat(20_000)}` })],
    ['a picture drawn twice', handmadePdf({ contents: 'q 100 0 0 100 0 0 cm /P Do Q q 100 0 0 100 0 0 cm /P Do Q' })],
    ['a picture at half its page', handmadePdf({ contents: 'q 50 0 0 50 0 0 cm /P Do Q' })],
    ['a clip', handmadePdf({ contents: 'q 0 0 9 9 re W n 100 0 0 100 0 0 cm /P Do Q' })],
    ['a table of a hundred thousand places', handmadePdf({ trailer: `${'0000000000 65535 f \n'.repeat(100_000)}<</Size 6/Root 1 0 R>>` })],
    ['a length beyond its end', Buffer.from(handmadePdf().toString('latin1').replace(/\/Length 28/, '/Length 999999999'), 'latin1')],
    ['a tree that leads back to itself', Buffer.from(handmadePdf().toString('latin1').replace('/Kids[3 0 R]', '/Kids[2 0 R]'), 'latin1')],
    ['a page that stands twice', Buffer.from(handmadePdf().toString('latin1').replace('/Kids[3 0 R]/Count 1', '/Kids[3 0 R 3 0 R]/Count 2'), 'latin1')],
    ['names in code', Buffer.from(handmadePdf().toString('latin1').replace('/XObject/Subtype', '/X#4fbject/Subtype'), 'latin1')],
  ])('a PDF with %s is refused', async (_what, bytes) => expect(await faultOf(bytes)).toBe('document_not_flattened'))

  it('of ten thousand pages is refused before a page is looked at', async () => {
    const kids = Array.from({ length: 10_000 }, (_, index) => `${index + 3} 0 R`).join(' ')
    const bytes = Buffer.from(handmadePdf().toString('latin1').replace('/Kids[3 0 R]/Count 1', `/Kids[${kids}]/Count 10000`), 'latin1')
    expect(await faultOf(bytes)).toBe('document_too_many_pages')
  })
})
