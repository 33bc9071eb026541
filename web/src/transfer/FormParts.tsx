import { useState, type ReactNode } from 'react'
import { useMessages } from '../ui/language'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'

/** Gives a field its path, so that a problem can lead to it. */
export const FieldPlace = ({ path, wide, children }: { path: string; wide?: boolean; children: ReactNode }) => (
  <div data-field={path} className={classes.place} data-wide={wide === true ? '' : undefined}>
    {children}
  </div>
)

export const RequiredLabel = ({ children }: { children: ReactNode }) => {
  const words = useMessages(caseFormMessages)
  return (
    <>
      {children}
      <span className={classes.required}>{words.required}</span>
    </>
  )
}

type FoldProps = { title: string; note?: ReactNode; openAtFirst: boolean; children: ReactNode }

/** A part of the form that can be folded away; a native disclosure, so that find-in-page opens it. */
export const Fold = ({ title, note, openAtFirst, children }: FoldProps) => {
  const [open, setOpen] = useState(openAtFirst)
  return (
    <details className={classes.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 className={classes.foldTitle}>{title}</h2>
        {note}
      </summary>
      <div className={classes.foldBody}>{children}</div>
    </details>
  )
}
