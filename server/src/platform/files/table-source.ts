import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import { openSingleZipEntry } from './zip-entry'
import { TableFileError } from './table-file-error'

/** Bytes of an unpacked table: the ministry's largest file (all clinics of Japan) is a third of it. */
const MAX_TABLE_BYTES = 192 * 1024 * 1024
/** Characters of one line: no table has longer ones, and a file without line ends mustn't fill the memory. */
const MAX_LINE_LENGTH = 256 * 1024
const HEAD_BYTES = 64 * 1024

type TableEncoding = 'utf-8' | 'cp932'

/** One physical line, without its line end; lines are counted from 1. */
export type TableLine = { number: number; text: string }

const startOf = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The table's bytes from their beginning; each call reads the file anew. */
const openBytes = async (path: string): Promise<Readable> => {
  const start = await startOf(path)
  if (start.subarray(0, 2).toString('latin1') === 'PK') return openSingleZipEntry(path, '.csv', MAX_TABLE_BYTES)
  return createReadStream(path)
}

async function* bounded(bytes: Readable): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_TABLE_BYTES) throw new TableFileError('too_large', `the table is larger than ${MAX_TABLE_BYTES} bytes`)
    yield chunk
  }
}

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * Which of the two encodings that Japanese offices use. The byte order mark or a header line in Japanese decides; under
 * an ASCII header the whole file is looked through, since the first Japanese word may stand far down.
 */
const detectEncoding = async (path: string): Promise<TableEncoding> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let head = Buffer.alloc(0)
  let headerSeen = false
  for await (const chunk of bounded(await openBytes(path))) {
    if (!headerSeen) {
      head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)])
      if (head.length >= 2 && (head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff)) {
        throw new TableFileError('unknown_encoding', 'the table is UTF-16; save it as CSV in UTF-8 or Shift_JIS')
      }
      if (head.length >= 3 && head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8'
      const end = head.indexOf(0x0a)
      if (end >= 0 || head.length >= HEAD_BYTES) {
        headerSeen = true
        const header = end >= 0 ? head.subarray(0, end) : head
        if (header.some((byte) => byte >= 0x80)) return isUtf8(header) ? 'utf-8' : 'cp932'
      }
    }
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      return 'cp932'
    }
  }
  try {
    decoder.decode()
  } catch {
    return 'cp932'
  }
  return 'utf-8'
}

async function* decoded(path: string, encoding: TableEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  for await (const chunk of bounded(await openBytes(path))) yield decoder.write(chunk)
  yield decoder.end() ?? ''
}

/**
 * Reads a table from disk line by line: plain or as the only CSV file in a zip, UTF-8 (with or without byte order mark)
 * or CP932, line ends LF, CRLF or CR. Memory stays bounded whatever the file holds.
 */
export async function* readTableLines(path: string): AsyncGenerator<TableLine> {
  let rest = ''
  let number = 0
  let afterReturn = false
  for await (const part of decoded(path, await detectEncoding(path))) {
    if (part === '') continue
    // A CR at the end of one part and the LF at the start of the next are one line end.
    const text = rest + (afterReturn && part.startsWith('\n') ? part.slice(1) : part)
    afterReturn = part.endsWith('\r')
    const lines = text.split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE_LENGTH) throw new TableFileError('line_too_long', `line ${number + lines.length + 1} is longer than ${MAX_LINE_LENGTH} characters`)
    for (const line of lines) yield { number: ++number, text: line }
  }
  if (rest !== '') yield { number: number + 1, text: rest }
}
