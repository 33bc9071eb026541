import type { PageText } from '@tasuki/domain/document/page-text'
import coreUrl from 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url'
import workerUrl from 'tesseract.js/dist/worker.min.js?url'
import { releaseCanvas } from './page-source'
import { pageOfScan, type ScanTurn } from './scan-words'

/** Reads pages that are pictures, in a worker; everything it needs comes from our own server. */
export type ScanReader = { read: (canvas: HTMLCanvasElement, onProgress: (share: number) => void) => Promise<PageText>; close: () => void }

/** Put there by the build (`web/vite.config.ts`). */
const DATA = '/assets/tesseract-4.0.0_best_int'
const LSTM_ONLY = 1
/** Below this a page lies on its side or on its head, more often than it is badly printed. */
const POOR = 45

const turned = (canvas: HTMLCanvasElement, quarters: ScanTurn['quarters']): HTMLCanvasElement => {
  const other = document.createElement('canvas')
  const swaps = quarters % 2 === 1
  other.width = swaps ? canvas.height : canvas.width
  other.height = swaps ? canvas.width : canvas.height
  const context = other.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.translate(other.width / 2, other.height / 2)
  context.rotate((quarters * Math.PI) / 2)
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2)
  return other
}

export const openScanReader = async (signal: AbortSignal): Promise<ScanReader> => {
  const { createWorker } = await import('tesseract.js')
  signal.throwIfAborted()
  let tell = (_share: number): void => undefined
  // A worker that is ended while a picture is on its way to it answers with an error that nobody can catch.
  let phase: 'idle' | 'handing' | 'running' = 'idle'
  let ended = false
  let end = (): void => undefined
  const worker = await createWorker('jpn', LSTM_ONLY, {
    langPath: DATA,
    workerPath: workerUrl,
    corePath: coreUrl,
    workerBlobURL: false,
    cacheMethod: 'none',
    logger: ({ status, progress }) => {
      if (status !== 'recognizing text') return
      phase = 'running'
      if (ended) end()
      else tell(progress)
    },
    errorHandler: () => undefined,
  })
  end = () => void worker.terminate()
  await worker.setParameters({ preserve_interword_spaces: '1' })
  const readOnce = async (canvas: HTMLCanvasElement, quarters: ScanTurn['quarters']) => {
    if (ended) throw new Error('the reader was ended')
    const picture = quarters === 0 ? canvas : turned(canvas, quarters)
    phase = 'handing'
    const { data: page } = await worker.recognize(picture, { rotateAuto: true }, { text: false, blocks: true })
    phase = 'idle'
    if (ended) end()
    if (picture !== canvas) releaseCanvas(picture)
    const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
    const tilt = page.rotateRadians ?? 0
    const characters = lines.reduce((sum, line) => sum + line.words.reduce((of, word) => of + word.symbols.length, 0), 0)
    return { page: pageOfScan(lines, { width: canvas.width, height: canvas.height }, { quarters, tilt }), confidence: page.confidence, characters }
  }
  return {
    read: async (canvas, onProgress) => {
      tell = onProgress
      let best = await readOnce(canvas, 0)
      if (best.characters < 10 || best.confidence >= POOR) return best.page
      for (const quarters of [1, 3, 2] as const) {
        const other = await readOnce(canvas, quarters)
        if (other.confidence > best.confidence) best = other
        if (best.confidence >= POOR + 15) break
      }
      return best.page
    },
    close: () => {
      ended = true
      if (phase !== 'handing') end()
    },
  }
}
