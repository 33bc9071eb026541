import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import classes from './SaveBar.module.css'
import { saveMessages } from './save.messages'

type SaveBarProps = { changes: number; saveLabel: string; busy: boolean; onSave: () => void; onDiscard: () => void }

/** Always in sight under a long form: how much is unsaved, and the way to save it. */
export const SaveBar = ({ changes, saveLabel, busy, onSave, onDiscard }: SaveBarProps) => {
  const words = useMessages(saveMessages)
  return (
    <div className={classes.bar} data-idle={changes === 0 ? '' : undefined} data-bottom-bar={changes === 0 ? undefined : ''} data-print="hide">
      <span role="status" className={classes.count}>
        {changes === 0 ? '' : words.changes(changes)}
      </span>
      {changes === 0 ? null : (
        <ActionButton tone="quiet" onAct={onDiscard}>
          {words.discard}
        </ActionButton>
      )}
      <ActionButton tone={changes === 0 ? 'plain' : 'primary'} busy={busy} onAct={onSave} reason={changes === 0 ? words.nothingToSave : undefined} gated>
        {saveLabel}
      </ActionButton>
    </div>
  )
}
