import type { ReactNode } from 'react'

/** A dash in a table of many, which doesn't ask to be read; whoever hears the page hears the words. */
export const Nothing = ({ children }: { children: ReactNode }) => (
  <span style={{ color: 'var(--ink-soft)' }}>
    <span aria-hidden>–</span>
    <span className="visuallyHidden">{children}</span>
  </span>
)

/** A figure in a table of many: where there is none, a dash. */
export const QuietZero = ({ of, children }: { of: number; children: ReactNode }) => (of === 0 ? <Nothing>{children}</Nothing> : children)
