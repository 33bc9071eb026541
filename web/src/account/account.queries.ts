import { getMeCall, listDemoPeopleCall, signInCall, signOutCall, type Me } from '@tasuki/domain/account/account.contract'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { request } from '../platform/api-client'
import { ApiRefusal } from '../platform/api-problem'
import { callQuery, useCommand } from '../platform/server-state'
import { rememberPerson } from './known-people'

/** Who is signed in; null for nobody, which is no error. */
export const meQuery = queryOptions({
  queryKey: ['account', 'getMe', {}],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await request(getMeCall, {}, { signal })
    } catch (error) {
      if (error instanceof ApiRefusal && error.code === 'not_signed_in') return null
      throw error
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const demoPeopleQuery = callQuery(['account', 'listDemoPeople'], listDemoPeopleCall, {})

export const useSignIn = (done?: (me: Me) => void) => {
  const client = useQueryClient()
  return useCommand(signInCall, {
    done: (me, { body }) => {
      rememberPerson(body.loginId, me)
      client.setQueryData(meQuery.queryKey, me)
      done?.(me)
    },
  })
}

export const useSignOut = (done: () => void) => useCommand(signOutCall, { done })
