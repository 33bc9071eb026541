import { PasswordInput } from '@mantine/core'
import type { Me } from '@tasuki/domain/account/account.contract'
import { getLockCall, unlockSessionCall } from '@tasuki/domain/account/sign-in/session.contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { callQuery, useCommand } from '../../platform/server-state'
import { ActionButton } from '../../ui/ActionButton'
import { EntryLayout } from '../../ui/EntryLayout'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { forgetPerson, type KnownPerson, readKnownPeople } from './known-people'
import { lockMessages } from './lock.messages'
import type { ScreenLock } from './lock-state'
import { SignInProblem } from './SignInProblem'
import { SignInForm } from './SignInForm'
import { useDemoPassword } from './use-demo-password'
import classes from './LockScreen.module.css'

const lockQuery = { ...callQuery(['account', 'getLock'], getLockCall, {}), staleTime: 0, gcTime: 0 }

type LockScreenProps = {
  /** Who is on the page beneath; undefined where it was loaded while locked. */
  me: Me | undefined
  lock: ScreenLock
  /** The same person is back, or another one is there. */
  onOpened: (me: Me) => void
}

/** Instead of everything else on the screen: nothing of a case is seen, nothing of what was typed is lost (要綱22条). */
export const LockScreen = ({ me, lock, onOpened }: LockScreenProps) => {
  const words = useMessages(lockMessages)
  const { data, error, refetch } = useQuery({ ...lockQuery, enabled: me === undefined })
  const locked = me ?? data?.locked ?? undefined
  const [signingIn, setSigningIn] = useState<KnownPerson | 'other'>()
  const [isOver, setOver] = useState(false)
  const hospitalId = me === undefined ? undefined : (me.hospital?.id ?? null)
  const [known] = useState(() => readKnownPeople(Date.now()))
  // Whoever loads the page anew is shown nobody's names.
  const others = hospitalId === undefined ? [] : known.filter((person) => person.hospitalId === hospitalId && person.displayName !== me?.displayName)
  const own = known.find((person) => person.displayName === me?.displayName)
  useEffect(() => {
    const before = document.title
    document.title = words.title
    return () => {
      document.title = before
    }
  }, [words.title])
  const signsIn = signingIn !== undefined || isOver || (me === undefined && data?.locked === null)
  return createPortal(
    <div data-lock-screen className={classes.screen}>
      <EntryLayout title={lock.switching ? words.switchTitle : words.title} lead={lock.switching ? words.switchLead : words.lead} corner={null}>
        {signsIn ? (
          <FormStack>
            {isOver && signingIn === undefined ? <p>{words.over}</p> : null}
            {signingIn !== undefined && signingIn !== 'other' ? <p className={classes.who}>{words.signInAs(signingIn.displayName)}</p> : null}
            <SignInForm key={signingIn === 'other' ? 'other' : signingIn?.loginId} loginId={signingIn === 'other' ? undefined : (signingIn ?? own)?.loginId} onSignedIn={onOpened} />
            {isOver ? null : (
              <ActionButton tone="quiet" onAct={() => setSigningIn(undefined)}>
                {words.back}
              </ActionButton>
            )}
          </FormStack>
        ) : (
          <>
            {lock.switching ? <People people={others} onChoose={setSigningIn} /> : null}
            {me === undefined && data === undefined ? error === null ? <SkeletonRows rows={2} columns={1} /> : <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
            {locked === undefined ? null : <UnlockForm name={locked.displayName} resumes={lock.switching} onOpened={onOpened} onOver={() => setOver(true)} />}
            {lock.switching ? null : <People people={others} onChoose={setSigningIn} />}
          </>
        )}
      </EntryLayout>
    </div>,
    document.body,
  )
}

const UnlockForm = ({ name, resumes, onOpened, onOver }: { name: string; resumes: boolean; onOpened: (me: Me) => void; onOver: () => void }) => {
  const demoPassword = useDemoPassword()
  const words = useMessages(lockMessages)
  const [password, setPassword] = useState('')
  const unlock = useCommand(unlockSessionCall, { done: onOpened })
  const isOver = unlock.error instanceof ApiRefusal && unlock.error.code === 'not_signed_in'
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver, onOver])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!unlock.isPending) unlock.mutate({ body: { password } })
  }
  return (
    <form onSubmit={send} noValidate className={classes.part}>
      <FormStack>
        <SignInProblem error={unlock.error} />
        <PasswordInput
          label={words.unlockAs(name)}
          description={demoPassword}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          autoFocus={!resumes}
          visibilityToggleButtonProps={{ 'aria-label': words.showPassword }}
          required
          withAsterisk={false}
        />
        <ActionButton type="submit" tone={resumes ? 'plain' : 'primary'} size="lg" busy={unlock.isPending} reason={password === '' ? words.needPassword : undefined} fullWidth>
          {resumes ? words.resume(name) : words.unlock}
        </ActionButton>
      </FormStack>
    </form>
  )
}

const People = ({ people, onChoose }: { people: readonly KnownPerson[]; onChoose: (person: KnownPerson | 'other') => void }) => {
  const words = useMessages(lockMessages)
  const [forgotten, setForgotten] = useState<readonly string[]>([])
  const shown = people.filter(({ loginId }) => !forgotten.includes(loginId))
  return (
    <section className={classes.part}>
      {shown.length === 0 ? null : (
        <>
          <h2 className={classes.subtitle}>{words.othersTitle}</h2>
          <ul className={classes.people} aria-label={words.othersTitle}>
            {shown.map((person) => (
              <li key={person.loginId}>
                <ActionButton onAct={() => onChoose(person)} size="lg" fullWidth>
                  {person.displayName}
                </ActionButton>
                <button
                  type="button"
                  className={classes.forget}
                  aria-label={words.forgetOf(person.displayName)}
                  onClick={() => {
                    forgetPerson(person.loginId)
                    setForgotten([...forgotten, person.loginId])
                  }}
                >
                  {words.forget}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <ActionButton onAct={() => onChoose('other')} fullWidth>
        {shown.length === 0 ? words.other : words.someoneElse}
      </ActionButton>
      {shown.length === 0 ? null : <p className={classes.soft}>{words.kept}</p>}
    </section>
  )
}
