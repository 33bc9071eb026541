import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { documentKindsText } from '../document/document-name'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useLanguage, useMessages } from '../ui/language'
import { lineMessages } from './line.messages'
import classes from './RoomTalk.module.css'
import { useDeleteMessage } from './talk.queries'

/** Asks before one's own line is taken back. */
export const DeleteDialog = ({ roomId, message, onClose }: { roomId: string; message: RoomMessage; onClose: () => void }) => {
  const words = useMessages(lineMessages)
  const { language } = useLanguage()
  const take = useDeleteMessage(roomId)
  return (
    <ConfirmDialog
      title={words.removeTitle}
      opened
      actLabel={words.removeAct}
      danger
      busy={take.isPending}
      onAct={() => take.mutate({ params: { roomId, messageId: message.id } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {message.body === '' ? null : <blockquote className={classes.keptDraft}>{message.body}</blockquote>}
      {message.documents.length === 0 ? null : (
        <p>
          <strong>{documentKindsText(message.documents.map((document) => document.kind), language)}</strong>
        </p>
      )}
      <p>{words.removeText}</p>
      <ProblemPanel error={take.error} />
    </ConfirmDialog>
  )
}
