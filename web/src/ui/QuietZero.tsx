import type { ReactNode } from 'react'

/** A figure in a table of many: where there is none, it doesn't ask to be read. */
export const QuietZero = ({ of, children }: { of: number; children: ReactNode }) =>
  of === 0 ? (
    <span style={{ color: 'var(--ink-soft)' }}>
      <span aria-hidden>–</span>
      <span className="visuallyHidden">{children}</span>
    </span>
  ) : (
    children
  )
