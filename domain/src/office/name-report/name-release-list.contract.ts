import { z } from 'zod'
import { hospitalLabel } from '../../account/account.contract'
import { defineCall } from '../../base/call'
import { instant, uuid } from '../../base/id'
import { RELEASE_REASONS } from '../../names/name-release.contract'

/** A word that somebody said is no name, as the representative and the prefecture read it. */
export const releaseEntry = z.strictObject({
  id: uuid,
  kind: z.enum(['released', 'dismissed']),
  /** Empty once it was taken back. */
  word: z.string(),
  reason: z.enum(RELEASE_REASONS).nullable(),
  note: z.string(),
  field: z.string(),
  personName: z.string(),
  hospital: hospitalLabel.nullable(),
  at: instant,
  /** Until then the check lets it pass; null where it was only asked about. */
  until: instant.nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnBy: z.string().nullable(),
})
export type ReleaseEntry = z.infer<typeof releaseEntry>

export const listNameReleasesCall = defineCall({
  method: 'GET',
  path: '/api/v1/name-releases',
  summary: 'Words said to be no names, the newest first: one’s own, those of the hospital for its representative, all for the prefecture (要綱6条1号, 24条)',
  query: z.strictObject({ kind: z.enum(['released', 'dismissed']).optional(), limit: z.coerce.number().int().min(1).max(100).optional(), offset: z.coerce.number().int().min(0).max(10_000).optional() }),
  output: z.strictObject({ releases: z.array(releaseEntry), more: z.boolean() }),
  refusals: ['not_signed_in'],
})

export const withdrawNameReleaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/name-releases/:releaseId/withdrawal',
  summary: 'It was a name: the word is erased here and passes no more (by the person, the representative or the prefecture)',
  params: z.strictObject({ releaseId: uuid }),
  refusals: ['not_signed_in', 'not_found'],
})
