import type { KeyboardEvent, ReactNode } from 'react'
import classes from './bars.module.css'
import { WaitingCount } from './StateMark'

export type Tab<V extends string> = { value: V; label: string; count?: number; countLabel?: string }

type AddressTabsProps<V extends string> = {
  /** Joins tabs and panel; unique on the page. */
  id: string
  label: string
  tabs: readonly Tab<V>[]
  /** From the address bar (the route's search). */
  value: V
  /** Puts the choice into the address bar. */
  onChange: (value: V) => void
  children: ReactNode
}

const STEP: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs whose choice the page keeps in the address bar; `children` is the panel of the chosen one. */
export const AddressTabs = <V extends string>({ id, label, tabs, value, onChange, children }: AddressTabsProps<V>) => {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex((tab) => tab.value === value)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : event.key in STEP ? at + (STEP[event.key] ?? 0) : at
    const next = tabs[(to + tabs.length) % tabs.length]
    if (next === undefined || next.value === value) return
    event.preventDefault()
    onChange(next.value)
    document.getElementById(`${id}-${next.value}`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label={label} className={classes.tabs} onKeyDown={move} data-print="hide">
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}-${tab.value}`}
            type="button"
            role="tab"
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            className={classes.tab}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            <WaitingCount count={tab.count ?? 0} label={tab.countLabel ?? ''} />
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`} className={classes.panel}>
        {children}
      </div>
    </>
  )
}
