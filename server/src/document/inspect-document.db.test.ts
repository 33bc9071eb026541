import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sampleJpeg, samplePdf, samplePng } from '../../test/worlds/sample-files'
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
    expect(second.clean).toEqual(png)
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

describe('a PDF', () => {
  it('loses titles, authors, earlier revisions and what is behind its end', async () => {
    const first = await samplePdf({ title: '山田太郎様の診療情報提供書', change: (document) => document.setAuthor('山田太郎') })
    const revision = Buffer.from('\n99 0 obj\n(SECRET OF AN EARLIER REVISION)\nendobj\n%%EOF\n')
    const { found, clean } = await look(Buffer.concat([first, revision]))
    expect(found).toEqual({ ok: true, contentType: 'application/pdf', pages: 1, hasThumbnail: true })
    const read = await PDFDocument.load(clean, { updateMetadata: false })
    expect([read.getTitle(), read.getAuthor(), read.getProducer()]).toEqual([undefined, undefined, undefined])
    expect(clean.toString('latin1')).not.toContain('SECRET')
  })

  it('loses the places of the photographs in it', async () => {
    const photo = intoJpeg(await sampleJpeg(), exif(1))
    const { clean } = await look(await samplePdf({ change: async (document) => document.addPage().drawImage(await document.embedJpg(photo)) }))
    expect(clean.length).toBeGreaterThan(0)
    expect(clean.toString()).not.toContain('139.6380E')
  })

  it.each<[string, (document: PDFDocument) => unknown]>([
    ['a script', (document) => document.addJavaScript('x', 'app.alert(1)')],
    ['an attached file', (document) => document.attach(Buffer.from('x'), 'x.exe')],
    ['a program to start', (document) => document.catalog.set(PDFName.of('OpenAction'), document.context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') }))],
    ['a form to send', (document) => document.catalog.set(PDFName.of('AA'), document.context.obj({ WC: { S: 'SubmitForm', F: PDFString.of('https://evil.example') } }))],
  ])('with %s is refused', async (_what, change) => expect(await faultOf(await samplePdf({ change }))).toBe('document_active_content'))

  it('that is protected, another file too, or damaged is refused', async () => {
    expect(await faultOf(await samplePdf({ change: (document) => document.encrypt({ userPassword: '', ownerPassword: 'x' }) }))).toBe('document_encrypted')
    expect(await faultOf(Buffer.concat([await samplePdf(), Buffer.from('PK\x03\x04')]))).toBe('document_disguised')
    expect(await faultOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(4000)]))).toBe('document_broken')
    expect(await faultOf(await samplePdf({ pages: 301 }))).toBe('document_too_many_pages')
  })

  it('that bursts its reader bursts a process of its own, in bounded time and memory', async () => {
    const zeros = deflateSync(Buffer.alloc(400_000_000))
    const bomb = Buffer.concat([
      Buffer.from(`%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[${'5 0 R '.repeat(20)}]>>\nendobj\n5 0 obj\n<</Filter/FlateDecode/Length ${zeros.length}>>stream\n`),
      zeros,
      Buffer.from('\nendstream\nendobj\n'),
      ...[6, 7, 8, 9].map((number) => Buffer.concat([Buffer.from(`${number} 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${zeros.length}>>stream\n`), zeros, Buffer.from('\nendstream\nendobj\n')])),
      Buffer.from('trailer\n<</Root 1 0 R/Size 10>>\n%%EOF\n'),
    ])
    const before = process.memoryUsage.rss()
    const started = performance.now()
    expect(['accepted', 'document_broken']).toContain(await faultOf(bomb, createInspector(inject('inspectorProgram'), 8000)))
    expect(performance.now() - started).toBeLessThan(30_000)
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
