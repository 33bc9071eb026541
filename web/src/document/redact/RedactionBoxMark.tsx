import { type BoxCorner, moveBox, resizeBox } from '@tasuki/domain/document/page-boxes'
import type { ShareBox } from '@tasuki/domain/document/page-text'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useMessages } from '../../ui/language'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'
import type { RedactionBox } from './redaction-state'

const CORNERS = ['nw', 'ne', 'sw', 'se'] as const satisfies readonly BoxCorner[]
const STEP = 0.004
const ARROWS: Readonly<Record<string, { x: number; y: number }>> = { ArrowLeft: { x: -STEP, y: 0 }, ArrowRight: { x: STEP, y: 0 }, ArrowUp: { x: 0, y: -STEP }, ArrowDown: { x: 0, y: STEP } }

type RedactionBoxMarkProps = { one: RedactionBox; at: number; chosen: boolean; onChoose: () => void; onChange: (box: ShareBox) => void; onRemove: () => void }

/** One black box: moved and drawn larger by mouse and finger, or by arrow keys; what was changed is told when it is let go. */
export const RedactionBoxMark = ({ one, at, chosen, onChoose, onChange, onRemove }: RedactionBoxMarkProps) => {
  const words = useMessages(redactionMessages)
  const [moved, setMoved] = useState<ShareBox>()
  const drag = useRef<{ x: number; y: number; corner: BoxCorner | undefined; sheet: DOMRect }>(undefined)
  const box = moved ?? one.box

  const begin = (event: PointerEvent<HTMLButtonElement>) => {
    const sheet = event.currentTarget.parentElement?.getBoundingClientRect()
    if (sheet === undefined || event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const corner = event.target instanceof HTMLElement ? CORNERS.find((name) => name === (event.target as HTMLElement).dataset.corner) : undefined
    drag.current = { x: event.clientX, y: event.clientY, corner, sheet }
    onChoose()
  }
  const go = (event: PointerEvent) => {
    if (drag.current === undefined) return
    const { x, y, corner, sheet } = drag.current
    const by = { x: (event.clientX - x) / sheet.width, y: (event.clientY - y) / sheet.height }
    setMoved(corner === undefined ? moveBox(one.box, by) : resizeBox(one.box, corner, by))
  }
  const end = () => {
    if (drag.current !== undefined && moved !== undefined) onChange(moved)
    drag.current = undefined
    setMoved(undefined)
  }
  const onKey = (event: KeyboardEvent) => {
    const by = ARROWS[event.key]
    if (by !== undefined) onChange(event.shiftKey ? resizeBox(one.box, 'se', by) : moveBox(one.box, by))
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <button
      type="button"
      className={classes.box}
      data-chosen={chosen ? '' : undefined}
      data-own={one.reason === 'own' ? '' : undefined}
      data-box={one.id}
      aria-label={words.box(at, words[`reason_${one.reason}`])}
      aria-description={words.boxKeys}
      title={words[`reason_${one.reason}`]}
      style={{ insetInlineStart: `${box.x * 100}%`, insetBlockStart: `${box.y * 100}%`, inlineSize: `${box.width * 100}%`, blockSize: `${box.height * 100}%` }}
      onFocus={onChoose}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKey}
    >
      {chosen ? CORNERS.map((corner) => <span key={corner} data-corner={corner} className={classes.corner} />) : null}
    </button>
  )
}
