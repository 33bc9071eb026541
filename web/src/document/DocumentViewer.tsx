import { useMediaQuery } from '@mantine/hooks'
import { type DocumentView, getDocumentFileCall } from '@tasuki/domain/document/document.contract'
import { useEffect, useRef, useState } from 'react'
import { callUrl } from '../platform/api-client'
import { ActionButton } from '../ui/ActionButton'
import { DialogFrame } from '../ui/ConfirmDialog'
import { ErrorPanel } from '../ui/ErrorPanel'
import { useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { documentMessages } from './document.messages'
import { documentName } from './document-name'
import frames from './DocumentCheck.module.css'
import { useDocumentNow } from './document.queries'
import classes from './Documents.module.css'
import { RefusedActs } from './RefusedActs'
import { PlaceFrames, PlaceList } from './RefusedPlaces'
import { drawPage, type OpenedPdf, openPdfBytes } from '../platform/draw-page'

const NARROW = '(max-width: 48em)'
const ZOOMS = [1, 1.25, 1.5, 2, 3, 4] as const

type Content = { kind: 'loading' } | { kind: 'gone' } | { kind: 'image'; url: string } | { kind: 'pdf'; pdf: OpenedPdf }

/** Fetched once and whole: one reading, one entry of who has read. */
const useContent = (document: DocumentView): Content => {
  const [content, setContent] = useState<Content>({ kind: 'loading' })
  useEffect(() => {
    const cut = new AbortController()
    let undo = () => undefined as void
    const load = async () => {
      const response = await fetch(callUrl(getDocumentFileCall.path, { params: { documentId: document.id } }), { credentials: 'same-origin', signal: cut.signal })
      if (!response.ok) throw new Error('not given')
      if (document.contentType === 'application/pdf') {
        const pdf = await openPdfBytes(await response.arrayBuffer())
        undo = () => void pdf.destroy()
        setContent({ kind: 'pdf', pdf })
      } else {
        const url = URL.createObjectURL(await response.blob())
        undo = () => URL.revokeObjectURL(url)
        setContent({ kind: 'image', url })
      }
    }
    load().catch(() => cut.signal.aborted || setContent({ kind: 'gone' }))
    return () => {
      cut.abort()
      undo()
    }
  }, [document.id, document.contentType])
  return content
}

/** A document read in the page, without a file left in a download folder. */
export const DocumentViewer = ({ document: given, onClose, onReplaced }: { document: DocumentView; onClose: () => void; onReplaced?: (by: DocumentView) => void }) => {
  const words = useMessages(documentMessages)
  const document = useDocumentNow(given)
  const content = useContent(given)
  const places = document.check.state === 'refused' && document.check.mine ? document.check.places : []
  const [chosen, setChosen] = useState(0)
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  const [page, setPage] = useState(given.check.places[0]?.page ?? 1)
  const [zoom, setZoom] = useState(0)
  const count = content.kind === 'pdf' ? content.pdf.pages : 1
  const turn = (to: number) => setPage(Math.min(Math.max(1, to), count))
  const choose = (index: number) => {
    setChosen(index)
    turn(places[index]?.page ?? page)
  }
  const resize = (to: number) => setZoom(Math.min(Math.max(0, to), ZOOMS.length - 1))
  const onKey = (event: KeyboardEvent) => {
    // With such a key it is the browser's: its own zoom, the page before.
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowRight' || event.key === 'PageDown') turn(page + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') turn(page - 1)
    else if (event.key === '+') resize(zoom + 1)
    else if (event.key === '-') resize(zoom - 1)
    else return
    event.preventDefault()
  }
  // Wherever in the dialog the focus is: it begins at its cross.
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <DialogFrame title={documentName(words, document)} opened onClose={onClose} size="xl" fills={narrow}>
      <div>
        {places.length === 0 ? null : <PlaceList places={places} chosen={chosen} onChoose={choose} />}
        {/* Above the page: below a tall one nobody finds them. */}
        {places.length === 0 ? null : <RefusedActs document={document} onReplaced={(by) => (onReplaced?.(by), onClose())} onReleased={onClose} />}
        <div className={classes.bar}>
          {count > 1 ? (
            <div className={classes.barGroup}>
              <ActionButton size="xs" onAct={() => turn(page - 1)}>
                {words.previousPage}
              </ActionButton>
              <label>
                <span className={classes.pageWord}>{words.page}</span> <input className={classes.pageNumber} type="number" min={1} max={count} value={page} onChange={(event) => turn(event.currentTarget.valueAsNumber || 1)} /> {words.of(count)}
              </label>
              <ActionButton size="xs" onAct={() => turn(page + 1)}>
                {words.nextPage}
              </ActionButton>
            </div>
          ) : null}
          <div className={classes.barGroup}>
            <ActionButton size="xs" onAct={() => resize(zoom - 1)}>
              {words.zoomOut}
            </ActionButton>
            <ActionButton size="xs" onAct={() => resize(zoom + 1)}>
              {words.zoomIn}
            </ActionButton>
            {zoom === 0 ? null : (
              <ActionButton size="xs" onAct={() => setZoom(0)}>
                {words.fit}
              </ActionButton>
            )}
            <a href={callUrl(getDocumentFileCall.path, { params: { documentId: document.id } })} download>
              {words.download}
            </a>
          </div>
        </div>
        {content.kind === 'loading' ? (
          <div role="status" aria-label={words.loading}>
            <SkeletonRows rows={6} columns={1} />
          </div>
        ) : null}
        {content.kind === 'gone' ? <ErrorPanel what={words.gone} /> : null}
        {/* Keys scroll it once it has the focus. */}
        {content.kind === 'image' || content.kind === 'pdf' ? (
          <div className={classes.sheet} role="group" tabIndex={0} aria-label={`${documentName(words, document)} ${words.page} ${page}`}>
            <div className={frames.page} style={content.kind === 'image' ? { inlineSize: `${(ZOOMS[zoom] ?? 1) * 100}%` } : undefined}>
              {content.kind === 'image' ? <img src={content.url} alt={documentName(words, document)} style={{ inlineSize: '100%' }} /> : <PdfPage pdf={content.pdf} page={page} zoom={ZOOMS[zoom] ?? 1} />}
              <PlaceFrames places={places} page={page} chosen={chosen} />
            </div>
          </div>
        ) : null}
        {narrow ? null : <p className={classes.facts}>{words.keys}</p>}
      </div>
    </DialogFrame>
  )
}

const PdfPage = ({ pdf, page, zoom }: { pdf: OpenedPdf; page: number; zoom: number }) => {
  const place = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = place.current
    if (canvas === null) return undefined
    const drawing = drawPage(pdf, { page, canvas, width: (canvas.closest(`.${classes.sheet}`)?.clientWidth ?? 600) * zoom })
    return () => drawing.stop()
  }, [pdf, page, zoom])
  return <canvas ref={place} />
}
