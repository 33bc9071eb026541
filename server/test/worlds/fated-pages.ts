import type { CheckPages } from '../../src/document/run-check'

/** What the reader does with a page: finds nothing, a place, dies at it, or ends there without a word. */
type PageFate = 'clean' | 'named' | 'dies' | 'silent'

const BOX = { left: 0.1, top: 0.2, width: 0.3, height: 0.05 }

/** A reader of pages whose findings the test decides; `read` are the pages it was asked for. `asks` it counts on a clean page. */
export const createFatedReader = (asks = 0): { fates: PageFate[]; read: number[]; checkPages: CheckPages } => {
  const reader: ReturnType<typeof createFatedReader> = {
    fates: [],
    read: [],
    checkPages: async ({ first, count }, onPage) => {
      for (let page = first; page < first + count; page++) {
        reader.read.push(page)
        const fate = reader.fates[page - 1] ?? 'clean'
        if (fate === 'silent') return
        if (fate === 'dies') throw new Error('the reader burst')
        await onPage({ page, places: fate === 'named' ? [{ page, reason: 'name', box: BOX }] : [], asks: fate === 'clean' ? asks : 0 })
      }
    },
  }
  return reader
}
