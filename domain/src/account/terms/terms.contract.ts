import { z } from 'zod'
import { defineCall } from '../../base/call'
import { day, instant, uuid } from '../../base/id'
import { lineUpTo, textUpTo } from '../../base/text'
import { hospitalLabel } from '../account.contract'

export const termsText = z.strictObject({
  version: z.int(),
  title: z.string(),
  body: z.string(),
  /** Where the text is from and of which day; empty where nobody said. */
  source: z.string(),
  /** In force from this day on, Japan time. */
  fromDay: day,
})
export type TermsText = z.infer<typeof termsText>

const termsLine = z.strictObject({ version: z.int(), title: z.string(), fromDay: day })

export const publishedTerms = z.strictObject({
  /** The version that was asked for, else the one in force; null where there is none. */
  terms: termsText.nullable(),
  /** The one in force. */
  current: z.int().nullable(),
  /** Every version, the newest first, also one that isn't in force yet. */
  versions: z.array(termsLine),
})
export type PublishedTerms = z.infer<typeof publishedTerms>

export const getTermsCall = defineCall({
  method: 'GET',
  path: '/api/v1/terms',
  summary: 'The terms of use (利用規約 = 要綱) in force, or an earlier or coming version; public',
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(10_000).optional() }),
  output: publishedTerms,
  refusals: ['not_found'],
})

export const acceptTermsCall = defineCall({
  method: 'POST',
  path: '/api/v1/terms/acceptance',
  summary: 'Accepts the terms in force, for oneself; until then nothing can be written',
  body: z.strictObject({ version: z.int().min(1).max(10_000) }),
  refusals: ['not_signed_in', 'not_permitted', 'terms_superseded'],
})

export const publishTermsCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/terms',
  summary: 'A new version of the terms of use; earlier versions stay as they are',
  body: z.strictObject({ title: lineUpTo(200), body: textUpTo(40_000), source: lineUpTo(200), fromDay: day }),
  output: publishedTerms,
  refusals: ['not_permitted', 'required_fields_missing', 'terms_day_invalid', 'personal_name'],
})

const acceptance = z.strictObject({ personId: uuid, personName: z.string(), hospital: hospitalLabel, acceptedAt: instant.nullable() })
export type TermsAcceptance = z.infer<typeof acceptance>

export const listTermsAcceptancesCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/terms/acceptances',
  summary: 'Who of the user hospitals has accepted the version in force and when; those who haven’t first',
  output: z.strictObject({ version: z.int().nullable(), people: z.array(acceptance) }),
  refusals: ['not_signed_in', 'not_permitted'],
})
