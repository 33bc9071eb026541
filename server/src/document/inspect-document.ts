import { readFile, writeFile } from 'node:fs/promises'
import type { DocumentContentType } from '@tasuki/domain/document/document-kind'
import type { FileFault } from '@tasuki/domain/document/document.rules'
import { fileTypeFromBuffer } from 'file-type'
import { drawImageThumbnail, openPdf } from './draw-thumbnail'
import { inspectImage } from './inspect-image'
import { inspectPdf } from './inspect-pdf'

/**
 * The program that looks into a file, in a process of its own with bounded time and memory: whatever a file does to its
 * reader, it does it there. Arguments: the file, where its clean form goes, where its thumbnail goes. Answers on stdout.
 */
export type Inspection = { ok: true; contentType: DocumentContentType; pages: number; hasThumbnail: boolean } | { ok: false; fault: FileFault }

const fault = (code: FileFault): Inspection => ({ ok: false, fault: code })

const OFFICE = /^(?:application\/vnd\.(?:openxmlformats-officedocument|ms-|oasis\.opendocument)|application\/(?:msword|x-cfb|rtf))/

const inspect = async (file: string, to: { clean: string; thumbnail: string }): Promise<Inspection> => {
  const bytes = await readFile(file)
  if (bytes.length === 0) return fault('document_empty')
  const type = await fileTypeFromBuffer(bytes)
  if (type !== undefined && OFFICE.test(type.mime)) return fault('document_office_file')
  if (type?.mime === 'application/pdf') {
    const pdf = await inspectPdf(bytes)
    if (!pdf.ok) return pdf
    const opened = await openPdf(pdf.clean).catch(() => undefined)
    if (opened?.thumbnail === undefined || opened.pages !== pdf.pages) return fault('document_broken')
    await writeFile(to.clean, pdf.clean)
    await writeFile(to.thumbnail, opened.thumbnail)
    return { ok: true, contentType: type.mime, pages: pdf.pages, hasThumbnail: true }
  }
  if (type?.mime !== 'image/jpeg' && type?.mime !== 'image/png' && type?.mime !== 'image/apng') return fault('document_type_not_accepted')
  const contentType = type.mime === 'image/jpeg' ? 'image/jpeg' : 'image/png'
  const image = await inspectImage(bytes, contentType)
  if (!image.ok) return image
  const thumbnail = await drawImageThumbnail(image.clean).catch(() => undefined)
  if (thumbnail === undefined) return fault('document_broken')
  await writeFile(to.clean, image.clean)
  await writeFile(to.thumbnail, thumbnail)
  return { ok: true, contentType, pages: 1, hasThumbnail: true }
}

const [file = '', clean = '', thumbnail = ''] = process.argv.slice(2)
const answer = await inspect(file, { clean, thumbnail })
process.stdout.write(JSON.stringify(answer), () => process.exit(0))
