import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { intoJpeg, jpegSegment, placedExif, pngChunk } from '../../test/worlds/handmade-files'
import { flatPdf, sampleJpeg, samplePng } from '../../test/worlds/sample-files'
import { createInspector, type InspectFile } from './run-inspection'

/** What quality asks of files: whatever is sent ends as its points alone, or not at all, in bounded time. */
let folder: string
let inspectFile: InspectFile
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tasuki-attacked-'))
  inspectFile = createInspector(inject('inspectorProgram'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const NAME = 'Taro Yamada'
const look = async (bytes: Buffer, inspect = inspectFile): Promise<{ fault: string; clean: Buffer }> => {
  const [file, clean, thumbnail] = ['raw', 'clean', 'thumbnail'].map((name) => path.join(folder, name)) as [string, string, string]
  await rm(clean, { force: true })
  await writeFile(file, bytes)
  const found = await inspect(file, { clean, thumbnail })
  return { fault: found.ok ? 'accepted' : found.fault, clean: existsSync(clean) ? await readFile(clean) : Buffer.alloc(0) }
}
/** The bytes, and what is packed in them. */
const everythingIn = (clean: Buffer): string => {
  const streams = [...clean.toString('latin1').matchAll(/FlateDecode[^>]*>>\nstream\n/g)].map((found) => inflateSync(clean.subarray(found.index + found[0].length)))
  return Buffer.concat([clean, ...streams]).toString('latin1')
}
const beforeEnd = (file: Buffer, endBytes: number, extra: Buffer): Buffer => Buffer.concat([file.subarray(0, -endBytes), extra, file.subarray(-endBytes)])

const PICTURES: [string, () => Promise<Buffer>][] = [
  ['words among the coded points of a photograph', async () => beforeEnd(await sampleJpeg(), 2, Buffer.from(NAME))],
  ['words in a colour profile', async () => intoJpeg(await sampleJpeg(), jpegSegment(0xe2, Buffer.from(`ICC_PROFILE\0\x01\x01${NAME}`)))],
  ['a small picture in Exif', async () => intoJpeg(await sampleJpeg(), Buffer.concat([placedExif(1), jpegSegment(0xe1, Buffer.concat([Buffer.from(`Exif\0\0${NAME}`), await sampleJpeg(16, 12)]))]))],
  ['a second picture behind its end, as telephones add', async () => Buffer.concat([await sampleJpeg(), Buffer.from(NAME), await sampleJpeg()])],
  ['words behind the packed points of a PNG', async () => beforeEnd(await samplePng(), 12, pngChunk('IDAT', Buffer.from(NAME)))],
  ['words in every ancillary chunk of a PNG', async () => beforeEnd(await samplePng(), 12, Buffer.concat(['tEXt', 'iTXt', 'zTXt', 'eXIf', 'iCCP', 'sPLT', 'hIST', 'tIME', 'prVt'].map((name) => pngChunk(name, Buffer.from(NAME)))))],
  ['a packed text of a gigabyte in a PNG', async () => beforeEnd(await samplePng(), 12, pngChunk('zTXt', Buffer.concat([Buffer.from(`${NAME}\0\0`), deflateSync(Buffer.alloc(1_000_000))])))],
  ['words among the points of a page', async () => flatPdf([beforeEnd(await sampleJpeg(), 2, Buffer.from(NAME))], { save: { useObjectStreams: false } })],
]

describe('a file that carries more than it shows (rule 51)', () => {
  it.each(PICTURES)('%s: only its points come in', async (_what, make) => {
    const { fault, clean } = await look(await make())
    expect(fault).toBe('accepted')
    expect(everythingIn(clean)).not.toContain(NAME)
    expect(everythingIn(clean)).not.toMatch(/Exif|ICC_PROFILE|tEXt|GPS/)
  })

  it.each<[string, Buffer]>([
    ['a drawing of lines', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><text>${NAME}</text><script>alert(1)</script></svg>`)],
    ['the same behind a declaration', Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>${NAME}</text></svg>`)],
    ['a TIFF', Buffer.concat([Buffer.from('49492a0008000000', 'hex'), randomBytes(500)])],
    ['a WebP', Buffer.concat([Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), randomBytes(500)])],
    ['a HEIC', Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic\0\0\0\0heicmif1'), randomBytes(500)])],
    ['an archive', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomBytes(500)])],
    ['a program', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), randomBytes(500)])],
    ['a script that says to be a PDF', Buffer.from(`#!/bin/sh\n%PDF-1.7\n${NAME}`)],
  ])('%s is none of the kinds that come in', async (_what, bytes) => expect((await look(bytes)).fault).toBe('document_type_not_accepted'))
})

describe('a file that wears its reader out', () => {
  const frame = (marker: number, side: number): Buffer => {
    const size = Buffer.alloc(4)
    size.writeUInt16BE(side, 0)
    size.writeUInt16BE(side, 2)
    return jpegSegment(marker, Buffer.concat([Buffer.from([8]), size, Buffer.from([1, 1, 0x11, 0])]))
  }
  /** A whole table of one's own and nothing behind it: each scan goes over all points again. */
  const scans = (count: number, side: number): Buffer => {
    const table = jpegSegment(0xc4, Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(15), Buffer.from([0])]))
    const scan = Buffer.concat([jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 0, 0])), Buffer.from([0x00])])
    return Buffer.concat([Buffer.from([0xff, 0xd8]), jpegSegment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])), frame(0xc2, side), table, ...Array.from({ length: count }, () => scan), Buffer.from([0xff, 0xd9])])
  }

  it('by thousands of scans over the same points is ended with its process', async () => {
    const started = performance.now()
    const { fault } = await look(scans(20_000, 7700), createInspector(inject('inspectorProgram'), 300))
    expect(fault).toBe('document_broken')
    expect(performance.now() - started).toBeLessThan(8000)
  })

  it('by points that its header doesn’t tell of', async () => {
    for (const [marker, side] of [[0xc0, 65_500], [0xc2, 16_001], [0xc3, 65_535]] as const) expect((await look(Buffer.concat([Buffer.from([0xff, 0xd8]), frame(marker, side), jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0xff, 0xd9])]))).fault).toBe('document_image_too_large')
  })

  it('by hundred large photographs that share their bytes', async () => {
    const one = await sampleJpeg(6000, 6000)
    const { fault } = await look(await flatPdf(Array.from({ length: 40 }, () => one)))
    expect(fault).toBe('document_image_too_large')
  })
})
