import { useBlocker } from '@tanstack/react-router'
import { ActionButton } from './ActionButton'
import { DialogFrame } from './ConfirmDialog'
import classes from './ConfirmDialog.module.css'
import { useMessages } from './language'
import { unsavedMessages } from './unsaved.messages'

/** Asks before what was typed is left behind: another page, another tab of the page, the window closed. */
export const UnsavedGuard = ({ when }: { when: boolean }) => {
  const words = useMessages(unsavedMessages)
  const blocker = useBlocker({ shouldBlockFn: () => when, enableBeforeUnload: () => when, withResolver: true })
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
