import { crc32 } from 'node:zlib'

export type PngFacts = { width: number; height: number; picture: Buffer; removed: Buffer }

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** What a picture's look depends on. Texts, times, Exif, embedded profiles and animation go. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'sBIT', 'bKGD', 'pHYs', 'IDAT', 'IEND'])

const checksum = (bytes: Buffer): number => crc32(bytes) >>> 0

/** Takes a PNG apart by its chunks. Undefined where a chunk is cut off or damaged. */
export const takePngApart = (bytes: Buffer): PngFacts | undefined => {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return undefined
  const kept: Buffer[] = [SIGNATURE]
  const removed: Buffer[] = []
  let [width, height] = [0, 0]
  let hasData = false
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const chunk = bytes.subarray(at, end)
    const name = chunk.toString('latin1', 4, 8)
    if (checksum(chunk.subarray(4, -4)) !== chunk.readUInt32BE(chunk.length - 4)) return undefined
    if ((name === 'IHDR') !== (at === 8)) return undefined
    if (name === 'IHDR') {
      if (chunk.length !== 25) return undefined
      width = chunk.readUInt32BE(8)
      height = chunk.readUInt32BE(12)
    }
    hasData ||= name === 'IDAT'
    if (KEPT.has(name)) kept.push(chunk)
    else removed.push(chunk)
    at = end
    if (name === 'IEND') {
      removed.push(bytes.subarray(at))
      return hasData ? { width, height, picture: Buffer.concat(kept), removed: Buffer.concat(removed) } : undefined
    }
  }
  return undefined
}
