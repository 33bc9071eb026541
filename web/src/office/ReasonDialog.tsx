import { useState, type ReactNode } from 'react'
import { CheckedArea } from '../names/CheckedText'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import { retentionMessages } from './retention/retention.messages'

const MOST = 500

type ReasonDialogProps = {
  title: string
  label: string
  /** What kind of text the reason is, and its name in the call. */
  field: `retention.${'reason' | 'answer'}`
  actLabel: string
  /** Whether it may be left empty. */
  optional?: boolean
  busy: boolean
  error: Error | null
  children?: ReactNode
  onAct: (reason: string) => void
  onClose: () => void
}

/** An act with its reason in words; what was typed stays when it is refused. */
export const ReasonDialog = ({ title, label, field, actLabel, optional = false, busy, error, children, onAct, onClose }: ReasonDialogProps) => {
  const words = useMessages(retentionMessages)
  const [reason, setReason] = useState('')
  const missing = !optional && reason.trim() === ''
  return (
    <ConfirmDialog title={title} opened actLabel={actLabel} busy={busy} {...(missing && { reason: words.reasonMissing })} onAct={() => onAct(reason)} onClose={onClose}>
      {children}
      <CheckedArea field={field} label={label} description={words.reasonHelp} value={reason} maxLength={MOST} problem={error} onChange={(event) => setReason(event.currentTarget.value)} />
      <ProblemPanel error={error} />
    </ConfirmDialog>
  )
}
