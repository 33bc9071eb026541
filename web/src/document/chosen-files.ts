import type { DocumentKind } from '@tasuki/domain/document/document-kind'

export type ChosenFault = 'tooLarge' | 'office' | 'heic' | 'otherType'

/** What the editor has made of it: the only thing that is ever sent. */
export type RedactedFile = { key: string; pdf: Blob; pages: number; boxes: number }

/** What is to become one document: a PDF, or photos in their order. */
export type ChosenDocument = { key: string; photos: { key: string; file: File }[]; pdf: File | undefined; name: string; fault: ChosenFault | undefined; kind: DocumentKind | ''; title: string; redacted: RedactedFile | undefined; /** One that was sent back, whose place it takes. */ replaces?: string }

/** What is opened in the browser may be larger than what is sent. */
const MAX_SOURCE_BYTES = 100 * 1024 * 1024
const OFFICE = /\.(?:docx?|xlsx?|pptx?|rtf|odt|ods)$/i
const HEIC = /\.hei[cf]$/i
export const isHeic = (file: File): boolean => HEIC.test(file.name) || /^image\/hei[cf]/.test(file.type)
const isPhoto = (file: File): boolean => file.type === 'image/jpeg' || file.type === 'image/png'
const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)

const faultOf = (file: File): ChosenFault | undefined => {
  if (isPhoto(file)) return undefined
  if (!isPdf(file)) return OFFICE.test(file.name) ? 'office' : isHeic(file) ? 'heic' : 'otherType'
  return file.size > MAX_SOURCE_BYTES ? 'tooLarge' : undefined
}

const fresh = { kind: '', title: '', redacted: undefined } as const

/** Photos chosen together are the pages of one document; every other file is one by itself. An iPhone's own format where this browser opens it. */
export const groupChosen = (files: readonly File[], { newKey, opensHeic = false }: { newKey: () => string; opensHeic?: boolean }): ChosenDocument[] => {
  const opens = (file: File) => isPhoto(file) || (opensHeic && isHeic(file))
  const photos = files.filter(opens)
  const others = files.filter((file) => !opens(file))
  return [
    ...(photos.length === 0 ? [] : [{ ...fresh, key: newKey(), photos: photos.map((file) => ({ key: newKey(), file })), pdf: undefined, name: photos[0]?.name ?? '', fault: undefined }]),
    ...others.map((file): ChosenDocument => ({ ...fresh, key: newKey(), photos: [], pdf: file, name: file.name, fault: faultOf(file) })),
  ]
}

/** Those for which there is a place yet, and whether some had none. */
export const fitChosen = <T>(added: readonly T[], places: number): { taken: T[]; leftOut: boolean } => ({ taken: added.slice(0, Math.max(0, places)), leftOut: added.length > Math.max(0, places) })

/** One place forward or back. */
export const movePhoto = <T>(photos: readonly T[], from: number, step: -1 | 1): T[] => {
  const moved = [...photos]
  const [photo] = moved.splice(from, 1)
  if (photo !== undefined) moved.splice(Math.min(Math.max(0, from + step), moved.length), 0, photo)
  return moved
}
