import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { ReactNode } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { useProblemText } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { fullInstantText, relativeTimeText } from '../ui/time-text'
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

export const TextLine = ({ message, own, named }: { message: RoomMessage; own: boolean; named: boolean }) => {
  const words = useMessages(talkMessages)
  const author = message.author
  const who = author === null ? '' : [own ? words.own : author.hospitalName, author.personName].filter((part) => part !== '').join('　')
  return (
    <li className={classes.line} data-own={own ? '' : undefined} data-seq={message.seq}>
      <span className={named ? classes.author : 'visuallyHidden'}>{who}</span>
      <div className={classes.said}>
        <p className={classes.bubble}>{message.body}</p>
        <ClockOfLine at={message.sentAt} />
      </div>
    </li>
  )
}

export const EventLine = ({ message, children }: { message: RoomMessage; children: ReactNode }) => (
  <li className={classes.event} data-seq={message.seq}>
    <div>{children}</div>
    <ClockOfLine at={message.sentAt} />
  </li>
)

type PendingLineProps = { line: OutgoingLine; onAgain: () => void; onRewrite: () => void; onDiscard: () => void }

/** A line on its way; one that failed says why and stays until it is sent or thrown away. */
export const PendingLine = ({ line, onAgain, onRewrite, onDiscard }: PendingLineProps) => {
  const words = useMessages(talkMessages)
  const problemText = useProblemText()
  if (line.state !== 'failed')
    return (
      <li className={classes.line} data-own="" data-pending="">
        <div className={classes.said}>
          <p className={classes.bubble}>{line.body}</p>
          <span className={classes.clock} role="status">
            {line.state === 'sending' ? words.sending : words.waiting}
          </span>
        </div>
      </li>
    )
  // What a rule refused is refused again word for word; only a change helps.
  const again = !(line.problem instanceof ApiRefusal && line.problem.kind === 'invalid')
  const problem = line.problem === undefined ? undefined : problemText(line.problem)
  return (
    <li className={classes.line} data-own="" data-failed="">
      <p className={classes.bubble}>{line.body}</p>
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
