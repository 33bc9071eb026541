import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { DialogFrame } from '../ui/ConfirmDialog'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import type { ChosenDocument } from './chosen-files'
import { ChosenItem } from './ChosenItem'
import { documentMessages } from './document.messages'

type SendDocumentsDialogProps = { subjectKind: DocumentSubjectKind; subjectId: string | undefined; /** Why the subject isn't there, and asking for it again. */ missing?: { problem: unknown; onRetry: () => void } | undefined; chosen: readonly ChosenDocument[]; onChosen: (change: (before: ChosenDocument[]) => ChosenDocument[]) => void; onSent?: (document: DocumentView) => void }

/** Each file with its kind, its tick and its own way to the server. */
export const SendDocumentsDialog = ({ subjectKind, subjectId, missing, chosen, onChosen, onSent }: SendDocumentsDialogProps) => {
  const words = useMessages(documentMessages)
  return (
    <DialogFrame title={subjectKind === 'room' ? words.attachTitle : words.dialogTitle} opened onClose={() => onChosen(() => [])} size="lg">
      {missing === undefined ? null : <ProblemPanel error={missing.problem} onRetry={missing.onRetry} />}
      {chosen.map((one) => (
        <ChosenItem
          key={one.key}
          chosen={one}
          subject={{ subjectKind, subjectId }}
          waits={subjectId !== undefined ? undefined : missing === undefined ? words.saveFirst : words.saveRefused}
          onSent={(document) => onSent?.(document)}
          onChange={(changed) => onChosen((before) => before.map((other) => (other.key === one.key ? { ...other, ...changed } : other)))}
          onGone={() => onChosen((before) => before.filter((other) => other.key !== one.key))}
        />
      ))}
    </DialogFrame>
  )
}
