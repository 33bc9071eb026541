import { z } from 'zod'
import { defineCall } from '../../base/call'
import { instant, uuid } from '../../base/id'
import { textUpTo } from '../../base/text'
import { me } from '../account.contract'
import { IDLE_MINUTES_RANGE } from './session.rules'

const sessionId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const password = textUpTo(256).min(1)

/** One browser in which a person is signed in: no whole address, no token. */
export const openSession = z.strictObject({
  id: z.string(),
  device: z.string(),
  network: z.string(),
  startedAt: instant,
  lastUsedAt: instant,
  isThis: z.boolean(),
  isLocked: z.boolean(),
})
export type OpenSessionLine = z.infer<typeof openSession>
const sessionList = z.strictObject({ sessions: z.array(openSession) })

export const listSessionsCall = defineCall({ method: 'GET', path: '/api/v1/account/sessions', summary: 'Where one is signed in', output: sessionList, refusals: ['not_signed_in'] })

export const endSessionCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/account/sessions/:sessionId',
  summary: 'Sign out in one of the browsers in which one is signed in',
  params: z.strictObject({ sessionId }),
  output: sessionList,
  refusals: ['not_signed_in', 'not_found'],
})

export const endOtherSessionsCall = defineCall({ method: 'DELETE', path: '/api/v1/account/sessions', summary: 'Sign out everywhere but here', output: sessionList, refusals: ['not_signed_in'] })

export const listPersonSessionsCall = defineCall({
  method: 'GET',
  path: '/api/v1/people/:personId/sessions',
  summary: 'Where a person whose account one looks after is signed in',
  params: z.strictObject({ personId: uuid }),
  output: sessionList,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const endPersonSessionCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/people/:personId/sessions/:sessionId',
  summary: 'End one session of a person whose account one looks after',
  params: z.strictObject({ personId: uuid, sessionId }),
  output: sessionList,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const endPersonSessionsCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/people/:personId/sessions',
  summary: 'End every session of a person whose account one looks after',
  params: z.strictObject({ personId: uuid }),
  output: sessionList,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const lockSessionCall = defineCall({ method: 'POST', path: '/api/v1/session/lock', summary: 'Lock this session: its calls are refused until the password is given again', refusals: ['not_signed_in'] })

/** For a page that is loaded while the session is locked. */
export const getLockCall = defineCall({
  method: 'GET',
  path: '/api/v1/session/lock',
  summary: 'Whether this browser’s session is locked, and whose it is',
  output: z.strictObject({ locked: z.strictObject({ personId: uuid, displayName: z.string(), loginId: z.string(), hospitalName: z.string().nullable() }).nullable() }),
})

export const unlockSessionCall = defineCall({
  method: 'POST',
  path: '/api/v1/session/unlock',
  summary: 'Unlock this session with its person’s password',
  body: z.strictObject({ password }),
  output: me,
  refusals: ['not_signed_in', 'password_wrong', 'too_many_requests', 'seat_ended'],
})

export const sessionPolicy = z.strictObject({
  idleMinutes: z.int().min(IDLE_MINUTES_RANGE.least).max(IDLE_MINUTES_RANGE.most),
  endOlder: z.boolean(),
})
export type SessionPolicySettings = z.infer<typeof sessionPolicy>

export const getSessionPolicyCall = defineCall({ method: 'GET', path: '/api/v1/session-policy', summary: 'After how long the screen is locked, and what use at two places does', output: sessionPolicy, refusals: ['not_signed_in'] })

export const setSessionPolicyCall = defineCall({
  method: 'PUT',
  path: '/api/v1/session-policy',
  summary: 'The prefecture’s settings for sessions (rule 37)',
  body: sessionPolicy,
  output: sessionPolicy,
  refusals: ['not_signed_in', 'not_permitted', 'confirmation_needed'],
})
