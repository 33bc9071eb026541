import { type ReactNode, useState } from 'react'
import { useProblemText } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { StateMark } from '../../ui/StateMark'
import { uiMessages } from '../../ui/ui.messages'
import { officeFormsMessages } from './office-forms.messages'
import classes from './OfficeForms.module.css'

/** One that is to be accepted, with what will come of it. */
export type AcceptedEach = { id: string; title: string; text: string }

/** What is said of how far it is, where it is no acceptance. */
type EachWords = { all: (count: number) => string; done: string; retry: (count: number) => string; failed: (done: number, failed: number) => string; running: (done: number, total: number) => string }

type AcceptEachDialogProps = {
  title: string
  actLabel: string
  says?: EachWords
  items: readonly AcceptedEach[]
  /** Accepts one; throws where it can't be. */
  accept: (id: string) => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}

/** Several are accepted one after the other, each for itself: one that can't be keeps none of the others, and says why. */
export const AcceptEachDialog = ({ title, actLabel, says, items, accept, onClose, children }: AcceptEachDialogProps) => {
  const accepting = useMessages(officeFormsMessages)
  const words: EachWords = says ?? { all: accepting.acceptedMany, done: accepting.eachDone, retry: accepting.eachRetry, failed: accepting.eachFailed, running: accepting.eachRunning }
  const ui = useMessages(uiMessages)
  const [results, setResults] = useState<ReadonlyMap<string, 'done' | Error>>(new Map())
  const [running, setRunning] = useState(false)
  const done = items.filter(({ id }) => results.get(id) === 'done').length
  const failed = items.filter(({ id }) => results.get(id) instanceof Error).length
  const run = async () => {
    setRunning(true)
    const now = new Map([...results].filter(([, result]) => result === 'done'))
    setResults(new Map(now))
    const outcome = new Map<string, 'done' | Error>(now)
    for (const { id } of items) {
      if (outcome.get(id) === 'done') continue
      const result = await accept(id).then(() => 'done' as const, (error: unknown) => (error instanceof Error ? error : new Error(String(error))))
      outcome.set(id, result)
      setResults(new Map(outcome))
    }
    setRunning(false)
    if ([...outcome.values()].every((result) => result === 'done')) {
      notify({ text: words.all(items.length) })
      onClose()
    }
  }
  const standing = running ? words.running(done + failed, items.length) : failed > 0 ? words.failed(done, failed) : ''
  return (
    <DialogFrame title={title} opened onClose={onClose} firm={running} size="lg">
      {children}
      <ul className={classes.each} tabIndex={0} aria-label={title}>
        {items.map(({ id, title: name, text }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong> {results.get(id) === 'done' ? <StateMark tone="yes">{words.done}</StateMark> : null}
            </p>
            <p className={classes.small}>{text}</p>
            {results.get(id) instanceof Error ? <Failure of={results.get(id)} /> : null}
          </li>
        ))}
      </ul>
      <p aria-live="polite">{standing}</p>
      <div className={classes.end}>
        <ActionButton onAct={onClose} busy={running}>
          {results.size === 0 ? ui.cancel : ui.close}
        </ActionButton>
        <ActionButton tone="primary" busy={running} onAct={() => void run()}>
          {failed > 0 ? words.retry(failed) : actLabel}
        </ActionButton>
      </div>
    </DialogFrame>
  )
}

/** Why one couldn't be accepted, and what to do. */
const Failure = ({ of }: { of: unknown }) => {
  const { what, todo = '' } = useProblemText()(of)
  return <p>{`${what}${todo}`}</p>
}
