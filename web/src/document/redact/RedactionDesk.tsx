import { useEffect, useRef, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { KnownNameSearch } from './KnownNameSearch'
import type { PageSource } from './page-source'
import { PageStrip } from './PageStrip'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'
import { RedactionSheet } from './RedactionSheet'
import { nextUnchecked } from './redaction-state'
import { type Redaction, type RedactionWork, useRedaction } from './use-redaction'

const ZOOMS = [1, 1.5, 2, 3] as const

export type RedactedDocument = { pdf: Blob; pages: number; boxes: number }

type RedactionDeskProps = { source: PageSource; work: RedactionWork; onBack: () => void; onDone: (made: RedactedDocument) => void }

/** Page by page: look, black out, say that it was looked at; then the pictures are made. */
export const RedactionDesk = ({ source, work, onBack, onDone }: RedactionDeskProps) => {
  const words = useMessages(redactionMessages)
  const redaction = useRedaction(source, work)
  const { state, act, looking, making } = redaction
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState<number>()
  const [zoom, setZoom] = useState(0)
  const [drawing, setDrawing] = useState(false)
  const [final, setFinal] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const content = state.pages[page]
  const turn = (to: number) => {
    setPage(Math.min(Math.max(0, to), source.pages - 1))
    setChosen(undefined)
    scroller.current?.scrollTo(0, 0)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return
    if ((event.ctrlKey || event.metaKey) && event.key === 'z') act({ kind: 'undo' })
    else if (event.key === 'PageDown') turn(page + 1)
    else if (event.key === 'PageUp') turn(page - 1)
    else return
    event.preventDefault()
  }
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  if (content === undefined) return null
  const left = state.pages.filter(({ checked }) => !checked).length

  /** In the middle of what is in sight. */
  const addHere = () => {
    const sheet = scroller.current?.querySelector('[data-sheet]')?.getBoundingClientRect()
    const seen = scroller.current?.getBoundingClientRect()
    if (sheet === undefined || seen === undefined) return
    const within = (share: number) => Math.min(Math.max(share, 0.15), 0.85)
    const x = within(((Math.max(seen.left, sheet.left) + Math.min(seen.right, sheet.right)) / 2 - sheet.left) / sheet.width)
    const y = within(((Math.max(seen.top, sheet.top) + Math.min(seen.bottom, sheet.bottom)) / 2 - sheet.top) / sheet.height)
    const id = state.nextId
    act({ kind: 'add', page, box: { x: x - 0.12, y: y - 0.015, width: 0.24, height: 0.03 } })
    setChosen(id)
    setTimeout(() => scroller.current?.querySelector<HTMLElement>(`[data-box="${id}"]`)?.focus())
  }
  const check = () => {
    act({ kind: 'check', page, checked: true })
    const pages = state.pages.map((one, i) => (i === page ? { ...one, checked: true } : one))
    const next = nextUnchecked({ ...state, pages }, page)
    if (next !== undefined) turn(next)
  }
  const finish = async () => {
    const pdf = await redaction.make()
    if (pdf !== undefined) onDone({ pdf, pages: source.pages, boxes: state.pages.reduce((sum, { boxes }) => sum + boxes.length, 0) })
  }
  const waits = content.read === 'waiting' && looking.kind === 'looking'
  return (
    <div className={classes.desk}>
      <p className={classes.intro}>{words.intro}</p>
      <LookingLine redaction={redaction} count={source.pages} />
      {content.read === 'failed' ? <p className={classes.warning}>{words.unread}</p> : null}
      <div className={classes.bar} role="toolbar" aria-label={words.title}>
        <ActionButton size="xs" onAct={addHere}>{words.addHere}</ActionButton>
        <button type="button" className={classes.toggle} aria-pressed={drawing} title={words.drawHint} onClick={() => setDrawing(!drawing)}>{words.draw}</button>
        <ActionButton size="xs" onAct={() => chosen === undefined || act({ kind: 'remove', page, id: chosen })}>{words.remove}</ActionButton>
        <ActionButton size="xs" onAct={() => act({ kind: 'undo' })}>{words.undo}</ActionButton>
        <button type="button" className={classes.toggle} aria-pressed={final} onClick={() => setFinal(!final)}>{words.final}</button>
        <ActionButton size="xs" onAct={() => setZoom(Math.max(0, zoom - 1))}>{words.zoomOut}</ActionButton>
        <ActionButton size="xs" onAct={() => setZoom(Math.min(ZOOMS.length - 1, zoom + 1))}>{words.zoomIn}</ActionButton>
      </div>
      <div className={classes.middle} data-single={source.pages === 1 ? '' : undefined}>
        {source.pages === 1 ? null : <PageStrip source={source} pages={state.pages} page={page} onPage={turn} />}
        <div ref={scroller} className={classes.scroller} role="group" tabIndex={0} aria-label={words.pageOf(page + 1, source.pages)}>
          <RedactionSheet source={source} page={page} content={content} view={{ zoom: ZOOMS[zoom] ?? 1, drawing, final }} chosen={chosen} onChoose={setChosen} act={act} />
        </div>
      </div>
      <KnownNameSearch known={work.known()} onSearch={redaction.searchKnown} />
      {making === undefined ? null : <p className={classes.warning} role="status">{making.failed ? words.makeFailed : words.making(making.done, source.pages)}</p>}
      <div className={classes.foot}>
        <ActionButton tone="quiet" onAct={onBack}>{words.back}</ActionButton>
        <span className={classes.progress}>{words.progress(source.pages - left, source.pages)}</span>
        {content.checked ? (
          <ActionButton onAct={() => act({ kind: 'check', page, checked: false })}>{words.uncheck}</ActionButton>
        ) : (
          <ActionButton tone="primary" reason={waits ? words.waiting : undefined} onAct={check}>{words.check}</ActionButton>
        )}
        {making !== undefined && !making.failed ? (
          <ActionButton onAct={redaction.stopMaking}>{words.stopMaking}</ActionButton>
        ) : (
          <ActionButton tone={left === 0 ? 'primary' : 'plain'} reason={left === 0 ? undefined : words.finishMissing(left)} onAct={() => void finish()}>{words.finish}</ActionButton>
        )}
      </div>
    </div>
  )
}

const LookingLine = ({ redaction: { looking, stopLooking, lookAgain }, count }: { redaction: Redaction; count: number }) => {
  const words = useMessages(redactionMessages)
  if (looking.kind === 'done') return null
  return (
    <div className={classes.looking} role="status">
      <span>{looking.kind === 'looking' ? words.looking(looking.page + 1, count) : looking.kind === 'stopped' ? words.stopped : words.lookFailed}</span>
      <ActionButton size="xs" onAct={looking.kind === 'looking' ? stopLooking : lookAgain}>{looking.kind === 'looking' ? words.stopLooking : words.lookAgain}</ActionButton>
    </div>
  )
}
