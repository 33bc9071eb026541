import { useEffect, useId, useLayoutEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import classes from './Disclosure.module.css'

const EDGE = 12

type DisclosureProps = {
  label: ReactNode
  /** A menu: what is pressed inside closes it, and the focus is where it was opened from; not so inside `data-stays`. */
  menu?: boolean
  children: ReactNode
}

/** A button that shows a small panel under itself, where there is room; Escape and a press outside close it. */
export const Disclosure = ({ label, menu = false, children }: DisclosureProps) => {
  const [open, setOpen] = useState(false)
  const [shift, setShift] = useState<number>()
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const panelId = useId()
  useLayoutEffect(() => {
    if (!open || panel.current === null || root.current === null) return
    const place = root.current.getBoundingClientRect()
    const width = panel.current.offsetWidth
    // Under the end of its button, but never beyond an edge of the window.
    setShift(Math.max(EDGE, Math.min(place.right - width, document.documentElement.clientWidth - EDGE - width)) - place.left)
  }, [open])
  useEffect(() => {
    if (!open) return undefined
    const outside = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) !== true) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  const choose = (event: MouseEvent<HTMLDivElement>) => {
    const pressed = event.target instanceof Element ? event.target.closest('button, a[href]') : null
    if (!menu || pressed === null || pressed.getAttribute('aria-disabled') === 'true' || pressed.closest('[data-stays]') !== null) return
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div ref={root} className={classes.root}>
      <button ref={button} type="button" aria-expanded={open} aria-controls={panelId} className={classes.button} onClick={() => setOpen(!open)}>
        {label}
        <span aria-hidden>▾</span>
      </button>
      <div ref={panel} id={panelId} hidden={!open} className={classes.panel} style={shift === undefined ? undefined : { insetInline: `${shift}px auto` }} onClickCapture={choose}>
        {children}
      </div>
    </div>
  )
}
