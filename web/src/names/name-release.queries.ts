import { listColleaguesCall } from '@tasuki/domain/account/account.contract'
import { wordKey } from '@tasuki/domain/names/word-key'
import { listOwnReleasesCall, type OwnReleases, releaseNameCall } from '@tasuki/domain/names/name-release.contract'
import { callQuery, useCommand } from '../platform/server-state'

/** Names of the own house: they may stand in a text (rule 50). */
export const houseNamesQuery = callQuery(['account', 'listColleagues'], listColleaguesCall, {})

/** What this person has said is no name, as far as it holds. */
export const ownReleasesQuery = callQuery(['names', 'listOwnReleases'], listOwnReleasesCall, {})

export const useReleaseName = () => useCommand(releaseNameCall, { changes: [['names'], ['office', 'listNameReleases']] })

type TextPlace = { field: string; subjectId: string | null }

export const isReleased = (releases: OwnReleases | undefined, word: string): boolean => releases?.released.some((one) => wordKey(one.word) === wordKey(word)) === true

/** Dismissed in this very text: another one is asked about anew. */
export const isDismissed = (releases: OwnReleases | undefined, word: string, place: TextPlace): boolean =>
  releases?.dismissed.some((one) => one.field === place.field && one.subjectId === place.subjectId && wordKey(one.word) === wordKey(word)) === true
