import { z } from 'zod'
import { defineCall } from '../base/call'
import { instant, uuid } from '../base/id'
import { textUpTo } from '../base/text'

/** Why a word that was taken for a name is none. */
export const RELEASE_REASONS = ['place', 'facility', 'medical', 'staff', 'word', 'other'] as const
export type ReleaseReason = (typeof RELEASE_REASONS)[number]

const releasedWord = textUpTo(60).refine((word) => word.trim() !== '')
/** What kind of text it stands in (`talk`, `record.course`), and of which case or room: nothing of its words. */
const textPlace = { field: z.string().regex(/^[a-z][A-Za-z0-9_.]{0,79}$/), subjectId: uuid.nullable() }

const released = z.strictObject({ kind: z.literal('released'), word: releasedWord, ...textPlace, reason: z.enum(RELEASE_REASONS), note: textUpTo(200) })
const dismissed = z.strictObject({ kind: z.literal('dismissed'), word: releasedWord, ...textPlace })
const nameRelease = z.discriminatedUnion('kind', [released, dismissed])
export type NameRelease = z.infer<typeof nameRelease>

const heldWord = z.strictObject({ word: z.string(), until: instant })
const dismissedWord = z.strictObject({ word: z.string(), ...textPlace })
/** What this person has said about words, as far as it holds: released ones anywhere, dismissed ones in their text. */
export const ownReleases = z.strictObject({ released: z.array(heldWord), dismissed: z.array(dismissedWord) })
export type OwnReleases = z.infer<typeof ownReleases>

export const releaseNameCall = defineCall({
  method: 'POST',
  path: '/api/v1/name-releases',
  summary: '「氏名ではない」: a word taken for a name passes for this person for some hours, with its reason; a word only asked about is noted as looked at (要綱6条1号)',
  body: nameRelease,
  refusals: ['not_signed_in', 'invalid_input', 'personal_name', 'too_many_requests'],
})

export const listOwnReleasesCall = defineCall({
  method: 'GET',
  path: '/api/v1/name-releases/own',
  summary: 'What the signed-in person has released or dismissed, as far as it still holds',
  output: ownReleases,
  refusals: ['not_signed_in'],
})
