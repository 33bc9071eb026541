import { Link, type LinkProps, useRouterState } from '@tanstack/react-router'
import type { TablerIcon } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import classes from './NavigationMenu.module.css'

export type NavigationGroup = { label: string; links: readonly { to: LinkProps['to']; label: string }[] }

/**
 * One entry of the rail for many pages: a button that shows them all, grouped by what they are for. The same on a desk and
 * on a phone. A page that is chosen, Escape and a press outside close it; Tab goes from the button through the links.
 */
export const NavigationMenu = ({ label, icon: Icon, groups, itemClass }: { label: string; icon: TablerIcon; groups: readonly NavigationGroup[]; itemClass: string | undefined }) => {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  useEffect(() => {
    if (!open) return undefined
    const outside = (event: Event) => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) !== true) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  const isAt = (to: LinkProps['to']): boolean => path === to || path.startsWith(`${to}/`)
  const isHere = groups.some(({ links }) => links.some(({ to }) => isAt(to)))
  return (
    <div ref={root} className={classes.root}>
      <button ref={button} type="button" aria-expanded={open} aria-controls={panelId} className={`${itemClass ?? ''} ${classes.button}`} data-current={isHere ? '' : undefined} onClick={() => setOpen(!open)}>
        <Icon className={classes.icon} stroke={1.75} aria-hidden />
        <span>{label}</span>
      </button>
      <div id={panelId} hidden={!open} className={classes.panel}>
        {groups.map((group) => (
          <section key={group.label} aria-label={group.label} className={classes.group}>
            <h2>{group.label}</h2>
            <ul>
              {group.links.map(({ to, label: page }) => (
                <li key={to}>
                  <Link to={to} className={classes.link} onClick={() => setOpen(false)}>
                    {page}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}
