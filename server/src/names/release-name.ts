import { wordKey } from '@tasuki/domain/names/word-key'
import type { NameRelease, OwnReleases } from '@tasuki/domain/names/name-release.contract'
import { dismissalsSince, mayRelease, releaseEnds, releasesSince } from '@tasuki/domain/names/name-release.rules'
import { refusePersonalNames } from '@tasuki/domain/names/name-check.rules'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { personIdOf } from '../platform/session/identity'
import { countReleasesSince, eraseNameRelease, insertNameRelease, lockNameRelease, type NameReleaseRow, selectNameReleases, selectOwnReleases } from './name-release.store'

export type FiledRelease = NameReleaseRow

export const listOwnReleases = async (tx: Transaction): Promise<OwnReleases> => {
  const personId = personIdOf(tx.actor) ?? refuse('not_signed_in')
  const rows = await selectOwnReleases(tx, { personId, releasedSince: releasesSince(tx.now), dismissedSince: dismissalsSince(tx.now) })
  return {
    released: rows.filter(({ kind }) => kind === 'released').map((row) => ({ word: row.word, until: releaseEnds(row.at).toISOString() })),
    dismissed: rows.filter(({ kind }) => kind === 'dismissed').map((row) => ({ word: row.word, field: row.field, subjectId: row.subject_id })),
  }
}

/**
 * 「氏名ではない」: the word passes for this person for some hours, or was looked at in its text. The word stands in this
 * table alone, for the representative and the prefecture; neither the audit entry nor an answer kept for a repeated request has it.
 */
export const releaseNameCommand = async (tx: Transaction, given: NameRelease): Promise<void> => {
  const personId = personIdOf(tx.actor) ?? refuse('not_signed_in')
  const key = wordKey(given.word)
  orRefuse(mayRelease(given, await countReleasesSince(tx, personId, releasesSince(tx.now))))
  const [reason, note] = given.kind === 'released' ? [given.reason, given.note.trim()] : [null, '']
  // Why it is none is said without another name.
  orRefuse(refusePersonalNames({ note }, { released: new Set([key]) }))
  const id = await insertNameRelease(tx, {
    kind: given.kind,
    word: given.word.trim(),
    word_key: key,
    field: given.field,
    subject_id: given.subjectId,
    reason,
    note,
    person_id: personId,
    hospital_id: tx.actor.kind === 'member' ? tx.actor.hospitalId : null,
  })
  await audit(tx, { act: `name_release.${given.kind}`, subjectKind: 'name_release', subjectId: id, data: { field: given.field, ...(given.subjectId !== null && { textOf: given.subjectId }), ...(reason !== null && { reason }) } })
}

/** As far as the actor reads them: the prefecture all, a representative those of the hospital. */
export const readNameReleases = (tx: Transaction, page: Parameters<typeof selectNameReleases>[1]): Promise<FiledRelease[]> => selectNameReleases(tx, page)

/** It was a name after all: its word is gone from here, and the check stops it again. Taken back already is done already. */
export const withdrawRelease = async (tx: Transaction, releaseId: string, personId: string): Promise<{ release: FiledRelease; withdrawn: boolean }> => {
  const release = (await lockNameRelease(tx, releaseId)) ?? refuse('not_found')
  return { release, withdrawn: release.withdrawn_at === null && (await eraseNameRelease(tx, releaseId, personId)) }
}
