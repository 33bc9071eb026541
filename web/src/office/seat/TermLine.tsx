import type { UseMutationResult } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { StateMark } from '../../ui/StateMark'
import { seatTermsMessages } from './seat-terms.messages'
import classes from './SeatTermsPage.module.css'

type TermLineProps<I> = {
  text: string
  mark?: { tone: 'yes' | 'paused' | 'none'; text: string } | undefined
  /** Absent where it can't be removed any more. */
  remove?: Pick<UseMutationResult<unknown, Error, I>, 'mutate' | 'isPending' | 'error' | 'variables'>
  of: I
}

/** One thing that the prefecture has set, and the way to take it back. */
export const TermLine = <I,>({ text, mark, remove, of }: TermLineProps<I>) => {
  const words = useMessages(seatTermsMessages)
  const isThis = remove !== undefined && JSON.stringify(remove.variables) === JSON.stringify(of)
  return (
    <li className={lines.line} data-short>
      <span className={classes.what}>
        {text}
        {mark === undefined ? null : <StateMark tone={mark.tone}>{mark.text}</StateMark>}
      </span>
      {remove === undefined ? null : (
        <ActionButton size="xs" tone="quiet" busy={isThis && remove.isPending} onAct={() => remove.mutate(of, { onSuccess: () => notify({ text: words.removed }) })}>
          {words.remove}
        </ActionButton>
      )}
      {isThis ? <ProblemPanel error={remove.error} /> : null}
    </li>
  )
}
