import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { DialogFrame } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import type { ChosenDocument } from './chosen-files'
import { ChosenItem } from './ChosenItem'
import { documentMessages } from './document.messages'

type SendDocumentsDialogProps = { subjectKind: DocumentSubjectKind; subjectId: string; chosen: readonly ChosenDocument[]; onChosen: (change: (before: ChosenDocument[]) => ChosenDocument[]) => void }

/** Each file with its kind, its tick and its own way to the server. */
export const SendDocumentsDialog = ({ subjectKind, subjectId, chosen, onChosen }: SendDocumentsDialogProps) => {
  const words = useMessages(documentMessages)
  return (
    <DialogFrame title={words.dialogTitle} opened onClose={() => onChosen(() => [])} size="lg">
      {chosen.map((one) => (
        <ChosenItem
          key={one.key}
          chosen={one}
          subject={{ subjectKind, subjectId }}
          onChange={(changed) => onChosen((before) => before.map((other) => (other.key === one.key ? { ...other, ...changed } : other)))}
          onGone={() => onChosen((before) => before.filter((other) => other.key !== one.key))}
        />
      ))}
    </DialogFrame>
  )
}
