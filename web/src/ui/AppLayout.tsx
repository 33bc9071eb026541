import { Link, type LinkProps } from '@tanstack/react-router'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './AppLayout.module.css'
import { type NavigationGroup, NavigationMenu } from './NavigationMenu'
import { WaitingCount } from './StateMark'

export type NavigationItem = {
  to: LinkProps['to']
  label: string
  icon: TablerIcon
  /** How many wait for this person there. */
  count?: number
  countLabel?: string
  /** The page belongs here although its address doesn't say so … */
  current?: boolean
  /** … or doesn't, although its address lies under this one. */
  elsewhere?: boolean
}

type AppLayoutProps = {
  navigationLabel: string
  skipLabel: string
  items: readonly NavigationItem[]
  /** The last entry: many pages under one button. */
  menu?: { label: string; icon: TablerIcon; groups: readonly NavigationGroup[] } | undefined
  /** At the start of the header: whose system this is now. */
  place: ReactNode
  /** Beside the person: what has come for them. */
  bell: ReactNode
  /** At its end: the person. */
  account: ReactNode
  /** Between: the state of the connection, only when it isn't as it should be. */
  status?: ReactNode
  children: ReactNode
}

/** The frame of every page: a rail on a desk; on a phone the same list is the bar at the bottom. */
export const AppLayout = ({ navigationLabel, skipLabel, items, menu, place, account, status, bell, children }: AppLayoutProps) => (
  <div className={classes.frame}>
    <a href="#content" className={classes.skip}>
      {skipLabel}
    </a>
    <header className={classes.header} data-print="hide">
      <div className={classes.place}>{place}</div>
      <div className={classes.status}>{status}</div>
      {bell}
      {account}
    </header>
    <nav aria-label={navigationLabel} className={classes.rail} data-print="hide">
      <ul>
        {items.map(({ to, label, icon: Icon, count = 0, countLabel = '', current = false, elsewhere = false }) => (
          <li key={label}>
            <Link to={to} activeOptions={{ exact: to === '/' || elsewhere, includeSearch: false }} className={classes.item} {...(current ? { 'aria-current': 'page', 'data-current': '' } : {})}>
              <Icon className={classes.icon} stroke={1.75} aria-hidden />
              <span>{label}</span>
              <span className={classes.badge}>
                <WaitingCount count={count} label={countLabel} />
              </span>
            </Link>
          </li>
        ))}
        {menu === undefined ? null : (
          <li>
            <NavigationMenu {...menu} itemClass={classes.item} />
          </li>
        )}
      </ul>
    </nav>
    <main id="content" tabIndex={-1} className={classes.content}>
      {children}
    </main>
  </div>
)
