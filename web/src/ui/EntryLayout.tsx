import type { ReactNode } from 'react'
import classes from './entry.module.css'
import { PageTitle } from './Page'
import { Wordmark } from './Wordmark'

/** The page before the frame: a card with a form, and perhaps something beside it. */
export const EntryLayout = ({ title, lead, corner, beside, wide = false, children }: { title: string; lead: string; corner: ReactNode; beside?: ReactNode; wide?: boolean; children: ReactNode }) => (
  <div className={classes.entry}>
    <header className={classes.head}>
      <Wordmark />
      {corner}
    </header>
    <main className={classes.columns}>
      <section className={classes.card} data-wide={wide ? '' : undefined}>
        <p className={classes.lead}>{lead}</p>
        <PageTitle title={title} />
        <div className={classes.body}>{children}</div>
      </section>
      {beside}
    </main>
  </div>
)
