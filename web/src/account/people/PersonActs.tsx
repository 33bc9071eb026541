import type { issueAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import type { AccountHolderLine } from '@tasuki/domain/account/people/account-holder.contract'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { CallOutput } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { ConfirmedOutcome } from '../sign-in/ConfirmIdentity'
import { peopleMessages } from './people.messages'
import { SessionList } from '../sign-in/SessionList'
import { personSessionsQuery, useEndPersonSession, useEndPersonSessions, useIssueAccessCode, useMailInvitation } from '../sign-in/session.queries'
import classes from '../AccountPages.module.css'

/** What may be done for one person: a code, the invitation once more, and their sessions. */
export const PersonActs = ({ person, onCode }: { person: AccountHolderLine; onCode: (given: CallOutput<typeof issueAccessCodeCall>) => void }) => {
  const words = useMessages(peopleMessages)
  const issue = useIssueAccessCode()
  const mail = useMailInvitation()
  const [isOpen, setOpen] = useState(false)
  const sessionsId = useId()
  if (!person.isLookedAfter) return <span className={classes.soft}>{words.notYours}</span>
  const of = { params: { personId: person.personId } }
  const giveCode = () => issue.mutate(of, { onSuccess: onCode })
  return (
    <>
      <div className={classes.acts}>
        <ActionButton size="xs" tone={person.wishedAt === null ? 'plain' : 'primary'} busy={issue.isPending} onAct={giveCode}>
          {person.signedInAt === null ? words.issueFirst : words.issueReset}
        </ActionButton>
        {person.canBeMailed ? (
          <ActionButton size="xs" busy={mail.isPending} onAct={() => mail.mutate(of, { onSuccess: () => notify({ text: words.mailed }) })}>
            {words.mail}
          </ActionButton>
        ) : null}
        {person.signedInAt === null ? null : (
          <ActionButton size="xs" tone="quiet" label={words.actOf(person.displayName, isOpen ? words.closeSessions : words.sessions)} shows={{ id: sessionsId, open: isOpen }} onAct={() => setOpen(!isOpen)}>
            {isOpen ? words.closeSessions : words.sessions}
          </ActionButton>
        )}
      </div>
      <ConfirmedOutcome act={issue} onConfirmed={giveCode} />
      <ProblemPanel error={mail.error} />
      {isOpen ? (
        <div id={sessionsId}>
          <PersonSessions personId={person.personId} />
        </div>
      ) : null}
    </>
  )
}

const PersonSessions = ({ personId }: { personId: string }) => {
  const words = useMessages(peopleMessages)
  const list = useQuery(personSessionsQuery(personId))
  const end = useEndPersonSession()
  const endAll = useEndPersonSessions()
  const told = { onSuccess: () => notify({ text: words.ended }) }
  return (
    <>
      <ProblemPanel error={list.error ?? end.error ?? endAll.error} />
      {list.data === undefined ? list.error === null ? <SkeletonRows rows={1} columns={2} /> : null : (
        <SessionList sessions={list.data.sessions} ending={end.isPending ? end.variables.params.sessionId : undefined} onEnd={(sessionId) => end.mutate({ params: { personId, sessionId } }, told)} />
      )}
      {(list.data?.sessions.length ?? 0) > 1 ? (
        <ActionButton size="xs" busy={endAll.isPending} onAct={() => endAll.mutate({ params: { personId } }, told)}>
          {words.endAll}
        </ActionButton>
      ) : null}
    </>
  )
}
