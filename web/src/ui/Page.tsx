import { useEffect, useRef, type ReactNode } from 'react'
import classes from './Page.module.css'
import { takePageFocus } from './page-focus'
import { setPageTitle } from './page-title'

type PageTitleProps = {
  /** The plain text. */
  title: string
  /** Names the window where one thing of a list is open beside it. */
  windowTitle?: string
  /** Stands only until the page is there, which gets the focus. */
  passing?: boolean
  children?: ReactNode
}

/** The one h1 of a page; names the window and takes the focus after a navigation. */
export const PageTitle = ({ title, windowTitle = title, passing = false, children }: PageTitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    setPageTitle(windowTitle)
  }, [windowTitle])
  useEffect(() => {
    if (!passing && takePageFocus()) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
  }, [title, passing])
  return (
    <h1 ref={heading} tabIndex={-1} className={classes.title}>
      {children ?? title}
    </h1>
  )
}

type PageProps = {
  title: string
  /** Shown instead of the plain title, e.g. with a case code and a state mark. */
  heading?: ReactNode
  /** Said under the title. */
  lead?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** A second column that stays in sight on a desk and comes after the content on a phone. */
  aside?: ReactNode
  width?: 'form' | 'page' | 'full'
  passing?: boolean
  children: ReactNode
}

/** Every page: title, acts, content, and perhaps a column beside it. */
export const Page = ({ title, heading, lead, actions, aside, width = 'page', passing = false, children }: PageProps) => (
  <div className={classes.page} data-width={width}>
    <header className={classes.head}>
      <div className={classes.titles}>
        <PageTitle title={title} passing={passing}>
          {heading}
        </PageTitle>
        {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
      </div>
      {actions === undefined ? null : (
        <div className={classes.actions} data-print="hide">
          {actions}
        </div>
      )}
    </header>
    {aside === undefined ? (
      children
    ) : (
      <div className={classes.columns}>
        <div className={classes.main}>{children}</div>
        <aside className={classes.aside}>{aside}</aside>
      </div>
    )}
  </div>
)

/** A titled part of a page. */
export const Section = ({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) => (
  <section className={classes.section}>
    <div className={classes.sectionHead}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </div>
    {children}
  </section>
)

/** Names and values, two columns on a desk, stacked on a phone. */
export const Facts = ({ facts }: { facts: { label: string; value: ReactNode }[] }) => (
  <dl className={classes.facts}>
    {facts.map(({ label, value }) => (
      <div key={label} className={classes.fact}>
        <dt>{label}</dt>
        <dd>{value === '' ? '–' : value}</dd>
      </div>
    ))}
  </dl>
)
