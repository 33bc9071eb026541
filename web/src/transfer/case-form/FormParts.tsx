import { useState, type ReactNode } from 'react'
import { useMessages } from '../../ui/language'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { foldOfPath, setFolds, useFoldOpen, type FoldName } from './form-folds'
import { useProblemPaths } from './form-problems'

/** Gives a field its path, so that a problem can lead to it. */
export const FieldPlace = ({ path, wide, children }: { path: string; wide?: boolean; children: ReactNode }) => (
  <div data-field={path} className={classes.place} data-wide={wide === true ? '' : undefined}>
    {children}
  </div>
)

type FoldProps = { name: FoldName; title: string; note?: ReactNode; children: ReactNode }

/**
 * A part of the form that can be folded away; folded, it still says how much is in it and whether something is wrong.
 * What was never opened isn't made: a record has a hundred and fifty fields.
 */
export const Fold = ({ name, title, note, children }: FoldProps) => {
  const words = useMessages(caseFormMessages)
  const open = useFoldOpen(name)
  const [made, setMade] = useState(open)
  if (open && !made) setMade(true)
  const problems = useProblemPaths().filter((path) => foldOfPath(path) === name).length
  return (
    <details className={classes.fold} open={open} onToggle={(event) => setFolds([name], event.currentTarget.open)} data-fold={name}>
      <summary>
        <h2 className={classes.foldTitle}>{title}</h2>
        <span className={classes.foldNote}>
          {problems === 0 ? null : <strong className={classes.foldProblem}>{words.toCorrect(problems)}</strong>}
          {note}
        </span>
      </summary>
      {made ? <div className={classes.foldBody}>{children}</div> : null}
    </details>
  )
}
