import { PassThrough, type Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { TableFileError } from './table-file-error'

/** A published archive holds one table and at most a note beside it. */
const MAX_ENTRIES = 20

const openArchive = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    // Names stay bytes: they may be CP932, and none is ever used as a path. validateEntrySizes holds an entry to its declared size.
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(error)
      else resolve(zip)
    })
  })

const listEntries = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })

const openEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error)
      else resolve(stream)
    })
  })

const nameOf = (entry: Entry): string => Buffer.from(entry.fileName).toString('latin1').toLowerCase()

const unreadable = (error: unknown): TableFileError =>
  new TableFileError('bad_zip', `the archive can't be read: ${error instanceof Error ? error.message : String(error)}`)

const findTable = async (zip: ZipFile, suffix: string, maxBytes: number): Promise<Entry> => {
  if (zip.entryCount > MAX_ENTRIES) throw new TableFileError('bad_zip', `the archive holds more than ${MAX_ENTRIES} files`)
  const tables = (await listEntries(zip)).filter((entry) => nameOf(entry).endsWith(suffix) && !nameOf(entry).startsWith('__macosx/'))
  const [table] = tables
  if (table === undefined || tables.length > 1) throw new TableFileError('bad_zip', `the archive must hold exactly one ${suffix} file, not ${tables.length}`)
  if (table.uncompressedSize > maxBytes) throw new TableFileError('too_large', `the table in the archive is larger than ${maxBytes} bytes`)
  return table
}

/** Streams the archive's only file with this suffix, refusing from the directory alone what would unpack to too much. */
export const openSingleZipEntry = async (path: string, suffix: string, maxBytes: number): Promise<Readable> => {
  let zip: ZipFile | undefined
  try {
    const archive = await openArchive(path)
    zip = archive
    const stream = await openEntry(archive, await findTable(archive, suffix, maxBytes))
    const unpacked = new PassThrough()
    stream.once('error', (error: unknown) => unpacked.destroy(unreadable(error)))
    unpacked.once('close', () => {
      stream.destroy()
      archive.close()
    })
    return stream.pipe(unpacked)
  } catch (error) {
    zip?.close()
    if (error instanceof TableFileError) throw error
    throw unreadable(error)
  }
}
