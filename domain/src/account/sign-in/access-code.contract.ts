import { z } from 'zod'
import { defineCall } from '../../base/call'
import { instant, uuid } from '../../base/id'
import { textUpTo } from '../../base/text'

export const accessCodeKind = z.enum(['invitation', 'reset'])
export type AccessCodeKind = z.infer<typeof accessCodeKind>

const code = textUpTo(100).min(1)

/** What whoever has the code is shown before a password is set: their own login id, which they need from then on. */
export const checkAccessCodeCall = defineCall({
  method: 'POST',
  path: '/api/v1/access-code/check',
  summary: 'Whose invitation or reset code this is; the code stays good',
  body: z.strictObject({ code }),
  output: z.strictObject({ kind: accessCodeKind, loginId: z.string(), displayName: z.string(), hospitalName: z.string().nullable(), expiresAt: instant, minimumLength: z.int() }),
  refusals: ['access_code_invalid', 'too_many_requests'],
})

export const redeemAccessCodeCall = defineCall({
  method: 'POST',
  path: '/api/v1/access-code/redeem',
  summary: 'Set a password by an invitation or reset code, once; ends every session of the person',
  body: z.strictObject({ code, password: textUpTo(256).min(1) }),
  output: z.strictObject({ loginId: z.string() }),
  refusals: ['access_code_invalid', 'password_too_short', 'password_predictable', 'too_many_requests'],
})

export const wishResetCall = defineCall({
  method: 'POST',
  path: '/api/v1/reset-wishes',
  summary: 'Ask for a reset code; the answer is the same whether or not there is such a login id',
  body: z.strictObject({ loginId: textUpTo(64).min(1) }),
  refusals: ['too_many_requests'],
})

export const issueAccessCodeCall = defineCall({
  method: 'POST',
  path: '/api/v1/people/:personId/access-code',
  summary: 'Give a person a one-time code to set their password with; told this once',
  params: z.strictObject({ personId: uuid }),
  output: z.strictObject({ kind: accessCodeKind, code: z.string(), loginId: z.string(), displayName: z.string(), expiresAt: instant }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'confirmation_needed'],
})

export const mailInvitationCall = defineCall({
  method: 'POST',
  path: '/api/v1/people/:personId/invitation-mail',
  summary: 'Send a person the link to set their first password, to an address that is theirs alone',
  params: z.strictObject({ personId: uuid }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'shared_mailbox_not_allowed', 'already_signed_in'],
})
