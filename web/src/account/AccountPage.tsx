import { PasswordInput } from '@mantine/core'
import { mailAddressOf } from '@tasuki/domain/base/mail-address'
import type { OwnAccount } from '@tasuki/domain/account/people/account-holder.contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { CheckedField } from '../names/CheckedText'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { FormGate } from '../ui/form-gate'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Facts, Page, Section } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { TextField } from '../ui/TextField'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { ConfirmedOutcome } from './sign-in/ConfirmIdentity'
import { missingPassword } from './sign-in/missing-password'
import { NewPassword } from './sign-in/NewPassword'
import { ownAccountMessages } from './people/own-account.messages'
import { passwordMessages } from './sign-in/password.messages'
import { SessionList } from './sign-in/SessionList'
import { SharedMailboxTicks } from './seat-form/SharedMailboxTicks'
import { ownAccountQuery, ownSessionsQuery, useChangeContact, useChangePassword, useEndOtherSessions, useEndSession } from './sign-in/session.queries'
import classes from './AccountPages.module.css'

/** 自分のアカウント: what is known of one, the password, and where one is signed in. */
export const AccountPage = () => {
  const words = useMessages(ownAccountMessages)
  const account = useQuery(ownAccountQuery)
  return (
    <Page title={words.title} lead={words.lead} width="form">
      <ProblemPanel error={account.error} onRetry={() => void account.refetch()} />
      {account.data === undefined ? (
        account.error === null ? (
          <SkeletonRows rows={6} columns={2} />
        ) : null
      ) : (
        <>
          <Profile account={account.data} />
          <ChangePassword account={account.data} />
          <OwnSessions />
        </>
      )}
    </Page>
  )
}

const Profile = ({ account }: { account: OwnAccount }) => {
  const words = useMessages(ownAccountMessages)
  const [department, setDepartment] = useState(account.department)
  const [email, setEmail] = useState(account.email)
  const [ticks, setTicks] = useState({ sharedMailbox: account.sharedMailbox, noPersonalMailbox: false, privateMailForbidden: false })
  const change = useChangeContact(() => {
    setEmail(mailAddressOf)
    notify({ text: words.saved })
  })
  const changesMail = mailAddressOf(email) !== account.email || ticks.sharedMailbox !== account.sharedMailbox
  const save = () => {
    if (!change.isPending) change.mutate({ body: { department: department.trim(), email, ...ticks } })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <Section title={words.profile}>
      <Facts
        facts={[
          { label: words.loginId, value: account.loginId },
          { label: words.name, value: account.displayKana === '' ? account.displayName : `${account.displayName}（${account.displayKana}）` },
          ...(account.hospital === null ? [] : [{ label: words.hospital, value: account.hospital.name }]),
        ]}
      />
      {account.hospital === null ? null : <p className={classes.soft}>{words.nameHint}</p>}
      <FormGate>
        <form onSubmit={send} noValidate>
          <FormStack>
            <CheckedField field="account.department" label={words.department} value={department} onChange={(event) => setDepartment(event.currentTarget.value)} maxLength={200} problem={change.error} />
            <TextField type="email" label={words.email} description={words.emailHint} value={email} onChange={(event) => setEmail(event.currentTarget.value)} autoComplete="email" maxLength={254} />
            <SharedMailboxTicks label={words.shared} value={ticks} isAsked={changesMail && account.hospital !== null} onChange={setTicks} />
            <ActionButton type="submit" tone="primary" gated busy={change.isPending}>
              {words.save}
            </ActionButton>
          </FormStack>
        </form>
      </FormGate>
      <ConfirmedOutcome act={change} onConfirmed={save} />
      <UnsavedGuard when={(changesMail || department.trim() !== account.department) && !change.isPending} />
    </Section>
  )
}

const ChangePassword = ({ account }: { account: OwnAccount }) => {
  const words = useMessages(ownAccountMessages)
  const said = useMessages(passwordMessages)
  const [present, setPresent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const change = useChangePassword(() => {
    for (const empty of [setPresent, setPassword, setAgain]) empty('')
    notify({ text: said.changed })
  })
  const missing = present === '' ? said.needPresent : missingPassword(said, { password, again })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!change.isPending) change.mutate({ body: { present, password } })
  }
  return (
    <Section title={words.password}>
      <p className={classes.soft}>{words.passwordLead}</p>
      <form onSubmit={send} noValidate>
        <FormStack>
          <input type="text" name="username" autoComplete="username" value={account.loginId} readOnly hidden />
          <PasswordInput label={said.present} value={present} onChange={(event) => setPresent(event.currentTarget.value)} autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': words.showPassword }} />
          <NewPassword value={password} again={again} minimum={account.minimumLength} ownWords={[account.loginId, account.displayName, account.hospital?.name ?? '']} onChange={setPassword} onAgain={setAgain} />
          <ProblemPanel error={change.error} />
          <ActionButton type="submit" busy={change.isPending} reason={missing}>
            {said.change}
          </ActionButton>
        </FormStack>
      </form>
    </Section>
  )
}

const OwnSessions = () => {
  const words = useMessages(ownAccountMessages)
  const list = useQuery(ownSessionsQuery)
  const end = useEndSession()
  const endOthers = useEndOtherSessions()
  const sessions = list.data?.sessions
  return (
    <Section title={words.sessions}>
      <p className={classes.soft}>{words.sessionsLead}</p>
      <ProblemPanel error={list.error ?? end.error ?? endOthers.error} onRetry={() => void list.refetch()} />
      {sessions === undefined ? list.error === null ? <SkeletonRows rows={2} columns={2} /> : null : (
        <>
          <SessionList
            sessions={sessions}
            ending={end.isPending ? end.variables.params.sessionId : undefined}
            onEnd={(sessionId) => end.mutate({ params: { sessionId } }, { onSuccess: () => notify({ text: words.ended }) })}
          />
          {sessions.length > 1 ? (
            <ActionButton busy={endOthers.isPending} onAct={() => endOthers.mutate({}, { onSuccess: () => notify({ text: words.ended }) })}>
              {words.endOthers}
            </ActionButton>
          ) : (
            <p className={classes.soft}>{words.onlyHere}</p>
          )}
        </>
      )}
    </Section>
  )
}
