import { boxBetween } from '@tasuki/domain/document/page-boxes'
import type { ShareBox, Point } from '@tasuki/domain/document/page-text'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useMessages } from '../../ui/language'
import { type PageSource, releaseCanvas } from './page-source'
import { RedactionBoxMark } from './RedactionBoxMark'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'
import type { RedactionAct, RedactionPage } from './redaction-state'

/** Drawn sharp enough for the largest view, and no larger than a phone can hold. */
const SCREEN_LONG_SIDE = 2000

type RedactionSheetProps = {
  source: PageSource
  page: number
  content: RedactionPage
  view: { zoom: number; drawing: boolean; final: boolean }
  chosen: number | undefined
  onChoose: (id: number | undefined) => void
  act: (act: RedactionAct) => void
}

/** The one page that is looked at, with its boxes over it. Only this page is drawn. */
export const RedactionSheet = ({ source, page, content, view, chosen, onChoose, act }: RedactionSheetProps) => {
  const words = useMessages(redactionMessages)
  const place = useRef<HTMLCanvasElement>(null)
  const [shown, setShown] = useState<'drawing' | 'drawn' | 'failed'>('drawing')
  const [drawn, setDrawn] = useState<{ from: Point; box: ShareBox | undefined }>()

  useEffect(() => {
    const canvas = place.current
    if (canvas === null) return undefined
    const left = new AbortController()
    const { signal } = left
    setShown('drawing')
    // Drawn aside: a page that is turned away from quickly must not be painted over the next.
    const aside = document.createElement('canvas')
    source
      .draw(page, aside, { longSide: SCREEN_LONG_SIDE, urgent: true, signal })
      .then(() => {
        if (!signal.aborted) {
          canvas.width = aside.width
          canvas.height = aside.height
          canvas.getContext('2d')?.drawImage(aside, 0, 0)
          setShown('drawn')
        }
      })
      .catch(() => signal.aborted || setShown('failed'))
      .finally(() => releaseCanvas(aside))
    return () => {
      left.abort()
      releaseCanvas(canvas)
    }
  }, [source, page])

  const pointAt = (event: PointerEvent<HTMLElement>): Point => {
    const sheet = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - sheet.left) / sheet.width, y: (event.clientY - sheet.top) / sheet.height }
  }
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    // A finger moves the page, unless it was asked to draw.
    if (event.button !== 0 || (event.pointerType !== 'mouse' && !view.drawing)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    onChoose(undefined)
    setDrawn({ from: pointAt(event), box: undefined })
  }
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (drawn !== undefined) setDrawn({ ...drawn, box: boxBetween(drawn.from, pointAt(event)) })
  }
  const end = () => {
    if (drawn?.box !== undefined) act({ kind: 'add', page, box: drawn.box })
    setDrawn(undefined)
  }
  return (
    <div className={classes.paper} style={{ inlineSize: `${view.zoom * 100}%` }}>
      <div className={classes.surface} data-drawing={view.drawing ? '' : undefined} data-final={view.final ? '' : undefined} data-shown={shown} data-sheet onPointerDown={begin} onPointerMove={go} onPointerUp={end} onPointerCancel={() => setDrawn(undefined)}>
        <canvas ref={place} role="img" aria-label={words.sheet(page + 1)} />
        {shown === 'drawing' ? <p className={classes.over} role="status">{words.drawing}</p> : null}
        {shown === 'failed' ? <p className={classes.over} role="alert">{words.notDrawn}</p> : null}
        {content.boxes.map((one, i) => (
          <RedactionBoxMark
            key={one.id}
            one={one}
            at={i + 1}
            chosen={chosen === one.id}
            onChoose={() => onChoose(one.id)}
            onChange={(box) => act({ kind: 'change', page, id: one.id, box })}
            onRemove={() => act({ kind: 'remove', page, id: one.id })}
          />
        ))}
        {drawn?.box === undefined ? null : <span className={classes.drawnBox} style={{ insetInlineStart: `${drawn.box.x * 100}%`, insetBlockStart: `${drawn.box.y * 100}%`, inlineSize: `${drawn.box.width * 100}%`, blockSize: `${drawn.box.height * 100}%` }} />}
      </div>
    </div>
  )
}
