export type JpegFacts = {
  width: number
  height: number
  /** 1 = grey, 3 = colours, 4 = of print. */
  channels: number
  /** How it is to be turned when shown, 1–8 as Exif counts. */
  orientation: number
  /** What showing needs, and nothing else. */
  picture: Buffer
  /** What was taken out: who made it, where, with what, thumbnails, and whatever came behind the end. */
  removed: Buffer
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
const EXIF = Buffer.from('Exif\0\0', 'latin1')
const ORIENTATION_TAG = 0x0112

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
const JFIF = Buffer.from('JFIF\0', 'latin1')
/** Marker, length, name, version and resolution; what follows is a small picture of before the blackening. */
const JFIF_LENGTH = 16

const ADOBE = Buffer.from('Adobe', 'latin1')
const ADOBE_LENGTH = 14
/** Huffman and arithmetic tables, quantisation, restarts, the scan. */
const TABLES = new Set([0xc4, 0xcc, 0xdb, 0xdd, SOS])

/** What a picture is decoded by, and Adobe's colour transform, which decides how it looks. Everything else only tells of it. */
const isKept = (marker: number, segment: Buffer): boolean =>
  isFrame(marker) || TABLES.has(marker) || (marker === APP14 && segment.length === 2 + ADOBE_LENGTH && segment.subarray(4, 9).equals(ADOBE))

/** JFIF's header without its thumbnail; undefined for whatever else bears its number (JFXX is nothing but a thumbnail). */
const plainJfif = (segment: Buffer): Buffer | undefined => {
  if (segment.length < 2 + JFIF_LENGTH || !segment.subarray(4, 9).equals(JFIF)) return undefined
  const header = Buffer.from(segment.subarray(0, 2 + JFIF_LENGTH))
  header.writeUInt16BE(JFIF_LENGTH, 2)
  header.writeUInt16BE(0, JFIF_LENGTH)
  return header
}

const orientationOf = (exif: Buffer): number => {
  const little = exif.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number): number => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  const directory = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4)
  const entries = u16(directory)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (u16(at) === ORIENTATION_TAG) return u16(at + 8)
  }
  return 1
}

const safeOrientation = (segment: Buffer): number => {
  if (!segment.subarray(0, EXIF.length).equals(EXIF)) return 1
  try {
    const value = orientationOf(segment.subarray(EXIF.length))
    return value >= 1 && value <= 8 ? value : 1
  } catch {
    return 1
  }
}

/** Where the entropy-coded data that begins at `start` ends: at the next marker that isn't a restart or a stuffed byte. */
const endOfScan = (bytes: Buffer, start: number): number => {
  let at = start
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at += next === 0xff ? 1 : 2
  }
}

/** Takes a JPEG apart by its segments. Undefined where it isn't one from the first to the last byte it needs. */
export const takeJpegApart = (bytes: Buffer): JpegFacts | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  const removed: Buffer[] = []
  let [width, height, channels, orientation] = [0, 0, 0, 1]
  let hasScan = false
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) {
      if (!hasScan || width === 0) return undefined
      kept.push(bytes.subarray(at, at + 2))
      removed.push(bytes.subarray(at + 2))
      return { width, height, channels, orientation, picture: Buffer.concat(kept), removed: Buffer.concat(removed) }
    }
    if (isAlone(marker)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) return undefined
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return undefined
    const segment = bytes.subarray(at, end)
    if (isFrame(marker)) {
      if (segment.length < 10 || width !== 0) return undefined
      height = segment.readUInt16BE(5)
      width = segment.readUInt16BE(7)
      channels = segment[9] ?? 0
    }
    if (marker === APP1) orientation = orientation === 1 ? safeOrientation(segment.subarray(4)) : orientation
    const plain = marker === APP0 ? plainJfif(segment) : isKept(marker, segment) ? segment : undefined
    if (plain !== undefined) kept.push(plain)
    if (plain === undefined || plain.length < segment.length) removed.push(segment)
    at = end
    if (marker === SOS) {
      hasScan = true
      at = endOfScan(bytes, end)
      kept.push(bytes.subarray(end, at))
    }
  }
  return undefined
}
