import { useBlocker } from '@tanstack/react-router'
import { ActionButton } from './ActionButton'
import { DialogFrame } from './ConfirmDialog'
import classes from './ConfirmDialog.module.css'
import { useMessages } from './language'
import { unsavedMessages } from './unsaved.messages'

type UnsavedGuardProps = {
  when: boolean
  /** Where it is saved as it is typed: whoever leaves is asked only if that doesn't succeed. */
  save?: () => Promise<boolean>
  /** Where it is something else than typed text that would be gone. */
  says?: Record<'title' | 'text' | 'stay' | 'leave', string>
}

/** Asks before what was typed is left behind: another page, another tab of the page, the window closed. */
export const UnsavedGuard = ({ when, save, says }: UnsavedGuardProps) => {
  const unsaved = useMessages(unsavedMessages)
  const words = says ?? unsaved
  const blocker = useBlocker({ shouldBlockFn: async () => when && !((await save?.()) ?? false), enableBeforeUnload: () => when, withResolver: true })
  const blocked = blocker.status === 'blocked'
  return (
    <DialogFrame title={words.title} opened={blocked} onClose={() => blocker.reset?.()}>
      <p>{words.text}</p>
      <div className={classes.actions}>
        <ActionButton tone="danger" onAct={() => blocker.proceed?.()}>
          {words.leave}
        </ActionButton>
        <ActionButton tone="primary" onAct={() => blocker.reset?.()}>
          {words.stay}
        </ActionButton>
      </div>
    </DialogFrame>
  )
}
