import type { OpenSessionLine } from '@tasuki/domain/account/sign-in/session.contract'
import { ActionButton } from '../../ui/ActionButton'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { DatedText } from '../../ui/RelativeTime'
import { StateMark } from '../../ui/StateMark'
import { fullInstantText } from '../../ui/time-text'
import { ownAccountMessages } from '../people/own-account.messages'
import classes from '../AccountPages.module.css'

type SessionListProps = { sessions: readonly OpenSessionLine[]; ending: string | undefined; onEnd: (sessionId: string) => void }

/** Where somebody is signed in; the browser in which one looks at it is signed out by its menu. */
export const SessionList = ({ sessions, ending, onEnd }: SessionListProps) => {
  const words = useMessages(ownAccountMessages)
  const { language } = useLanguage()
  if (sessions.length === 0) return <p className={classes.soft}>{words.noSessions}</p>
  return (
    <ul className={lines.list} aria-label={words.sessions}>
      {sessions.map((session) => (
        <li key={session.id} className={lines.line}>
          <span className={classes.what}>
            <strong>{session.device === '' ? words.unknownDevice : session.device}</strong>
            {session.isThis ? <StateMark tone="yes">{words.here}</StateMark> : null}
            {session.isLocked ? <StateMark tone="paused">{words.locked}</StateMark> : null}
            <span className={classes.soft}>
              <DatedText>{words.sessionLine(session.network, fullInstantText(session.lastUsedAt, language))}</DatedText>
              <br />
              <DatedText>{words.started(fullInstantText(session.startedAt, language))}</DatedText>
            </span>
          </span>
          {session.isThis ? null : (
            <ActionButton size="xs" busy={ending === session.id} onAct={() => onEnd(session.id)}>
              {words.end}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  )
}
