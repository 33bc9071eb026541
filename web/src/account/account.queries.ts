import { getMeCall, listDemoPeopleCall, signInCall, signOutCall, type Me } from '@tasuki/domain/account/account.contract'
import { getSecondStepCall, passSecondStepCall } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../platform/api-client'
import { ApiRefusal } from '../platform/api-problem'
import { callQuery, useCommand } from '../platform/server-state'
import { rememberPerson } from './sign-in/known-people'

/** Who is signed in; null for nobody, which is no error. */
export const meQuery = queryOptions({
  queryKey: ['account', 'getMe', {}],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await request(getMeCall, {}, { signal })
    } catch (error) {
      // Between the two steps of a sign-in one is nobody yet.
      if (error instanceof ApiRefusal && error.kind === 'unauthenticated') return null
      throw error
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** Whose the office’s acts are; others of the prefecture read alone. */
export const useIsOfficer = (): boolean => useQuery(meQuery).data?.role === 'officer'

export const demoPeopleQuery = callQuery(['account', 'listDemoPeople'], listDemoPeopleCall, {})

/** What is still asked for after the password; also where the page was opened anew in between. */
export const secondStepQuery = callQuery(['account', 'getSecondStep'], getSecondStepCall, {})

/** The login id whose password was right; on this device it is remembered once nothing more is asked for. */
const SIGNING_IN = ['account', 'signingIn']

/** Who one is by now, once no step is left. */
export const useArrive = (done?: (me: Me) => void) => {
  const client = useQueryClient()
  return async (known?: Me): Promise<void> => {
    const me = known ?? (await request(getMeCall, {}))
    const loginId = client.getQueryData<string>(SIGNING_IN)
    if (loginId !== undefined) rememberPerson(loginId, me)
    client.setQueryData(secondStepQuery.queryKey, { next: null })
    client.setQueryData(meQuery.queryKey, me)
    done?.(me)
  }
}

export const useSignIn = (done?: (me: Me) => void) => {
  const client = useQueryClient()
  const arrive = useArrive(done)
  return useCommand(signInCall, {
    done: (answer, { body }) => {
      client.setQueryData(SIGNING_IN, body.loginId)
      if ('step' in answer) client.setQueryData(secondStepQuery.queryKey, { next: answer })
      else void arrive(answer)
    },
  })
}

export const usePassSecondStep = (done: () => void) => useCommand(passSecondStepCall, { done })

export const useSignOut = (done: () => void) => useCommand(signOutCall, { done })
