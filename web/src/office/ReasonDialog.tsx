import { useState, type ReactNode } from 'react'
import { CheckedArea } from '../names/CheckedText'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { FormStack } from '../ui/FormStack'
import { RequiredLabel } from '../ui/RequiredLabel'

type ReasonDialogProps = {
  title: string
  actLabel: string
  /** Of the words, which everybody concerned will read. */
  label: string
  help?: string
  /** As the call names it: `forms.comment`. */
  field: string
  most: number
  /** Said while nothing is written; undefined: the words may be left out. */
  missing?: string
  /** What else is lacking. */
  reason?: string | undefined
  danger?: boolean
  /** Something above the words is chosen first; else one begins to write at once. */
  chooses?: boolean
  /** People who may be named. */
  members?: readonly string[]
  /** Where the words outlive the dialog, which then may be closed to look something up. */
  kept?: { text: string; onText: (text: string) => void }
  busy: boolean
  error: Error | null
  /** What will happen, and what else is chosen. */
  children?: ReactNode
  /** Under the words. */
  after?: ReactNode
  onAct: (text: string) => void
  onClose: () => void
}

/** An act that is told in words: what was typed stays when it is refused. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { title, actLabel, label, help, field, most, missing, danger = false, chooses = false, members, kept, busy, error, children, after, onAct, onClose } = props
  const [own, setOwn] = useState('')
  const { text, onText } = kept ?? { text: own, onText: setOwn }
  const reason = text.trim() === '' && missing !== undefined ? missing : props.reason
  return (
    <ConfirmDialog title={title} opened actLabel={actLabel} danger={danger} busy={busy} {...(reason !== undefined && { reason })} keepsText={kept !== undefined} onAct={() => onAct(text)} onClose={onClose}>
      <FormStack>
        {children}
        <CheckedArea
          field={field}
          members={members}
          label={missing === undefined ? label : <RequiredLabel>{label}</RequiredLabel>}
          description={help}
          value={text}
          maxLength={most}
          minRows={3}
          maxRows={10}
          data-autofocus={chooses ? undefined : true}
          problem={error}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        {after}
        <ProblemPanel error={error} />
      </FormStack>
    </ConfirmDialog>
  )
}
