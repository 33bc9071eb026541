import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, RenderingCancelledException, type RenderTask, version } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Japanese fonts that a PDF names without carrying them, scanners' formats: served from here, as everything is. */
const ASSETS = `/assets/pdfjs-${version}`

GlobalWorkerOptions.workerSrc = `${ASSETS}/pdf.worker.min.mjs`

export type OpenedPdf = { document: PDFDocumentProxy; pages: number; destroy: () => Promise<void> }

export const openPdfBytes = async (bytes: ArrayBuffer): Promise<OpenedPdf> => {
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${ASSETS}/cmaps/`,
    standardFontDataUrl: `${ASSETS}/standard_fonts/`,
    wasmUrl: `${ASSETS}/wasm/`,
    isEvalSupported: false,
    enableXfa: false,
  })
  const document = await task.promise
  return { document, pages: document.numPages, destroy: () => task.destroy() }
}

/** Draws one page as sharp as the screen is, at a width in CSS pixels. */
export const drawPage = (pdf: OpenedPdf, on: { page: number; canvas: HTMLCanvasElement; width: number }): { stop: () => void } => {
  let stopped = false
  let task: RenderTask | undefined
  const draw = async () => {
    const page = await pdf.document.getPage(on.page)
    if (stopped) return
    const ratio = window.devicePixelRatio || 1
    const viewport = page.getViewport({ scale: (on.width / page.getViewport({ scale: 1 }).width) * ratio })
    on.canvas.width = Math.floor(viewport.width)
    on.canvas.height = Math.floor(viewport.height)
    on.canvas.style.width = `${Math.floor(viewport.width / ratio)}px`
    task = page.render({ canvas: on.canvas, viewport })
    await task.promise
  }
  draw().catch((error: unknown) => {
    if (!(error instanceof RenderingCancelledException)) on.canvas.dataset.failed = ''
  })
  return {
    stop: () => {
      stopped = true
      task?.cancel()
    },
  }
}
