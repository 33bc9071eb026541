import type { PageText } from '@tasuki/domain/document/page-text'
import { createNamesFinder, proposeOnPage, proposeWhereFound, type RedactionProposal } from '@tasuki/domain/document/propose-redactions'
import { createKnownNameFinder, type KnownName } from '@tasuki/domain/names/known-name'
import { openNameDetector } from '../../names/open-detector'
import { type PageSource, releaseCanvas } from './page-source'
import { openScanReader, type ScanReader } from './read-scan'

/** What was read of the pages, and the names found so far; it stays in the browser and goes with the dialog. */
export type PagesSoFar = { texts: Map<number, readonly PageText[]>; names: Set<string> }

type Told = {
  onProposals: (page: number, proposals: readonly RedactionProposal[], read?: 'done' | 'failed') => void
  onProgress: (page: number, share: number) => void
}

/** With fewer characters than these a page is a picture, with a stamp or a page's number at most. */
const SCARCE = 40
/** What the reader of scans gets: some 170 dots an inch of A4. */
const SCAN_LONG_SIDE = 2000

const charactersOf = (text: PageText | undefined): number => (text?.pieces ?? []).reduce((sum, piece) => sum + piece.text.trim().length, 0)

/** A moment for what is drawn and pressed. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

const readScan = async (source: PageSource, page: number, reading: { reader: ScanReader; onProgress: (share: number) => void }): Promise<PageText> => {
  const canvas = document.createElement('canvas')
  try {
    await source.draw(page, canvas, SCAN_LONG_SIDE)
    return await reading.reader.read(canvas, reading.onProgress)
  } finally {
    releaseCanvas(canvas)
  }
}

type Looking = Told & { read: PagesSoFar; waiting: readonly number[]; signal: AbortSignal }

/** Looks through the pages one by one: their own text, or what can be read of the picture; a name found is searched on all of them. */
export const findProposals = async (source: PageSource, { read, waiting, signal, onProposals, onProgress }: Looking): Promise<void> => {
  const detect = await openNameDetector()
  let opening: Promise<ScanReader> | undefined
  const stop = () => void opening?.then((reader) => reader.close(), () => undefined)
  signal.addEventListener('abort', stop)
  const textsOf = async (page: number): Promise<{ texts: PageText[]; failed: boolean }> => {
    const own = await source.text(page)
    const texts = own === undefined ? [] : [own]
    if (charactersOf(own) >= SCARCE) return { texts, failed: false }
    try {
      opening ??= openScanReader(signal)
      const reader = await opening
      const scanned = await untilStopped(readScan(source, page, { reader, onProgress: (share) => onProgress(page, share) }), signal)
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
      const looked = texts.map((text) => proposeOnPage(text, detect))
      const fresh = looked.flatMap(({ names }) => names).filter((name) => !read.names.has(name))
      const everywhere = createNamesFinder([...read.names, ...fresh])
      onProposals(page, [...looked.flatMap(({ proposals }) => proposals), ...texts.flatMap((text) => proposeWhereFound(text, everywhere, 'elsewhere'))], failed ? 'failed' : 'done')
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
