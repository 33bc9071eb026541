import type { ReactNode } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import { Facts } from '../ui/Page'
import { tellMessages } from './tell.messages'

type TellDialogProps = {
  title: string
  actLabel: string
  /** Whom it reaches, in words. */
  to: string
  /** By what way; unless it is said, as notices go. */
  way?: string
  busy: boolean
  error: Error | null
  children?: ReactNode
  onAct: () => void
  onClose: () => void
}

/** To whom and by what way, for any dialog that asks before hospitals are told something. */
export const TellFacts = ({ to, way }: { to: string; way?: string | undefined }) => {
  const words = useMessages(tellMessages)
  return <Facts facts={[{ label: words.to, value: to }, { label: words.way, value: way ?? words.byNotice }]} />
}

/** Asks before hospitals are told something that can't be untold: whom it reaches and by what way. */
export const TellDialog = ({ title, actLabel, to, way, busy, error, children, onAct, onClose }: TellDialogProps) => (
  <ConfirmDialog title={title} opened actLabel={actLabel} busy={busy} onAct={onAct} onClose={onClose}>
    {children}
    <TellFacts to={to} way={way} />
    <ProblemPanel error={error} />
  </ConfirmDialog>
)
