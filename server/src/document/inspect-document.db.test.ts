import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { handmadePdf, intoJpeg, jpegSegment, pdfObject, placedExif, pngChunk } from '../../test/worlds/handmade-files'
import { flatPdf, printedPdf, sampleJpeg, samplePdf, samplePng, transparentPng } from '../../test/worlds/sample-files'
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

describe('a picture', () => {
  it('loses place, maker and texts, and stands upright', async () => {
    const jpeg = intoJpeg(await sampleJpeg(), Buffer.concat([placedExif(6), jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x>山田</x>')), jpegSegment(0xfe, Buffer.from('comment 139.6380E'))]))
    const { found, clean } = await look(Buffer.concat([jpeg, Buffer.from('trailing 139.6380E')]))
    expect(found).toEqual({ ok: true, contentType: 'image/jpeg', pages: 1, hasThumbnail: true })
    expect(clean.toString()).not.toMatch(/GPS|139\.6380E|山田|adobe/)
    // Taken at 400 × 300 by a phone held upright.
    expect(takeJpegApart(clean)).toMatchObject({ orientation: 1, width: 300, height: 400 })
    const png = await samplePng()
    const end = png.length - 12
    const told = Buffer.concat([png.subarray(0, end), pngChunk('tEXt', Buffer.from('Author\0山田太郎')), pngChunk('eXIf', Buffer.from('GPS')), png.subarray(end)])
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
    const bomb = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(Buffer.alloc(10_000_000))), pngChunk('IEND', Buffer.alloc(0))])
    expect(await faultOf(bomb)).toBe('document_image_too_large')
  })

  it('that hides another file, is cut off, or only says to be one is refused', async () => {
    const jpeg = await sampleJpeg()
    expect(await faultOf(Buffer.concat([jpeg, await samplePdf()]))).toBe('document_disguised')
    expect(await faultOf(intoJpeg(jpeg, jpegSegment(0xfe, Buffer.from('PK\x03\x04zip'))))).toBe('document_disguised')
    expect(await faultOf(Buffer.concat([await samplePng(), Buffer.from('<script>alert(1)</script>')]))).toBe('document_disguised')
    expect(await faultOf(jpeg.subarray(0, jpeg.length / 2))).toBe('document_broken')
    expect(await faultOf(Buffer.concat([Buffer.from('ffd8ff', 'hex'), randomBytes(5000)]))).toBe('document_broken')
  })
})

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
    expect((await look(clean)).found).toEqual(found)
  })

  it('loses the places of the photographs in it', async () => {
    const { clean } = await look(await flatPdf([intoJpeg(await sampleJpeg(), placedExif(1))]))
    expect(clean.length).toBeGreaterThan(0)
    expect(clean.toString()).not.toMatch(/139\.6380E|山田/)
  })

  it('as it was printed, its name under a drawn box, is refused with what to do (rule 51)', async () => expect(await faultOf(await printedPdf('Taro Yamada'))).toBe('document_not_flattened'))

  it('with words before its beginning, or another file behind its end, is refused', async () => {
    expect(await faultOf(Buffer.concat([Buffer.from('Taro Yamada\n'), handmadePdf()]))).toBe('document_type_not_accepted')
    expect(await faultOf(Buffer.concat([handmadePdf(), Buffer.from('PK\x03\x04')]))).toBe('document_disguised')
  })

  it('that is protected, damaged, or of too many pages is refused', async () => {
    expect(await faultOf(await samplePdf({ change: (document) => document.encrypt({ userPassword: '', ownerPassword: 'x' }) }))).toBe('document_encrypted')
    expect(await faultOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(4000)]))).toBe('document_broken')
    expect(await faultOf(await samplePdf({ pages: 301 }))).toBe('document_too_many_pages')
  })

  it('that bursts its reader bursts a process of its own, in bounded time and memory', async () => {
    const page = deflateSync(Buffer.alloc(7000 * 7000 * 3))
    const pages = Array.from({ length: 40 }, (_, index) => Buffer.concat([
      pdfObject(3 + index * 3, `<</Type/Page/Parent 2 0 R/Resources<</XObject<</P ${4 + index * 3} 0 R>>>>/MediaBox[0 0 100 100]/Contents ${5 + index * 3} 0 R>>`),
      pdfObject(4 + index * 3, `<</Type/XObject/Subtype/Image/Width 7000/Height 7000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode/Length ${page.length}>>`, page),
      pdfObject(5 + index * 3, '<</Length 28>>', Buffer.from('q 100 0 0 100 0 0 cm /P Do Q')),
    ]))
    const bomb = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      pdfObject(1, '<</Type/Catalog/Pages 2 0 R>>'),
      pdfObject(2, `<</Type/Pages/Kids[${pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ')}]/Count ${pages.length}>>`),
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
