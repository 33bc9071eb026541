import { useState } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { TextArea } from '../ui/TextField'
import { keepDraft } from './outbox-shelf'
import classes from './RoomTalk.module.css'
import { talkMessages } from './talk.messages'

/** Limit of the contract's text. */
const MOST_CHARACTERS = 4000
const WARN_BELOW = 200

type MessageBoxProps = {
  place: { personId: string; roomId: string }
  text: string
  onText: (text: string) => void
  onSend: (body: string) => void
}

/** Where one writes. Enter makes a line; Ctrl+Enter or the button sends, never while the IME is composing. */
export const MessageBox = ({ place, text, onText, onSend }: MessageBoxProps) => {
  const words = useMessages(talkMessages)
  const [asked, setAsked] = useState(false)
  const left = MOST_CHARACTERS - text.length
  const change = (next: string) => {
    setAsked(false)
    onText(next)
    keepDraft(place, next)
  }
  const send = () => {
    const body = text.trim()
    if (body === '' || left < 0) {
      setAsked(true)
      return
    }
    onSend(body)
    change('')
  }
  const problem = left < 0 ? words.tooLong(-left) : asked ? words.emptyText : undefined
  return (
    <div className={classes.box}>
      <TextArea
        aria-label={words.message}
        placeholder={words.messagePlaceholder}
        classNames={{ root: classes.boxInput }}
        minRows={1}
        maxRows={8}
        value={text}
        error={problem}
        onChange={(event) => change(event.currentTarget.value)}
        onSend={send}
      />
      <ActionButton tone="primary" onAct={send}>
        {words.send}
      </ActionButton>
      <p className={classes.boxHint}>{left < WARN_BELOW && left >= 0 ? words.charactersLeft(left) : words.sendHint}</p>
    </div>
  )
}
