import { Progress } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import type { WatchedNames } from './find-proposals'
import { KnownNameSearch } from './KnownNameSearch'
import type { PageSource } from './page-source'
import { PageStrip } from './PageStrip'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'
import { RedactionSheet } from './RedactionSheet'
import { FIRST_ZOOM, RedactionToolbar, zoomAt } from './RedactionToolbar'
import { nextUnchecked, type RedactionAct } from './redaction-state'
import { type Redaction, type RedactionWork, useRedaction } from './use-redaction'

export type RedactedDocument = { pdf: Blob; pages: number; boxes: number }

type RedactionDeskProps = { source: PageSource; work: RedactionWork; watched: WatchedNames; onBack: () => void; onDone: (made: RedactedDocument) => void }

/** Where the middle of what is in sight lies on the sheet, and back there when the sheet has another size. */
const useKeptMiddle = (zoom: number) => {
  const scroller = useRef<HTMLDivElement>(null)
  const middle = useRef({ x: 0.5, y: 0 })
  const remember = () => {
    const at = scroller.current
    if (at !== null) middle.current = { x: (at.scrollLeft + at.clientWidth / 2) / at.scrollWidth, y: at.scrollTop === 0 ? 0 : (at.scrollTop + at.clientHeight / 2) / at.scrollHeight }
  }
  useLayoutEffect(() => {
    const at = scroller.current
    at?.scrollTo(middle.current.x * at.scrollWidth - at.clientWidth / 2, middle.current.y === 0 ? 0 : middle.current.y * at.scrollHeight - at.clientHeight / 2)
  }, [zoom])
  return { scroller, remember }
}

/** Page by page: look, black out, say that it was looked at; then the pictures are made. */
export const RedactionDesk = ({ source, work, watched, onBack, onDone }: RedactionDeskProps) => {
  const words = useMessages(redactionMessages)
  const redaction = useRedaction(source, work, watched)
  const { state, act, looking, making } = redaction
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState<number>()
  const [zoom, setZoom] = useState<number>(() => (window.innerWidth < 768 ? FIRST_ZOOM.phone : FIRST_ZOOM.desk))
  const [view, setView] = useState({ drawing: false, final: false })
  const [said, setSaid] = useState('')
  const { scroller, remember } = useKeptMiddle(zoom)
  const content = state.pages[page]
  const turn = (to: number) => {
    setPage(Math.min(Math.max(0, to), source.pages - 1))
    setChosen(undefined)
    scroller.current?.scrollTo(0, 0)
  }
  const undo = () => {
    const last = state.past.at(-1)
    if (last === undefined) return setSaid(words.undoMissing)
    act({ kind: 'undo' })
    if (last.page !== page) turn(last.page)
    setSaid(words.undone)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return
    if ((event.ctrlKey || event.metaKey) && event.key === 'z') undo()
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

  const focusBox = (id: number) => setTimeout(() => scroller.current?.querySelector<HTMLElement>(`[data-box="${id}"]`)?.focus())
  /** As all that is done to boxes: told to who doesn't see it. */
  const doAct = (done: RedactionAct) => {
    act(done)
    if (done.kind === 'add') {
      setChosen(state.nextId)
      focusBox(state.nextId)
      setSaid(words.boxAdded)
    } else if (done.kind === 'change') {
      const at = (share: number) => Math.round(share * 100)
      setSaid(words.boxAt({ x: at(done.box.x), y: at(done.box.y), width: at(done.box.width), height: at(done.box.height) }))
    } else if (done.kind === 'remove') {
      const index = content.boxes.findIndex(({ id }) => id === done.id)
      const next = content.boxes[index + 1] ?? content.boxes[index - 1]
      setChosen(undefined)
      if (next === undefined) scroller.current?.focus()
      else focusBox(next.id)
      setSaid(words.boxRemoved(index + 1))
    }
  }
  /** In the middle of what is in sight. */
  const addHere = () => {
    const sheet = scroller.current?.querySelector('[data-sheet]')?.getBoundingClientRect()
    const seen = scroller.current?.getBoundingClientRect()
    if (sheet === undefined || seen === undefined) return
    const within = (share: number) => Math.min(Math.max(share, 0.15), 0.85)
    const x = within(((Math.max(seen.left, sheet.left) + Math.min(seen.right, sheet.right)) / 2 - sheet.left) / sheet.width)
    const y = within(((Math.max(seen.top, sheet.top) + Math.min(seen.bottom, sheet.bottom)) / 2 - sheet.top) / sheet.height)
    doAct({ kind: 'add', page, box: { x: x - 0.12, y: y - 0.015, width: 0.24, height: 0.03 } })
  }
  const check = () => {
    act({ kind: 'check', page, checked: true })
    const pages = state.pages.map((one, i) => (i === page ? { ...one, checked: true } : one))
    const next = nextUnchecked({ ...state, pages }, page)
    setSaid(words.checkedNow(source.pages - left + 1, source.pages))
    if (next !== undefined) turn(next)
  }
  const finish = async () => {
    const pdf = await redaction.make()
    if (pdf !== undefined) onDone({ pdf, pages: source.pages, boxes: state.pages.reduce((sum, { boxes }) => sum + boxes.length, 0) })
  }
  const waits = content.read === 'waiting' && looking.kind === 'looking'
  const busy = making !== undefined && making.failed === false
  return (
    <div className={classes.desk}>
      <p className={classes.intro}>{words.intro}</p>
      <LookingLine redaction={redaction} count={source.pages} />
      <div className={classes.top}>
        <RedactionToolbar
          zoom={zoom}
          view={view}
          can={{ remove: chosen !== undefined, undo: state.past.length > 0 }}
          onZoom={(step) => {
            remember()
            setZoom(step)
          }}
          onView={setView}
          onAdd={addHere}
          onRemove={() => chosen !== undefined && doAct({ kind: 'remove', page, id: chosen })}
          onUndo={undo}
          onTell={setSaid}
        />
        <p className={classes.said} role="status">{said}</p>
      </div>
      {content.read === 'failed' ? <p className={classes.warning}>{words.unread}</p> : null}
      <div className={classes.middle} data-single={source.pages === 1 ? '' : undefined}>
        {source.pages === 1 ? null : <PageStrip source={source} pages={state.pages} page={page} onPage={turn} />}
        <div ref={scroller} className={classes.scroller} role="group" tabIndex={0} aria-label={words.pageOf(page + 1, source.pages)} aria-describedby="redaction-keys">
          <RedactionSheet source={source} page={page} content={content} view={{ ...view, zoom: zoomAt(zoom) }} chosen={chosen} onChoose={setChosen} act={doAct} />
        </div>
        <p id="redaction-keys" className="visuallyHidden">{words.keys}</p>
      </div>
      <KnownNameSearch known={work.known()} onSearch={redaction.searchKnown} />
      {making === undefined ? null : (
        <div className={classes.making} role="status">
          <p className={making.failed === false ? undefined : classes.warning}>{making.failed !== false ? (making.failed === 'changed' ? words.makeChanged : words.makeFailed) : words.making(making.done, source.pages)}</p>
          {making.failed !== false ? null : <Progress value={(making.done / source.pages) * 100} aria-label={words.making(making.done, source.pages)} />}
        </div>
      )}
      <div className={classes.foot}>
        <ActionButton tone="quiet" onAct={onBack}>{words.back}</ActionButton>
        <span className={classes.progress}>{words.progress(source.pages - left, source.pages)}</span>
        {busy ? null : content.checked ? (
          <ActionButton onAct={() => act({ kind: 'check', page, checked: false })}>{words.uncheck}</ActionButton>
        ) : (
          <ActionButton tone="primary" reason={waits ? words.waiting : undefined} onAct={check}>{words.check}</ActionButton>
        )}
        {busy ? (
          <ActionButton onAct={redaction.stopMaking}>{words.stopMaking}</ActionButton>
        ) : (
          <ActionButton tone={left === 0 ? 'primary' : 'plain'} reason={left === 0 ? undefined : words.finishMissing(left)} onAct={() => void finish()}>{words.finish}</ActionButton>
        )}
      </div>
    </div>
  )
}

const LookingLine = ({ redaction: { looking, state, stopLooking, lookAgain }, count }: { redaction: Redaction; count: number }) => {
  const words = useMessages(redactionMessages)
  if (looking.kind === 'done' && !state.pages.some(({ read }) => read === 'failed')) return null
  const line = looking.kind === 'looking' ? words.looking(looking.page + 1, count) : looking.kind === 'stopped' ? words.stopped : words.lookFailed
  return (
    <div className={classes.looking}>
      <span role="status">{line}</span>
      {looking.kind === 'looking' ? <Progress className={classes.lookingBar} value={((looking.page + looking.share) / count) * 100} aria-label={line} /> : null}
      <ActionButton size="xs" onAct={looking.kind === 'looking' ? stopLooking : lookAgain}>{looking.kind === 'looking' ? words.stopLooking : words.lookAgain}</ActionButton>
    </div>
  )
}
