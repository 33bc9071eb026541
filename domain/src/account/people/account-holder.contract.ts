import { z } from 'zod'
import { defineCall } from '../../base/call'
import { instant, queryCount, uuid } from '../../base/id'
import { mailAddress } from '../../base/mail-address'
import { lineUpTo, textUpTo } from '../../base/text'
import { hospitalLabel, personRole } from '../account.contract'

const password = textUpTo(256).min(1)

/** One's own account. The name is changed by 様式3; who one is at which hospital isn't one's own to say. */
export const ownAccount = z.strictObject({
  loginId: z.string(),
  displayName: z.string(),
  displayKana: z.string(),
  department: z.string(),
  email: z.string(),
  sharedMailbox: z.boolean(),
  hospital: hospitalLabel.nullable(),
  role: personRole,
  minimumLength: z.int(),
})
export type OwnAccount = z.infer<typeof ownAccount>

export const getAccountCall = defineCall({ method: 'GET', path: '/api/v1/account', summary: 'One’s own account', output: ownAccount, refusals: ['not_signed_in'] })

export const changeContactCall = defineCall({
  method: 'PUT',
  path: '/api/v1/account/contact',
  summary: 'Change one’s department and e-mail address; where the address changes, who one is must just have been shown, and a shared one needs both of its reasons',
  body: z.strictObject({ department: lineUpTo(200), email: mailAddress(), sharedMailbox: z.boolean(), noPersonalMailbox: z.boolean().default(false), privateMailForbidden: z.boolean().default(false) }),
  output: ownAccount,
  refusals: ['not_signed_in', 'confirmation_needed', 'personal_name', 'shared_mailbox_not_allowed'],
})

export const changePasswordCall = defineCall({
  method: 'POST',
  path: '/api/v1/account/password',
  summary: 'Change one’s password with the present one; signs out everywhere else',
  body: z.strictObject({ present: password, password }),
  refusals: ['not_signed_in', 'password_wrong', 'password_too_short', 'password_predictable', 'too_many_requests'],
})

/** A person as who looks after their account sees them. */
export const accountHolder = z.strictObject({
  personId: uuid,
  loginId: z.string(),
  displayName: z.string(),
  department: z.string(),
  role: personRole,
  hospital: hospitalLabel.nullable(),
  /** Null: hasn't signed in yet. */
  signedInAt: instant.nullable(),
  /** A code that is still good. */
  codeUntil: instant.nullable(),
  /** Asked for a reset on the sign-in page. */
  wishedAt: instant.nullable(),
  /** Whether a link may go to their address (rules 38, 39). */
  canBeMailed: z.boolean(),
  /** Whether the asker may give codes and end sessions: not of oneself, nor a representative of another one. */
  isLookedAfter: z.boolean(),
})
export type AccountHolderLine = z.infer<typeof accountHolder>

export const HOLDER_STATES = ['all', 'waiting', 'wished'] as const

export const listAccountHoldersCall = defineCall({
  method: 'GET',
  path: '/api/v1/people',
  summary: 'The people of the own hospital for its representative, everybody for the prefecture: who hasn’t signed in yet, who asks for a reset',
  query: z.strictObject({ state: z.enum(HOLDER_STATES).optional(), q: textUpTo(60).optional(), limit: z.coerce.number().int().min(1).max(200).optional(), offset: queryCount.max(100_000).optional() }),
  output: z.strictObject({ people: z.array(accountHolder), more: z.boolean(), waiting: z.int(), wished: z.int() }),
  refusals: ['not_signed_in', 'not_permitted'],
})

const place = z.strictObject({ network: z.string(), device: z.string() })
export const concurrentUse = z.strictObject({ id: uuid, personId: uuid, displayName: z.string(), hospital: hospitalLabel.nullable(), at: instant, begun: place, other: place, endedOlder: z.boolean() })
export type ConcurrentUseLine = z.infer<typeof concurrentUse>

export const listConcurrentUsesCall = defineCall({
  method: 'GET',
  path: '/api/v1/concurrent-uses',
  summary: 'Accounts that were in use at two places at once in the last 90 days (要綱6条2号)',
  output: z.strictObject({ uses: z.array(concurrentUse) }),
  refusals: ['not_signed_in', 'not_permitted'],
})
