import type { Me } from '@tasuki/domain/account/account.contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { meQuery } from '../account/account.queries'
import { openScreen, useScreenLock } from '../account/sign-in/lock-state'
import { SignInPage } from '../account/sign-in/SignInPage'
import { useIdleLock } from '../account/sign-in/use-idle-lock'
import { forgetTabNames } from '../names/tab-names'
import type { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { SkeletonRows } from '../ui/SkeletonRows'

const LockScreen = lazy(async () => ({ default: (await import('../account/sign-in/LockScreen')).LockScreen }))
const SignInDialog = lazy(async () => ({ default: (await import('../account/sign-in/SignInDialog')).SignInDialog }))

const TermsDialog = lazy(async () => ({ default: (await import('../account/terms/TermsDialog')).TermsDialog }))

/** Whether a call was told, while a person's page is open, that the session is over; and what it was told where it can't begin anew. */
type SessionOver = { over: boolean; because?: ApiRefusal | undefined }
let state: SessionOver = { over: false }
const listeners = new Set<() => void>()

export const setSessionExpired = (over: boolean, because?: ApiRefusal) => {
  // Who was told why isn't told less by the calls that follow.
  state = { over, because: over ? (because ?? state.because) : undefined }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const useSessionOver = (): SessionOver => useSyncExternalStore(subscribe, () => state)

/** Whether the person on the page has to sign in again. */
export const useSessionExpired = (): boolean => useSessionOver().over

/** Leaves nothing of one person for the next: the page starts anew. */
export const startAnew = () => {
  forgetTabNames()
  window.location.assign('/')
}

/**
 * Nobody signed in: the page itself where it is open to anybody, else the sign-in page at the same address. Session ended: a dialog over the page, which keeps what was
 * typed; another person who signs in there gets a page of their own.
 */
export const SessionGate = ({ open, children }: { open: ReactNode; children: (me: Me) => ReactNode }) => {
  const client = useQueryClient()
  const { data: me, error, refetch } = useQuery(meQuery)
  const { over, because } = useSessionOver()
  const lock = useScreenLock()
  useIdleLock(me !== undefined && me !== null && !lock.locked)
  useEffect(() => {
    if (me === null) forgetTabNames()
  }, [me])
  const screen = lock.locked ? (
    <Suspense fallback={null}>
      <LockScreen
        me={me ?? undefined}
        lock={lock}
        onOpened={(next) => {
          setSessionExpired(false)
          if (me && next.personId !== me.personId) return startAnew()
          openScreen()
          client.setQueryData(meQuery.queryKey, next)
          void client.invalidateQueries()
        }}
      />
    </Suspense>
  ) : null
  if (me === undefined && screen !== null) return screen
  if (me === undefined) return error === null ? <SkeletonRows rows={8} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  if (me === null) return open ?? <SignInPage />
  return (
    <>
      {children(me)}
      {screen}
      {!over && !lock.locked && me.termsToAccept !== null ? (
        <Suspense fallback={null}>
          <TermsDialog version={me.termsToAccept} onSignedOut={startAnew} />
        </Suspense>
      ) : null}
      {over && !lock.locked ? (
        <Suspense fallback={null}>
          <SignInDialog
            because={because}
            onSignedIn={(next) => {
              setSessionExpired(false)
              if (next.personId !== me.personId) startAnew()
              else void client.invalidateQueries()
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
