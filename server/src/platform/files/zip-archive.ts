import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of an archive: opened only when its turn has come, so that an archive of any size takes no memory. */
export type ArchiveEntry = { name: string; /** Packed already: a picture, a PDF. */ stored?: boolean; open: () => Promise<Readable | Buffer> }

async function* bytesOf(open: ArchiveEntry['open']): AsyncGenerator<Buffer> {
  const content = await open()
  if (Buffer.isBuffer(content)) yield content
  else yield* content as AsyncIterable<Buffer>
}

/** The archive's bytes as fast as they are taken; a file that can't be read breaks it off rather than being missing in silence. */
export const zipArchive = (entries: readonly ArchiveEntry[], at: Date): Readable => {
  const zip = new ZipFile()
  const bytes = new PassThrough()
  const breakOff = (error: Error) => void bytes.destroy(error)
  zip.on('error', breakOff)
  for (const { name, stored = false, open } of entries)
    zip.addReadStreamLazy(name, { mtime: at, compress: !stored }, (done) => {
      const content = Readable.from(bytesOf(open), { objectMode: false })
      content.on('error', breakOff)
      // Nobody reads on: what was opened is closed.
      bytes.on('close', () => void content.destroy())
      done(null, content)
    })
  zip.end()
  zip.outputStream.pipe(bytes)
  return bytes
}
