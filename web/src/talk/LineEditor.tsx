import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { isSaying } from '@tasuki/domain/talk/talk.rules'
import { useEffect, useRef, useState } from 'react'
import { useProblemText } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { FormGate, useGateReason } from '../ui/form-gate'
import { useMessages } from '../ui/language'
import { boxMessages } from './box.messages'
import { lineMessages } from './line.messages'
import { MentionText } from './MentionText'
import { MOST_CHARACTERS } from './MessageBox'
import classes from './RoomTalk.module.css'
import { useEditMessage } from './talk.queries'
import { useMentions } from './use-mentions'

type LineEditorProps = { roomId: string; message: RoomMessage; readerId: string; onClose: () => void }

/** One's own line, put right where it stands. A refusal is said beside it and loses nothing. */
export const LineEditor = (props: LineEditorProps) => (
  <FormGate>
    <EditedLine {...props} />
  </FormGate>
)

const EditedLine = ({ roomId, message, readerId, onClose }: LineEditorProps) => {
  const words = useMessages(lineMessages)
  const box = useMessages(boxMessages)
  const problemText = useProblemText()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(message.body)
  const edit = useEditMessage(roomId)
  const mentions = useMentions({ roomId, readerId, text, onText: setText })
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(message.body.length, message.body.length)
  }, [message.body])
  const held = useGateReason()
  const says = isSaying({ body: text, documents: message.documents.length })
  const save = () => {
    const body = text.trim()
    if (body === message.body) return onClose()
    if (held === undefined && says && body.length <= MOST_CHARACTERS) edit.mutate({ params: { roomId, messageId: message.id }, body: { body, mentions: mentions.mentionedIds } }, { onSuccess: onClose })
  }
  const said = edit.error === null ? undefined : problemText(edit.error)
  const problem = !says ? box.emptyText : text.length > MOST_CHARACTERS ? box.tooLong(text.length - MOST_CHARACTERS) : said && [said.what, said.todo].filter((part) => part !== undefined).join(' ')
  return (
    <div className={classes.editor}>
      <MentionText
        field={field}
        label={words.editing}
        text={text}
        error={problem}
        mentions={mentions}
        people={mentions.people}
        names={mentions.names}
        problem={edit.error}
        onText={setText}
        onSend={save}
        onKey={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
        }}
      />
      <div className={classes.editorActs}>
        <ActionButton size="xs" tone="quiet" onAct={onClose}>
          {words.cancel}
        </ActionButton>
        <ActionButton size="xs" tone="primary" busy={edit.isPending} onAct={save} gated>
          {words.save}
        </ActionButton>
      </div>
    </div>
  )
}
