import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { ReactNode } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { useProblemText } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { fullInstantText, relativeTimeText } from '../ui/time-text'
import { documentMessages } from '../document/document.messages'
import { documentName } from '../document/document-name'
import { useMarkText } from '../names/use-mark-text'
import { BodyText } from './BodyText'
import { lineMessages } from './line.messages'
import { LineDocuments } from './LineDocuments'
import type { OutgoingLine } from './outbox'
import classes from './RoomTalk.module.css'
import { talkMessages } from './talk.messages'

/** Under a day's heading the time of day is enough. */
const ClockOfLine = ({ at }: { at: string }) => {
  const { language } = useLanguage()
  const clock = relativeTimeText(at, new Date(at), { language }).split(' ').at(-1)
  return (
    <time dateTime={at} title={fullInstantText(at, language)} className={classes.clock}>
      {clock}
    </time>
  )
}

export const DayLine = ({ at }: { at: string }) => {
  const { language } = useLanguage()
  const now = useNow()
  return <li className={classes.day}>{relativeTimeText(at, now, { language }).replace(/ \d.*$/, '')}</li>
}

type TextLineProps = {
  message: RoomMessage
  own: boolean
  named: boolean
  /** It was jumped to. */
  marked: boolean
  readerId: string
  words: readonly string[]
  acts: ReactNode
  /** In place of its words while they are put right. */
  editor: ReactNode
}

export const TextLine = ({ message, own, named, marked, readerId, words: found, acts, editor }: TextLineProps) => {
  const words = useMessages(talkMessages)
  const author = message.author
  const who = author === null ? '' : [own ? words.own : author.hospitalName, author.personName].filter((part) => part !== '').join('　')
  return (
    <li className={classes.line} data-own={own ? '' : undefined} data-marked={marked ? '' : undefined} data-seq={message.seq}>
      <span className={named ? classes.author : 'visuallyHidden'}>{who}</span>
      {editor ?? (
        <div className={classes.said}>
          {message.hidden !== null ? (
            <div className={classes.content}>
              <HiddenLine mark={message.hidden} />
              <LineDocuments documents={message.documents} />
            </div>
          ) : message.deletedAt === null ? (
            <div className={classes.content}>
              {message.body === '' ? null : (
                <p className={classes.bubble}>
                  <BodyText body={message.body} mentions={message.mentions} readerId={readerId} words={found} />
                </p>
              )}
              <LineDocuments documents={message.documents} />
            </div>
          ) : (
            <Tombstone />
          )}
          <span className={classes.lineFoot}>
            {message.editedAt === null || message.deletedAt !== null ? null : <EditedMark at={message.editedAt} />}
            <ClockOfLine at={message.deletedAt ?? message.sentAt} />
          </span>
          {message.deletedAt === null ? acts : null}
        </div>
      )}
    </li>
  )
}

/** Somebody saw a name in it (rule 85), or the prefecture has deleted it (rule 60). */
const HiddenLine = ({ mark }: { mark: HiddenMark }) => <p className={classes.tombstone}>{useMarkText()(mark)}</p>

/** That something stood here is said; what, is gone. */
const Tombstone = () => <p className={classes.tombstone}>{useMessages(lineMessages).deleted}</p>

const EditedMark = ({ at }: { at: string }) => {
  const words = useMessages(lineMessages)
  const { language } = useLanguage()
  const clock = relativeTimeText(at, new Date(at), { language }).split(' ').at(-1) ?? ''
  return (
    <span className={classes.edited} title={words.editedAt(fullInstantText(at, language))}>
      {words.edited} {clock}
    </span>
  )
}

export const EventLine = ({ message, marked, children }: { message: RoomMessage; marked: boolean; children: ReactNode }) => (
  <li className={classes.event} data-marked={marked ? '' : undefined} data-seq={message.seq}>
    <div>{children}</div>
    <ClockOfLine at={message.sentAt} />
  </li>
)

/** Words and documents of a line that isn't there yet. */
const SaidAnyway = ({ line }: { line: OutgoingLine }) => {
  const words = useMessages(documentMessages)
  return (
    <div className={classes.bubble}>
      {line.body}
      {line.documents.map((document) => (
        <div key={document.id}>{documentName(words, document)}</div>
      ))}
    </div>
  )
}

type PendingLineProps = { line: OutgoingLine; onAgain: () => void; onRewrite: () => void; onDiscard: () => void }

/** A line on its way; one that failed says why and stays until it is sent or thrown away. */
export const PendingLine = ({ line, onAgain, onRewrite, onDiscard }: PendingLineProps) => {
  const words = useMessages(talkMessages)
  const problemText = useProblemText()
  if (line.state !== 'failed')
    return (
      <li className={classes.line} data-own="" data-pending={line.state}>
        <div className={classes.said}>
          <SaidAnyway line={line} />
          <span className={classes.clock} role="status">
            {line.state === 'sending' ? words.sending : line.hold === undefined ? words.waiting : words[`hold_${line.hold}`]}
          </span>
        </div>
        {line.state === 'held' ? (
          <div className={classes.failureActs}>
            <ActionButton size="xs" tone="quiet" onAct={onAgain}>
              {words.sendNow}
            </ActionButton>
            <ActionButton size="xs" tone="quiet" onAct={onRewrite}>
              {words.rewrite}
            </ActionButton>
          </div>
        ) : null}
      </li>
    )
  // What a rule refused is refused again word for word; only a change helps.
  const again = !(line.problem instanceof ApiRefusal && line.problem.kind === 'invalid')
  const problem = line.problem === undefined ? undefined : problemText(line.problem)
  return (
    <li className={classes.line} data-own="" data-failed="">
      <SaidAnyway line={line} />
      <div role="alert" className={classes.failure}>
        <strong>{words.failed}</strong>
        {problem === undefined ? null : <span> {[problem.what, problem.todo].filter((part) => part !== undefined).join(' ')}</span>}
      </div>
      <div className={classes.failureActs}>
        {again ? (
          <ActionButton size="xs" onAct={onAgain}>
            {words.sendAgain}
          </ActionButton>
        ) : null}
        <ActionButton size="xs" tone="quiet" onAct={onRewrite}>
          {words.rewrite}
        </ActionButton>
        <ActionButton size="xs" tone="quiet" onAct={onDiscard}>
          {words.discard}
        </ActionButton>
      </div>
    </li>
  )
}
