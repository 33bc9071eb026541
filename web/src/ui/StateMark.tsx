import type { ReactNode } from 'react'
import classes from './indicators.module.css'

export const MARK_SHAPE = {
  yes: '○',
  maybe: '△',
  no: '×',
  thinking: '…',
  waits: '●',
  chosen: '◎',
  paused: '‖',
  none: '–',
} as const

export type MarkTone = keyof typeof MARK_SHAPE

/** A state told by a word, a shape and a colour together. `strong` fills the ground for headings and cards. */
export const StateMark = ({ tone, children, strong }: { tone: MarkTone; children: ReactNode; strong?: boolean }) => (
  <span className={classes.mark} data-tone={tone} data-strong={strong === true ? '' : undefined}>
    <span className={classes.shape} aria-hidden>
      {MARK_SHAPE[tone]}
    </span>
    <span>{children}</span>
  </span>
)

/** How many wait for this person: the sash's vermilion. Nothing at zero. */
export const WaitingCount = ({ count, label }: { count: number; label: string }) =>
  count > 0 ? (
    <span className={classes.waiting}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="visuallyHidden">{label}</span>
    </span>
  ) : null
