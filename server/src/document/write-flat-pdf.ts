import { deflateSync } from 'node:zlib'
import type { FlatPage } from './flat-pdf'

/** Objects 1 and 2 are the root and the list of pages; each page has three more. */
const FIRST = 3
const OF_A_PAGE = 3

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Writes pages of one picture each; a picture coded `flate` comes in unpacked. What isn't said here stands in no file of ours. */
export const startFlatPdf = (pageCount: number) => {
  const parts: Buffer[] = []
  const places: number[] = []
  let length = 0
  const add = (part: Buffer | string) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (number: number, dict: string, stream?: Buffer) => {
    places[number] = length
    add(`${number} 0 obj\n${dict}\n`)
    if (stream !== undefined) {
      add('stream\n')
      add(stream)
      add('\nendstream\n')
    }
    add('endobj\n')
  }
  add('%PDF-1.7\n')
  object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  object(2, `<< /Type /Pages /Kids [ ${Array.from({ length: pageCount }, (_, index) => `${FIRST + index * OF_A_PAGE} 0 R`).join(' ')} ] /Count ${pageCount} >>`)
  let at = FIRST
  return {
    addPage: ({ width, height, image }: FlatPage): void => {
      const [wide, high] = [rounded(width), rounded(height)]
      const data = image.coding === 'jpeg' ? image.data : deflateSync(image.data, { level: 6 })
      const contents = Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /P Do Q`, 'latin1')
      object(at, `<< /Type /Page /Parent 2 0 R /Resources << /XObject << /P ${at + 1} 0 R >> >> /MediaBox [ 0 0 ${wide} ${high} ] /Contents ${at + 2} 0 R >>`)
      object(at + 1, `<< /Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /BitsPerComponent 8 /ColorSpace /${image.colour} /Filter /${image.coding === 'jpeg' ? 'DCTDecode' : 'FlateDecode'} /Length ${data.length} >>`, data)
      object(at + 2, `<< /Length ${contents.length} >>`, contents)
      at += OF_A_PAGE
    },
    finish: (): Buffer => {
      const table = length
      add(`xref\n0 ${at}\n0000000000 65535 f \n`)
      for (const place of places.slice(1)) add(`${String(place).padStart(10, '0')} 00000 n \n`)
      add(`trailer\n<< /Size ${at} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
      return Buffer.concat(parts)
    },
  }
}
