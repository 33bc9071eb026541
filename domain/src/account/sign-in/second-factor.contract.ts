import { z } from 'zod'
import { defineCall } from '../../base/call'
import { instant, uuid } from '../../base/id'
import { FACTOR_KINDS } from '../../base/second-factor'
import { lineUpTo, textUpTo } from '../../base/text'
import { FACTOR_POLICIES } from './second-factor.rules'

const factorKind = z.enum(FACTOR_KINDS)
const factorPolicy = z.enum(FACTOR_POLICIES)

/** What stands between a right password and being signed in: one's factor, or enrolling the first one. */
export const secondStep = z.strictObject({
  step: z.enum(['check', 'enrol']),
  /** What the person has, in the order in which they are offered. */
  kinds: z.array(factorKind),
  hasRecoveryCodes: z.boolean(),
})
export type SecondStepAnswer = z.infer<typeof secondStep>

/** As the WebAuthn library writes and reads them; the server verifies every part of it. */
const passkeyJson = z.record(z.string().max(64), z.unknown())
const code = textUpTo(64).min(1)

const shownFactor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('totp'), code }),
  z.strictObject({ kind: z.literal('list'), code }),
  z.strictObject({ kind: z.literal('recovery'), code }),
  z.strictObject({ kind: z.literal('passkey'), response: passkeyJson }),
])

const factor = z.strictObject({
  id: uuid,
  kind: factorKind,
  label: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  /** Of a printed list. */
  codesLeft: z.int().nullable(),
})
export type Factor = z.infer<typeof factor>

export const ownFactors = z.strictObject({
  factors: z.array(factor),
  recoveryCodesLeft: z.int(),
  policy: factorPolicy,
  /** Whether password and factor were shown just now, so that a change is allowed. */
  isFresh: z.boolean(),
  /** On how many devices the factor isn't asked for at present. */
  knownDevices: z.int(),
})
export type OwnFactors = z.infer<typeof ownFactors>

/** Recovery codes are shown once, with the first factor. */
const enrolled = z.strictObject({ recoveryCodes: z.array(z.string()).nullable() })

const SHOWING = ['factor_wrong', 'too_many_requests'] as const

export const getSecondStepCall = defineCall({
  method: 'GET',
  path: '/api/v1/session/second-step',
  summary: 'What is still asked for after the password; null for anybody else',
  output: z.strictObject({ next: secondStep.nullable() }),
})

export const passSecondStepCall = defineCall({
  method: 'POST',
  path: '/api/v1/session/second-step',
  summary: 'Show the second factor; remembered on this device for 12 hours if wished',
  body: z.strictObject({ shown: shownFactor, remember: z.boolean() }),
  refusals: ['not_signed_in', 'factor_guesses_over', ...SHOWING],
})

export const askPasskeyCall = defineCall({
  method: 'POST',
  path: '/api/v1/session/passkey-challenge',
  summary: 'What the passkey signs, for the second step or a confirmation',
  output: z.strictObject({ options: passkeyJson }),
  refusals: ['not_signed_in'],
})

export const confirmIdentityCall = defineCall({
  method: 'POST',
  path: '/api/v1/session/confirmation',
  summary: 'Password and factor once more, before the factors are changed',
  body: z.strictObject({ password: textUpTo(256).min(1), shown: shownFactor.nullable() }),
  refusals: ['not_signed_in', 'password_wrong', ...SHOWING],
})

export const listFactorsCall = defineCall({ method: 'GET', path: '/api/v1/factors', summary: 'One’s own second factors', output: ownFactors, refusals: ['not_signed_in'] })

const CHANGING = ['not_signed_in', 'confirmation_needed'] as const

export const startTotpCall = defineCall({
  method: 'POST',
  path: '/api/v1/factors/totp-secret',
  summary: 'A secret for an authenticator app; it counts once a code of it was shown',
  output: z.strictObject({ secret: z.string(), address: z.string() }),
  refusals: [...CHANGING, 'too_many_saved'],
})

const label = lineUpTo(40)

export const enrolTotpCall = defineCall({
  method: 'POST',
  path: '/api/v1/factors/totp',
  summary: 'The first code of the authenticator app',
  body: z.strictObject({ code, label }),
  output: enrolled,
  refusals: [...CHANGING, 'enrolment_over', 'personal_name', ...SHOWING],
})

export const startPasskeyCall = defineCall({
  method: 'POST',
  path: '/api/v1/factors/passkey-challenge',
  summary: 'What a new passkey is made for',
  output: z.strictObject({ options: passkeyJson }),
  refusals: [...CHANGING, 'too_many_saved'],
})

export const enrolPasskeyCall = defineCall({
  method: 'POST',
  path: '/api/v1/factors/passkey',
  summary: 'The passkey that was made',
  body: z.strictObject({ response: passkeyJson, label }),
  output: enrolled,
  refusals: [...CHANGING, 'enrolment_over', 'personal_name', ...SHOWING],
})

export const startCodeListCall = defineCall({
  method: 'POST',
  path: '/api/v1/factors/printed-codes',
  summary: 'A list of one-time codes to be printed; shown this once, it counts once one of it was typed',
  output: z.strictObject({ codes: z.array(z.string()) }),
  refusals: [...CHANGING],
})

export const enrolCodeListCall = defineCall({
  method: 'POST',
  path: '/api/v1/factors/list',
  summary: 'A code of the printed list: it takes the place of an earlier list',
  body: z.strictObject({ code }),
  output: enrolled,
  refusals: [...CHANGING, 'enrolment_over', ...SHOWING],
})

export const renewRecoveryCodesCall = defineCall({
  method: 'POST',
  path: '/api/v1/factors/recovery-codes',
  summary: 'New recovery codes; the earlier ones are good for nothing any more',
  output: z.strictObject({ codes: z.array(z.string()) }),
  refusals: [...CHANGING, 'not_found', 'version_conflict'],
})

export const removeFactorCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/factors/:factorId',
  summary: 'A factor is given up',
  params: z.strictObject({ factorId: uuid }),
  output: ownFactors,
  refusals: [...CHANGING, 'not_found', 'last_factor'],
})

export const forgetDevicesCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/known-devices',
  summary: 'The factor is asked for on every device again',
  output: ownFactors,
  refusals: ['not_signed_in'],
})

const signInSettings = z.strictObject({ policy: factorPolicy, minPasswordLength: z.int(), isDemo: z.boolean(), withFactor: z.int(), withoutFactor: z.int() })
export type SignInSettings = z.infer<typeof signInSettings>

export const getSignInSettingsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/sign-in-settings',
  summary: 'Whether a second factor is required, and how many people have one (要綱22条)',
  output: signInSettings,
  refusals: ['not_permitted'],
})

export const setFactorPolicyCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/sign-in-settings',
  summary: 'A second factor is required of everybody, or voluntary with a password of 13 characters (要綱22条)',
  body: z.strictObject({ policy: factorPolicy }),
  output: signInSettings,
  refusals: ['not_permitted', 'confirmation_needed'],
})

const factorHolder = z.strictObject({ personId: uuid, displayName: z.string(), department: z.string(), loginId: z.string(), hospitalName: z.string().nullable(), kinds: z.array(factorKind), /** Whether the asker may reset them. */ isLookedAfter: z.boolean() })
export type FactorHolder = z.infer<typeof factorHolder>

export const listFactorHoldersCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/factor-holders',
  summary: 'People and their factors: those of the own hospital, for the prefecture everybody; and whose the asker may reset',
  query: z.strictObject({ q: textUpTo(100).optional() }),
  output: z.strictObject({ people: z.array(factorHolder), hasMore: z.boolean() }),
  refusals: ['not_permitted'],
})

export const resetFactorsCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/people/:personId/factor-reset',
  summary: 'A person has lost their factor: all of them go, every session ends, the person is told',
  params: z.strictObject({ personId: uuid }),
  refusals: ['not_permitted', 'not_found', 'own_factor', 'confirmation_needed'],
})
