import { crc32, deflateSync } from 'node:zlib'

/** Files put together by hand, byte by byte, as an attacker does. */

export const pngChunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body) >>> 0, 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
export const jpegSegment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data])
export const intoJpeg = (jpeg: Buffer, extra: Buffer): Buffer => Buffer.concat([jpeg.subarray(0, 2), extra, jpeg.subarray(2)])
/** Exif with an orientation and a place, as a phone writes it. */
export const placedExif = (orientation: number): Buffer => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 35.4437N 139.6380E 山田太郎')]))
}

export const pdfObject = (number: number, dict: string, stream?: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${number} 0 obj\n${dict}\n`), ...(stream === undefined ? [] : [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]), Buffer.from('endobj\n')])
/** A PDF put together by hand, as an attacker does; `image` and `page` replace what stands there. */
export const handmadePdf = (of: { image?: [dict: string, data: Buffer]; page?: string; contents?: string; more?: Buffer; trailer?: string } = {}): Buffer => {
  const [dict, data] = of.image ?? ['/Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(Buffer.alloc(300, 255))]
  const contents = Buffer.from(of.contents ?? 'q 100 0 0 100 0 0 cm /P Do Q')
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    pdfObject(1, '<</Type/Catalog/Pages 2 0 R>>'),
    pdfObject(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    pdfObject(3, `<</Type/Page/Parent 2 0 R/Resources<</XObject<</P 4 0 R>>>>/MediaBox[0 0 100 100]/Contents 5 0 R${of.page ?? ''}>>`),
    pdfObject(4, `<</Type/XObject/Subtype/Image ${dict} /Length ${data.length}>>`, data),
    pdfObject(5, `<</Length ${contents.length}>>`, contents),
    of.more ?? Buffer.alloc(0),
    Buffer.from(`xref\n0 1\n0000000000 65535 f \ntrailer\n${of.trailer ?? '<</Size 6/Root 1 0 R>>'}\nstartxref\n0\n%%EOF\n`),
  ])
}
