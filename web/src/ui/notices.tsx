import { useEffect, useState, useSyncExternalStore } from 'react'
import { ActionButton } from './ActionButton'
import { useMessages } from './language'
import classes from './notices.module.css'
import { uiMessages } from './ui.messages'

export type Notice = {
  /** What happened, past tense: 「みなと海浜病院へ打診を送りました」. */
  text: string
  /** Takes it back, where that can be done. */
  undo?: () => void
}

type Shown = Notice & { id: number }

let shown: readonly Shown[] = []
let nextId = 1
const listeners = new Set<() => void>()

const change = (next: readonly Shown[]) => {
  shown = next
  for (const listener of listeners) listener()
}

/** After an act: says what happened, and offers to take it back. */
export const notify = (notice: Notice) => {
  const id = nextId
  nextId += 1
  change([...shown.slice(-2), { ...notice, id }])
}

const dismiss = (id: number) => change(shown.filter((notice) => notice.id !== id))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const STAY_MS = 8_000
/** Long enough to read, think and reach the button (WCAG 2.2.1); a pointer or the focus on it stops the time. */
const STAY_WITH_UNDO_MS = 30_000

const NoticeCard = ({ notice }: { notice: Shown }) => {
  const words = useMessages(uiMessages)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => dismiss(notice.id), notice.undo === undefined ? STAY_MS : STAY_WITH_UNDO_MS)
    return () => clearTimeout(timer)
  }, [held, notice])
  return (
    <div
      className={classes.notice}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={classes.text}>{notice.text}</span>
      {notice.undo === undefined ? null : (
        <ActionButton
          size="xs"
          onAct={() => {
            dismiss(notice.id)
            notice.undo?.()
          }}
        >
          {words.undo}
        </ActionButton>
      )}
      <button type="button" className={classes.close} aria-label={words.close} onClick={() => dismiss(notice.id)}>
        ×
      </button>
    </div>
  )
}

/** Where notices appear; once in the frame. */
export const Notices = () => {
  const notices = useSyncExternalStore(subscribe, () => shown)
  return (
    <div role="status" className={classes.notices} data-print="hide">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  )
}
