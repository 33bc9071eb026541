import type { Call } from '@tasuki/domain/base/call'
import { MutationCache, QueryCache, QueryClient, queryOptions, useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useRef } from 'react'
import { request, type CallInput, type CallOutput } from './api-client'
import { ApiRefusal, ApiUnreachable } from './api-problem'

const RETRIES = 3
const FRESH_FOR_MS = 30_000
/** How soon a page that shows what was read before, because reading it again failed, tries anew. */
export const HEAL_MS = 10_000

/** Passes by itself: no answer, not now, too much at once, a fault. What was refused by a rule is refused again. */
const mayPass = (error: unknown): boolean => !(error instanceof ApiRefusal) || error.code === 'too_many_requests'

/** What any call may be told: that the session is over, that one may act no more and why, that it is locked, that the terms of use in force wait for acceptance. */
export const createServerState = (on: { signedOut: () => void; seatEnded: (refusal: ApiRefusal) => void; locked: () => void; termsOwed: () => void }): QueryClient => {
  const watch = (error: Error) => {
    if (!(error instanceof ApiRefusal)) return
    if (error.code === 'not_signed_in') on.signedOut()
    if (error.code === 'seat_ended') on.seatEnded(error)
    if (error.code === 'session_locked') on.locked()
    if (error.code === 'terms_not_accepted') on.termsOwed()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        // Live hints say what changed; this only bounds what they missed.
        staleTime: FRESH_FOR_MS,
        networkMode: 'always',
        // A hint comes once: where the reading it led to failed, nothing else would make the page true again.
        refetchInterval: ({ state }) => (state.status === 'error' && state.data !== undefined && mayPass(state.error) ? HEAL_MS : false),
        retry: (count, error) => error instanceof ApiUnreachable && count < RETRIES,
        retryDelay: (count, error) =>
          error instanceof ApiUnreachable && error.retryAfterSeconds !== undefined ? error.retryAfterSeconds * 1000 : 500 * 2 ** count,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/**
 * A read: key `[feature, call, {params, query}]`, so that `[feature]` or `[feature, call]` invalidates all of it.
 * `const caseQuery = (caseId: string) => callQuery(['transfer', 'getCase'], getCase, { params: { caseId } })`
 */
export const callQuery = <C extends Call>(name: readonly [feature: string, call: string], call: C, input: CallInput<C>) => {
  const { params, query } = input as { params?: unknown; query?: unknown }
  return queryOptions({
    queryKey: [...name, { params, query }] as QueryKey,
    queryFn: ({ signal }): Promise<CallOutput<C>> => request(call, input, { signal }),
  })
}

type CommandOptions<C extends Call> = {
  /** Keys to read again afterwards (prefixes count). */
  changes?: readonly QueryKey[]
  done?: (output: CallOutput<C>, input: CallInput<C>) => void
}

/**
 * A write. When no answer came (`ApiUnreachable`), the same input asked again carries the same idempotency key: the
 * act is done once however often the button is pressed.
 */
export const useCommand = <C extends Call>(call: C, { changes = [], done }: CommandOptions<C> = {}) => {
  const client = useQueryClient()
  const pending = useRef<{ input: string; key: string }>(undefined)
  return useMutation<CallOutput<C>, Error, CallInput<C>>({
    mutationFn: (input) => {
      const written = JSON.stringify(input)
      if (pending.current?.input !== written) pending.current = { input: written, key: crypto.randomUUID() }
      return request(call, input, { idempotencyKey: pending.current.key })
    },
    onError: (error) => {
      if (!(error instanceof ApiUnreachable)) pending.current = undefined
    },
    onSuccess: async (output, input) => {
      pending.current = undefined
      done?.(output, input)
      await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
}
