import type { ReactNode } from 'react'
import classes from './Pager.module.css'

/** `range` says which lines of how many are shown; `previous` and `next` are links, absent at either end. */
type PagerProps = { label: string; range: string; previous: ReactNode; next: ReactNode }

/** The way through a list that has more than one page. */
export const Pager = ({ label, range, previous, next }: PagerProps) => (
  <nav aria-label={label} className={classes.pager} data-print="hide">
    {previous}
    <span className="figures">{range}</span>
    {next}
  </nav>
)
