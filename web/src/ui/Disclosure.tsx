import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import classes from './Disclosure.module.css'

/** A button that shows a small panel under itself; Escape, a press outside and a choice inside close it. */
export const Disclosure = ({ label, children }: { label: ReactNode; children: ReactNode }) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
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
  return (
    <div ref={root} className={classes.root}>
      <button ref={button} type="button" aria-expanded={open} aria-controls={panelId} className={classes.button} onClick={() => setOpen(!open)}>
        {label}
        <span aria-hidden>▾</span>
      </button>
      <div id={panelId} hidden={!open} className={classes.panel}>
        {children}
      </div>
    </div>
  )
}
