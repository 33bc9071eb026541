import { execFileSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { SeenPlace } from './traced-letter'

/** What a text is in an encoding that Node only reads. */
const encodeJapanese = (text: string, encoding: 'shift_jis' | 'euc-jp'): Buffer => {
  const known = (tables[encoding] ??= readTable(encoding))
  const parts = Array.from(text).map((character) => known.get(character))
  return parts.includes(undefined) ? Buffer.alloc(0) : Buffer.concat(parts as Buffer[])
}
const tables: Partial<Record<string, Map<string, Buffer>>> = {}
const readTable = (encoding: string): Map<string, Buffer> => {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, Buffer>()
  for (let lead = 0x81; lead <= 0xfc; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail])
      const text = decoder.decode(bytes)
      if (Array.from(text).length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
    }
  for (let one = 0x20; one < 0x7f; one++) table.set(String.fromCharCode(one), Buffer.from([one]))
  return table
}

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

/** Every way in which bytes may spell a word. */
const spellings = (word: string): Buffer[] => {
  const raw = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), bigEndian(word), encodeJapanese(word, 'shift_jis'), encodeJapanese(word, 'euc-jp')].filter((bytes) => bytes.length > 1)
  return [...raw, ...raw.flatMap((bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()].map((hex) => Buffer.from(hex, 'latin1')))]
}

/** The streams of a file, inflated where they can be. */
const streamsOf = (bytes: Buffer): Buffer[] => {
  const found: Buffer[] = []
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue
    const from = at + 6 + (bytes[at + 6] === 13 ? 2 : 1)
    const to = bytes.indexOf('endstream', from)
    if (to === -1) continue
    const body = bytes.subarray(from, to)
    found.push(body)
    try {
      found.push(inflateSync(body, { finishFlush: 2 }))
    } catch {
      // Not packed in this way.
    }
  }
  return found
}

/** What readers of PDFs make of it: lines, facts about the file, outline, attachments, notes. */
const toldByReaders = async (bytes: Buffer): Promise<{ where: string; text: string }[]> => {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 })
  const pdf = await task.promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const page = await pdf.getPage(i + 1)
      const { items } = await page.getTextContent()
      const notes = (await page.getAnnotations()) as unknown[]
      return [items.map((item) => ('str' in item ? item.str : '')).join(''), JSON.stringify(notes)] as const
    }),
  )
  const attachments = ((await pdf.getAttachments()) ?? {}) as Record<string, { content: Uint8Array; description?: string }>
  const told = [
    { where: 'lines', text: pages.map(([lines]) => lines).join('\n') },
    { where: 'notes', text: pages.map(([, notes]) => notes).join('\n') },
    { where: 'facts', text: JSON.stringify((await pdf.getMetadata()).info) },
    { where: 'xmp', text: (await pdf.getMetadata()).metadata?.getRaw() ?? '' },
    { where: 'outline', text: JSON.stringify(await pdf.getOutline()) },
    { where: 'attachments', text: Object.values(attachments).map(({ content, description }) => `${description ?? ''} ${Buffer.from(content).toString('utf8')}`).join('\n') },
  ]
  await task.destroy()
  return [...told, { where: 'pdftotext', text: byPdftotext(bytes) }]
}

const byPdftotext = (bytes: Buffer): string => {
  try {
    return execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
  } catch {
    // Not on this machine: the other reader is.
    return ''
  }
}

/** Where any of these words can be found in a PDF, by whatever means; spaces and line ends part nothing. */
export const findTraces = async (bytes: Buffer, words: readonly string[]): Promise<Set<string>> => {
  const found = new Set<string>()
  const squeezed = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  const looked = await toldByReaders(bytes)
  const parts = [bytes, ...streamsOf(bytes)]
  for (const word of words) {
    for (const { where, text } of looked) if (squeezed(text).includes(squeezed(word))) found.add(where)
    for (const spelled of spellings(word)) if (parts.some((part) => part.includes(spelled))) found.add('bytes')
  }
  return found
}

/** The JPEG of each page, as it lies in the file. */
export const picturesIn = (bytes: Buffer): Buffer[] => streamsOf(bytes).filter((stream) => stream[0] === 0xff && stream[1] === 0xd8)

/** The lightest value in a place of a picture, 0 black to 255 white; its rim is left out. */
export const lightestAt = (page: Page, jpeg: Buffer, places: readonly SeenPlace[]): Promise<number[]> =>
  page.evaluate(
    async ({ data, seen }) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (one) => one.codePointAt(0) ?? 0)], { type: 'image/jpeg' }))
      const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height })
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.drawImage(picture, 0, 0)
      return seen.map(({ x, y, width, height }) => {
        const part = context.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), Math.max(1, Math.round(width * canvas.width)), Math.max(1, Math.round(height * canvas.height)))
        let lightest = 0
        for (let i = 0; i < part.data.length; i += 4) lightest = Math.max(lightest, part.data[i] ?? 255)
        return lightest
      })
    },
    { data: jpeg.toString('base64'), seen: places },
  )
