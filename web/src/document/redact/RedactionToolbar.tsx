import { useMessages } from '../../ui/language'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'

/** From the whole page in sight to a line that fills the screen. */
const ZOOMS = [0.35, 0.5, 0.7, 1, 1.5, 2, 3] as const

export const zoomAt = (step: number): number => ZOOMS[step] ?? 1

/** A page as wide as the window is larger than anybody reads it at a desk. */
export const FIRST_ZOOM = { desk: 2, phone: 3 } as const

type Toggles = { drawing: boolean; final: boolean }

type RedactionToolbarProps = {
  zoom: number
  view: Toggles
  /** What can't be done now stays in sight and tells why. */
  can: { remove: boolean; undo: boolean }
  onZoom: (step: number) => void
  onView: (view: Toggles) => void
  onAdd: () => void
  onRemove: () => void
  onUndo: () => void
  onTell: (text: string) => void
}

export const RedactionToolbar = ({ zoom, view, can, onZoom, onView, onAdd, onRemove, onUndo, onTell }: RedactionToolbarProps) => {
  const words = useMessages(redactionMessages)
  const tool = (label: string, act: () => void, { missing, pressed, hint }: { missing?: string | undefined; pressed?: boolean; hint?: string } = {}) => (
    <button type="button" className={classes.tool} aria-pressed={pressed} aria-disabled={missing === undefined ? undefined : true} title={missing ?? hint} onClick={() => (missing === undefined ? act() : onTell(missing))}>
      {label}
    </button>
  )
  return (
    <div className={classes.bar} role="toolbar" aria-label={words.title}>
      {tool(words.addHere, onAdd)}
      {tool(words.draw, () => onView({ ...view, drawing: !view.drawing }), { pressed: view.drawing, hint: words.drawHint })}
      {tool(words.remove, onRemove, { missing: can.remove ? undefined : words.removeMissing })}
      {tool(words.undo, onUndo, { missing: can.undo ? undefined : words.undoMissing })}
      {tool(words.final, () => onView({ ...view, final: !view.final }), { pressed: view.final })}
      <span className={classes.zoom}>
        {tool(words.zoomOut, () => onZoom(zoom - 1), { missing: zoom === 0 ? words.zoomLeast : undefined })}
        <span aria-live="polite">{`${Math.round(zoomAt(zoom) * 100)}%`}</span>
        {tool(words.zoomIn, () => onZoom(zoom + 1), { missing: zoom === ZOOMS.length - 1 ? words.zoomMost : undefined })}
      </span>
    </div>
  )
}
