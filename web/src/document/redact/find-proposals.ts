import type { PageText } from '@tasuki/domain/document/page-text'
import { createNamesFinder, joinProposals, proposeWhereFound, type RedactionProposal } from '@tasuki/domain/document/propose-redactions'
import { createKnownNameFinder, type KnownName } from '@tasuki/domain/names/known-name'
import { type PageSource, releaseCanvas } from './page-source'
import { openProposalReader } from './proposal-reader'
import { openScanReader, type ScanReader } from './read-scan'

/** What was read of the pages, and the names found so far; it stays in the browser and goes with the dialog. */
export type PagesSoFar = { texts: Map<number, readonly PageText[]>; names: Set<string> }

type Told = {
  onProposals: (page: number, proposals: readonly RedactionProposal[], read?: 'done' | 'failed') => void
  onProgress: (page: number, share: number) => void
}

/** With fewer characters than these a page may be drawn of lines alone, as some programs print. */
const SCARCE = 40
/** From here on a picture may hold a name: a patient's sticker is smaller than most letterheads. */
const PICTURED = 0.01
/** Characters without a meaning, as of a font whose table is missing: what is seen is another text. */
const MEANINGLESS = /[\p{Co}\p{Cn}\ufffd\u0001-\u0008]/gu
const GARBLED = 0.1
/** What the reader of scans gets: some 170 dots an inch of A4. */
const SCAN_LONG_SIDE = 2000

/** Whether the text that a page holds tells all that is seen on it. */
const tellsAll = (own: PageText | undefined, pictures: number): boolean => {
  const text = (own?.pieces ?? []).map((piece) => piece.text.trim()).join('')
  return text.length >= SCARCE && pictures < PICTURED && (text.match(MEANINGLESS)?.length ?? 0) < GARBLED * text.length
}

/** A moment for what is drawn and pressed. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

const readScan = async (source: PageSource, page: number, reading: { reader: ScanReader; signal: AbortSignal; onProgress: (share: number) => void }): Promise<PageText> => {
  const canvas = document.createElement('canvas')
  try {
    await source.draw(page, canvas, { longSide: SCAN_LONG_SIDE, signal: reading.signal })
    return await reading.reader.read(canvas, reading.onProgress)
  } finally {
    releaseCanvas(canvas)
  }
}

/** What this tab knows of names at the place where the document goes: watched for, and refused in its texts. */
export type WatchedNames = { known: readonly KnownName[]; words: readonly string[] }

type Looking = Told & { read: PagesSoFar; watched: WatchedNames; waiting: readonly number[]; signal: AbortSignal }

/** Looks through the pages one by one: their own text, or what can be read of the picture; a name found is searched on all of them. */
export const findProposals = async (source: PageSource, { read, watched, waiting, signal, onProposals, onProgress }: Looking): Promise<void> => {
  for (const word of watched.words) read.names.add(word)
  const names = openProposalReader()
  let opening: Promise<ScanReader> | undefined
  const stop = () => {
    names.close()
    void opening?.then((reader) => reader.close(), () => undefined)
  }
  signal.addEventListener('abort', stop)
  const textsOf = async (page: number): Promise<{ texts: PageText[]; failed: boolean }> => {
    const { own, pictures } = await source.text(page)
    const texts = own === undefined ? [] : [own]
    if (tellsAll(own, pictures)) return { texts, failed: false }
    try {
      opening ??= openScanReader(signal)
      const reader = await opening.catch((error: unknown) => {
        // A line that broke for a moment is no reason for all pages behind.
        opening = undefined
        throw error
      })
      const scanned = await untilStopped(readScan(source, page, { reader, signal, onProgress: (share) => onProgress(page, share) }), signal)
      return { texts: [...texts, scanned], failed: false }
    } catch {
      return { texts, failed: true }
    }
  }
  try {
    for (const page of waiting) {
      if (signal.aborted) return
      onProgress(page, 0)
      const { texts, failed } = await textsOf(page).catch(() => ({ texts: [], failed: true }))
      if (signal.aborted) return
      read.texts.set(page, texts)
      const looked = await Promise.all(texts.map((text) => names.look(text)))
      if (signal.aborted) return
      const fresh = looked.flatMap((found) => found.names).filter((name) => !read.names.has(name))
      const everywhere = createNamesFinder([...read.names, ...fresh])
      const found = [
        ...watched.known.flatMap((known) => texts.flatMap((text) => proposeWhereFound(text, createKnownNameFinder(known), 'known'))),
        ...looked.flatMap(({ proposals }) => proposals),
        ...texts.flatMap((text) => proposeWhereFound(text, everywhere, 'elsewhere')),
      ]
      onProposals(page, joinProposals(found), failed ? 'failed' : 'done')
      for (const name of fresh) read.names.add(name)
      if (fresh.length > 0) searchRead(read, { find: createNamesFinder(fresh), reason: 'elsewhere', except: page, onProposals })
      await breathe()
    }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

/** A reader that was ended answers no more. */
const untilStopped = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true })
    work.then(resolve, reject)
  })

type Searching = Pick<Told, 'onProposals'> & { find: ReturnType<typeof createNamesFinder>; reason: 'known' | 'elsewhere'; except?: number }

/** Through all pages that were read already. */
const searchRead = (read: PagesSoFar, { find, reason, except, onProposals }: Searching): number => {
  let found = 0
  for (const [page, texts] of read.texts) {
    if (page === except) continue
    const proposals = texts.flatMap((text) => proposeWhereFound(text, find, reason))
    found += proposals.length
    if (proposals.length > 0) onProposals(page, proposals)
  }
  return found
}

/** The name that a person typed, in all its forms; how many places there are. */
export const searchKnownName = (read: PagesSoFar, known: KnownName, { onProposals }: Pick<Told, 'onProposals'>): number => searchRead(read, { find: createKnownNameFinder(known), reason: 'known', onProposals })

/** Names that were told since a page was read: watched for in this tab, refused in its texts. */
export const searchWatched = (read: PagesSoFar, { known, words }: WatchedNames, { onProposals }: Pick<Told, 'onProposals'>): void => {
  for (const one of known) searchRead(read, { find: createKnownNameFinder(one), reason: 'known', onProposals })
  const fresh = words.filter((word) => !read.names.has(word))
  if (fresh.length > 0) searchRead(read, { find: createNamesFinder(fresh), reason: 'elsewhere', onProposals })
}
