import { AFRelationship, PDFDocument, type PDFFont, PDFHexString, PDFName, type PDFPage, popGraphicsState, pushGraphicsState, rgb, setTextRenderingMode, StandardFonts, TextRenderingMode } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** Whom the letters of this journey are about; nobody. */
export const TRACED = {
  kanji: ['大河内', '千鶴'],
  kana: ['おおこうち', 'ちづる'],
  katakana: ['オオコウチ', 'チヅル'],
  romaji: ['Okouchi', 'Chizuru'],
  birth: ['昭和12年4月5日', '1937年4月5日', '19370405', '1937-04-05'],
} as const

const NAME = TRACED.kanji.join('')
const SHEET = { width: 595, height: 842 }

/** A place on the first page in shares of the sheet, as it is seen. */
export type SeenPlace = { x: number; y: number; width: number; height: number }

const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf')

const placeOf = (font: PDFFont, text: string, at: { x: number; y: number; size: number }): SeenPlace => ({
  x: at.x / SHEET.width,
  y: (SHEET.height - at.y - at.size * 0.8) / SHEET.height,
  width: font.widthOfTextAtSize(text, at.size) / SHEET.width,
  height: (at.size * 0.85) / SHEET.height,
})

const drawInvisibly = (page: PDFPage, text: string, at: { x: number; y: number; size: number; font: PDFFont }): void => {
  page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible))
  page.drawText(text, at)
  page.pushOperators(popGraphicsState())
}

/** What programs write about a file and beside its pages. */
const tellAboutFile = async (pdf: PDFDocument): Promise<void> => {
  pdf.setTitle(`${NAME}様 紹介状`)
  pdf.setAuthor(TRACED.romaji.join(' '))
  const { context, catalog } = pdf
  const xmp = `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${NAME} ${TRACED.birth[3]}</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`
  catalog.set(PDFName.of('Metadata'), context.register(context.flateStream(new TextEncoder().encode(xmp), { Type: 'Metadata', Subtype: 'XML' })))
  const outlines = context.nextRef()
  const item = context.register(context.obj({ Title: PDFHexString.fromText(`${NAME} 経過`), Parent: outlines, Dest: [pdf.getPage(0).ref, 'Fit'] }))
  context.assign(outlines, context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }))
  catalog.set(PDFName.of('Outlines'), outlines)
  await pdf.attach(new TextEncoder().encode(`${NAME} ${TRACED.katakana.join(' ')}`), 'memo.txt', { mimeType: 'text/plain', description: NAME, afRelationship: AFRelationship.Data })
}

/** A later revision says something harmless of the file; the earlier one stays in it. */
const reviseFile = (bytes: Buffer, info: { number: number; size: number; root: string }): Buffer => {
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1'))?.[1] ?? '0'
  const object = `\n${info.number} 0 obj\n<< /Title (letter) >>\nendobj\n`
  const xref = bytes.length + object.length
  const table = `xref\n${info.number} 1\n${String(bytes.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${info.size} /Root ${info.root} /Info ${info.number} 0 R /Prev ${before} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(object + table, 'latin1')])
}

/**
 * A letter as other programs write it: the name in its lines, cut into pieces, near-invisible, under a drawn box, in a form's field,
 * in all that is told about the file, in an earlier revision; its second page is `scan` with the text that a scanner's program has read.
 */
export const tracedLetter = async (scan: Buffer): Promise<{ bytes: Buffer; named: SeenPlace[]; staff: SeenPlace }> => {
  const pdf = await PDFDocument.create()
  pdf.registerFontkit(fontkit)
  const font = await pdf.embedFont(readFileSync(FONT), { subset: true })
  const latin = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([SHEET.width, SHEET.height])
  const named: SeenPlace[] = []
  const write = (text: string, x: number, y: number) => page.drawText(text, { x, y, size: 12, font })
  const nameAt = (text: string, at: { x: number; y: number }, with_: PDFFont = font) => {
    page.drawText(text, { ...at, size: 12, font: with_ })
    named.push(placeOf(with_, text, { ...at, size: 12 }))
  }
  const label = (text: string, y: number, value: string) => {
    write(text, 60, y)
    nameAt(value, { x: 60 + font.widthOfTextAtSize(text, 12), y })
  }
  write('診療情報提供書', 60, 780)
  label('患者氏名：', 750, `${TRACED.kanji.join('　')}`)
  label('フリガナ：', 726, TRACED.katakana.join('　'))
  label('生年月日：', 702, `${TRACED.birth[0]}（${TRACED.birth[1]}）`)
  const doctor = '主治医：'
  write(`${doctor}佐々木医師`, 60, 678)
  const staff = placeOf(font, '佐々木', { x: 60 + font.widthOfTextAtSize(doctor, 12), y: 678, size: 12 })
  // One character at a time, and not in their order.
  write('経過：', 60, 640)
  const pieces = Array.from(NAME).map((text, i) => ({ text, x: 100 + i * 12 }))
  for (const { text, x } of [...pieces.slice(2), ...pieces.slice(0, 2)]) write(text, x, 640)
  named.push({ x: 100 / SHEET.width, y: (SHEET.height - 640 - 9.6) / SHEET.height, width: (12 * pieces.length) / SHEET.width, height: 10 / SHEET.height })
  write('様は三月一日に転倒されました。', 100 + 12 * pieces.length, 640)
  page.drawText('Letter for ', { x: 60, y: 606, size: 12, font: latin })
  nameAt(TRACED.romaji.join(' '), { x: 60 + latin.widthOfTextAtSize('Letter for ', 12), y: 606 }, latin)
  page.drawText(NAME, { x: 60, y: 570, size: 12, font, color: rgb(1, 1, 1) })
  page.drawText(NAME, { x: 60, y: 548, size: 0.1, font })
  drawInvisibly(page, NAME, { x: 60, y: 510, size: 12, font })
  nameAt(NAME, { x: 60, y: 470 })
  page.drawRectangle({ x: 55, y: 464, width: 80, height: 22, color: rgb(0, 0, 0) })
  const field = pdf.getForm().createTextField('f1')
  field.setText(TRACED.romaji.join(' '))
  field.addToPage(page, { x: 60, y: 420, width: 160, height: 20, font: latin })
  const second = pdf.addPage([SHEET.width, SHEET.height])
  second.drawImage(await pdf.embedJpg(scan), { x: 0, y: 0, ...SHEET })
  drawInvisibly(second, `${NAME}様の経過は良好です。長女の${TRACED.kanji[0]}花子様が付き添われています。自宅退院を希望されています。`, { x: 60, y: 500, size: 8, font })
  await tellAboutFile(pdf)
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: false }))
  const [, number = '0'] = /\/Info (\d+) 0 R/.exec(bytes.toString('latin1')) ?? []
  const [, root = ''] = /\/Root (\d+ 0 R)/.exec(bytes.toString('latin1')) ?? []
  const [, size = '0'] = /\/Size (\d+)/.exec(bytes.toString('latin1')) ?? []
  return { bytes: reviseFile(bytes, { number: Number(number), size: Number(size), root }), named, staff }
}

const PAPER = { width: 1240, height: 1754 }

/** Lines on paper as a scanner or a phone sees them: tilted, grey, grainy. `<b>` marks what must be black in the end. */
export const scannedLetter = async (page: Page, { lines, tilt }: { lines: readonly string[]; tilt: number }): Promise<{ jpeg: Buffer; named: SeenPlace[] }> => {
  const sheet = await page.context().newPage()
  await sheet.setViewportSize(PAPER)
  const font = readFileSync(FONT).toString('base64')
  await sheet.setContent(
    `<style>@font-face{font-family:B;src:url(data:font/ttf;base64,${font})}b{font-weight:400}</style><body style="margin:0;overflow:hidden;background:#fff"><div style="box-sizing:border-box;padding:110px;width:${PAPER.width}px;height:${PAPER.height}px;transform:rotate(${tilt}deg);font:28px/2 B">${lines.map((line) => `<div>${line}</div>`).join('')}</div>`,
  )
  await sheet.evaluate(() => document.fonts.ready)
  const named = await sheet.locator('b').evaluateAll((found, paper) =>
    found.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return { x: x / paper.width, y: y / paper.height, width: width / paper.width, height: height / paper.height }
    }), PAPER)
  const clean = (await sheet.screenshot({ type: 'png' })).toString('base64')
  const grainy = await sheet.evaluate(async (png) => {
    const image = new Image()
    image.src = `data:image/png;base64,${png}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.drawImage(image, 0, 0)
    const picture = context.getImageData(0, 0, canvas.width, canvas.height)
    let seed = 12_345
    for (let i = 0; i < picture.data.length; i += 4) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
      const grain = ((seed >> 8) % 49) - 24
      for (let channel = 0; channel < 3; channel++) picture.data[i + channel] = (picture.data[i + channel] ?? 0) * 0.93 + grain
    }
    context.putImageData(picture, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? ''
  }, clean)
  await sheet.close()
  return { jpeg: Buffer.from(grainy, 'base64'), named }
}

/** The picture as a phone keeps it that was held sideways: turned, with a note of how, and with a name in what the camera adds. */
export const photoOnItsSide = async (page: Page, upright: Buffer): Promise<Buffer> => {
  const turned = await page.evaluate(async (jpeg) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(jpeg), (one) => one.codePointAt(0) ?? 0)], { type: 'image/jpeg' }))
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.height, height: picture.width })
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.translate(0, canvas.height)
    context.rotate(-Math.PI / 2)
    context.drawImage(picture, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? ''
  }, upright.toString('base64'))
  const note = Buffer.from(`${TRACED.romaji.join(' ')} ${NAME}\0`, 'utf8')
  const head = Buffer.from('4578696600004d4d002a000000080002', 'hex')
  const entry = ([tag, type, count]: readonly [number, number, number], value: Buffer) => {
    const fixed = Buffer.alloc(8)
    fixed.writeUInt16BE(tag, 0)
    fixed.writeUInt16BE(type, 2)
    fixed.writeUInt32BE(count, 4)
    return Buffer.concat([fixed, value])
  }
  const noteAt = Buffer.alloc(4)
  noteAt.writeUInt32BE(8 + 2 + 2 * 12 + 4)
  const exif = Buffer.concat([head, entry([0x010e, 2, note.length], noteAt), entry([0x0112, 3, 1], Buffer.from('00060000', 'hex')), Buffer.alloc(4), note])
  const segment = Buffer.alloc(4)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(exif.length + 2, 2)
  const jpeg = Buffer.from(turned, 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)])
}
