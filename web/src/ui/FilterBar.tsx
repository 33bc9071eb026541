import type { ReactNode } from 'react'
import { ActionButton } from './ActionButton'
import classes from './bars.module.css'
import { useMessages } from './language'
import { uiMessages } from './ui.messages'

/** Filters of a list in one wrapping row; `summary` says what they leave (「23件」). Each filter lives in the address bar. */
export const FilterBar = ({ label, children, summary, onClear }: { label: string; children: ReactNode; summary?: ReactNode; onClear?: () => void }) => {
  const words = useMessages(uiMessages)
  return (
    <search aria-label={label} className={classes.filters} data-print="hide">
      {children}
      <div className={classes.filterEnd}>
        {onClear === undefined ? null : (
          <ActionButton tone="quiet" size="xs" onAct={onClear}>
            {words.clearFilters}
          </ActionButton>
        )}
        <output className={classes.summary}>{summary}</output>
      </div>
    </search>
  )
}

/** The acts of a page, kept under the thumb on a phone; an ordinary row on a desk. */
export const StickyBottomBar = ({ children }: { children: ReactNode }) => (
  <div className={classes.sticky} data-print="hide">
    {children}
  </div>
)
