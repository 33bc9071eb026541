import { withoutMentions } from '@tasuki/domain/talk/mention.rules'
import { MOST_DOCUMENTS_OF_LINE } from '@tasuki/domain/talk/talk.contract'
import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import { meQuery } from '../account/account.queries'
import { pastedFiles, useChosenFiles } from '../document/choose-files'
import { ActionButton } from '../ui/ActionButton'
import { KnownNameButton } from '../names/KnownNameButton'
import { useNamesBeforeSend } from '../names/names-before-send'
import { useFileDrop } from '../ui/file-drop'
import { useGateReason } from '../ui/form-gate'
import { useMessages } from '../ui/language'
import { attachedOf, type AttachedDocument, type MessageDraft } from './attached-document'
import { AttachedDocuments } from './AttachedDocuments'
import { AttachTools } from './AttachTools'
import { boxMessages } from './box.messages'
import { MentionText } from './MentionText'
import classes from './MessageBox.module.css'
import frame from './RoomTalk.module.css'
import { TemplatePicker } from './TemplatePicker'
import { useMentions } from './use-mentions'

/** Limit of the contract's text. */
export const MOST_CHARACTERS = 4000
const WARN_BELOW = 200

type MessageBoxProps = {
  place: { personId: string; roomId: string }
  draft: MessageDraft
  onDraft: (change: (before: MessageDraft) => MessageDraft) => void
  onSend: (line: { body: string; mentions: readonly string[]; documents: readonly AttachedDocument[] }) => void
  /** ↑ in an empty box: the last own line is put right. */
  onEditLast: () => void
}

/** Where one writes. Enter makes a line; Ctrl+Enter or the button sends, never while the IME is composing. */
export const MessageBox = ({ place, draft, onDraft, onSend, onEditLast }: MessageBoxProps) => {
  const words = useMessages(boxMessages)
  const field = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState(false)
  const { text, documents } = draft
  const files = useChosenFiles({ most: MOST_DOCUMENTS_OF_LINE, taken: documents.length })
  const caretTo = useRef<number>(undefined)
  const held = useGateReason()
  const mayLeave = useNamesBeforeSend('talk.body')
  /** The text of which the names are being looked for before it goes. */
  const looking = useRef<string>(undefined)
  const left = MOST_CHARACTERS - text.length
  const change = (next: string) => {
    setAsked(false)
    onDraft((before) => ({ ...before, text: next }))
  }
  const changeAt = (next: string, caret: number) => {
    change(next)
    caretTo.current = caret
  }
  const mentions = useMentions({ roomId: place.roomId, readerId: place.personId, text, onText: changeAt })
  useLayoutEffect(() => {
    const caret = caretTo.current
    if (caret === undefined) return
    caretTo.current = undefined
    field.current?.focus()
    field.current?.setSelectionRange(caret, caret)
  }, [text])
  const send = () => {
    const body = text.trim()
    if ((body === '' && documents.length === 0) || left < 0) {
      setAsked(true)
      return
    }
    if (held !== undefined) {
      setAsked(true)
      field.current?.focus()
      return
    }
    if (looking.current === text) return
    looking.current = text
    const line = { body, mentions: mentions.mentionedIds, documents }
    void mayLeave(withoutMentions(body, mentions.people), mentions.names).then((may) => {
      looking.current = undefined
      if (!may) {
        setAsked(true)
        return
      }
      onSend(line)
      setAsked(false)
      // What was typed meanwhile is the next line.
      onDraft((before) => (before.text === text ? { text: '', documents: [] } : { ...before, documents: [] }))
    })
  }
  const drop = useFileDrop(files.take)
  const startMention = () => {
    const caret = field.current?.selectionStart ?? text.length
    const sign = /[A-Za-z0-9._-]$/.test(text.slice(0, caret)) ? ' @' : '@'
    mentions.moveCaret(caret + sign.length)
    changeAt(text.slice(0, caret) + sign + text.slice(caret), caret + sign.length)
  }
  const problem = left < 0 ? words.tooLong(-left) : !asked ? undefined : text.trim() === '' ? words.emptyText : held
  return (
    <div
      className={`${frame.box} ${classes.box}`}
      data-print="hide"
      onPaste={(event) => {
        if (files.take(pastedFiles(event.clipboardData))) event.preventDefault()
      }}
      {...drop}
    >
      <AttachedDocuments documents={documents} onChange={(next) => onDraft((before) => ({ ...before, documents: next }))} />
      <MentionText
        field={field}
        label={words.message}
        placeholder={words.messagePlaceholder}
        text={text}
        error={problem}
        mentions={mentions}
        people={mentions.people}
        names={mentions.names}
        onText={change}
        onSend={send}
        onKey={(event) => {
          if (event.key === 'ArrowUp' && text === '' && !event.nativeEvent.isComposing) onEditLast()
        }}
      />
      <div className={classes.acts}>
        <AttachTools roomId={place.roomId} files={files} onAttached={(document) => onDraft((before) => ({ ...before, documents: [...before.documents, attachedOf(document)] }))} />
        <button type="button" className={classes.tool} aria-label={words.mention} onClick={startMention}>
          <span aria-hidden>@</span>
        </button>
        <KnownNameButton tool={classes.tool} />
        <TalkTemplates onInsert={(inserted) => change(text.trim() === '' ? inserted : `${text}\n${inserted}`)} />
        <ActionButton tone="primary" onAct={send}>
          {words.send}
        </ActionButton>
      </div>
      <p className={frame.boxHint}>{left < WARN_BELOW && left >= 0 ? words.charactersLeft(left) : words.sendHint}</p>
    </div>
  )
}

/** The hospital's own texts for the talk, after what was typed. */
const TalkTemplates = ({ onInsert }: { onInsert: (text: string) => void }) => {
  const me = useQuery(meQuery).data
  return <TemplatePicker purpose="talk" values={me ? { 差出人: me.displayName, ...(me.hospital && { 自院: me.hospital.name }) } : {}} onInsert={onInsert} />
}
