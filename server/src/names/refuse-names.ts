import { accepted, type Result } from '@tasuki/domain/base/result'
import { changedTexts, refusePersonalNames } from '@tasuki/domain/names/name-check.rules'
import { releasesSince } from '@tasuki/domain/names/name-release.rules'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { personIdOf } from '../platform/session/identity'
import { selectHouseNames, selectOwnReleases } from './name-release.store'

type NameCheck = {
  /** The same fields as they stand: a text that isn't changed was let through before, by whomever. */
  standing?: Readonly<Record<string, string>>
  /** People of the other hospitals of a talk; those of the own one are known. Asked for only where something was found. */
  members?: () => Promise<readonly string[]>
}

/** What this person has released as no name, as far as it holds (`RELEASE_HOURS`). Another's release is another's. */
const findReleasedWords = async (tx: Transaction): Promise<ReadonlySet<string>> => {
  const personId = personIdOf(tx.actor)
  if (personId === undefined) return new Set()
  const rows = await selectOwnReleases(tx, { personId, releasedSince: releasesSince(tx.now), dismissedSince: tx.now })
  return new Set(rows.filter(({ kind }) => kind === 'released').map((row) => row.word_key))
}

/**
 * Whether no patient's name comes in (要綱6条1号; rules 49, 50): refused with every field and place, unless the person has said of the
 * word that it is none, or it is a colleague's.
 */
export const checkNames = async (tx: Transaction, fields: Readonly<Record<string, string>>, { standing = {}, members }: NameCheck = {}): Promise<Result<true>> => {
  const texts = changedTexts(fields, standing)
  if (refusePersonalNames(texts).ok) return accepted(true)
  const released = await findReleasedWords(tx)
  const house = tx.actor.kind === 'member' ? await selectHouseNames(tx, tx.actor.hospitalId) : []
  return refusePersonalNames(texts, { released, members: [...house, ...((await members?.()) ?? [])] })
}

export const refuseNames = async (tx: Transaction, fields: Readonly<Record<string, string>>, check: NameCheck = {}): Promise<void> => void orRefuse(await checkNames(tx, fields, check))
