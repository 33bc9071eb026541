import type { ReactNode } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import { nameReportMessages } from './name-report.messages'

type NameReportDialogProps = { onReport: () => void; onClose: () => void; busy: boolean; error: unknown; reason?: string; children?: ReactNode }

/** Asks before 「氏名が見えます」: nobody but the prefecture takes it back (rule 85). */
export const NameReportDialog = ({ onReport, onClose, busy, error, reason, children }: NameReportDialogProps) => {
  const words = useMessages(nameReportMessages)
  return (
    <ConfirmDialog title={words.title} opened actLabel={words.act} onAct={onReport} onClose={onClose} danger busy={busy} reason={reason}>
      {children}
      <p>{words.lead}</p>
      <ProblemPanel error={error} />
    </ConfirmDialog>
  )
}
