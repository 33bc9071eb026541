import type { ReleaseEntry } from '@tasuki/domain/office/name-report/name-release-list.contract'
import type { ReleaseReason } from '@tasuki/domain/names/name-release.contract'
import { releaseEnds } from '@tasuki/domain/names/name-release.rules'
import { findPeople } from '../../account/people/colleagues'
import { findHospitalLabels } from '../../account/hospital/find-hospitals'
import { readNameReleases, withdrawRelease } from '../../names/release-name'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { personIdOf } from '../../platform/session/identity'

const PAGE = 50
type Asked = { kind?: 'released' | 'dismissed' | undefined; limit?: number | undefined; offset?: number | undefined }

/**
 * 「氏名ではない」 to be looked over: one's own, the hospital's for its representative, all for the prefecture (row security).
 * The words stand here in clear: the prefecture's reading is written down for the hospitals concerned (要綱24条, 26条).
 */
export const listNameReleases = async (tx: Transaction, { kind, limit = PAGE, offset = 0 }: Asked): Promise<{ releases: ReleaseEntry[]; more: boolean }> => {
  const read = await readNameReleases(tx, { kind, limit: limit + 1, offset })
  const rows = read.slice(0, limit)
  const people = await findPeople(tx, [...new Set(rows.flatMap((row) => [row.person_id, row.withdrawn_by]).filter((id) => id !== null))])
  const hospitals = await findHospitalLabels(tx, [...new Set(rows.map((row) => row.hospital_id).filter((id) => id !== null))])
  if (tx.actor.kind === 'officer' && rows.length > 0) {
    const concerns = [...new Set(rows.map((row) => row.hospital_id).filter((id) => id !== null))]
    await audit(tx, { act: 'name_release.read', subjectKind: 'name_release', concerns, data: { releaseIds: rows.map((row) => row.id) } })
  }
  const nameOf = (id: string | null) => people.get(id ?? '')?.displayName ?? null
  return {
    releases: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      word: row.word,
      reason: row.reason as ReleaseReason | null,
      note: row.note,
      field: row.field,
      personName: nameOf(row.person_id) ?? '',
      hospital: hospitals.get(row.hospital_id ?? '') ?? null,
      at: row.at.toISOString(),
      until: row.kind === 'released' && row.withdrawn_at === null ? releaseEnds(row.at).toISOString() : null,
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
      // Whoever of the prefecture did it is no colleague whom a representative may look up.
      withdrawnBy: nameOf(row.withdrawn_by),
    })),
    more: read.length > limit,
  }
}

/** 「氏名でした」: the word is erased and passes no more. What was written with it stays for 「氏名が見えます」 (rule 85). */
export const withdrawNameReleaseCommand = async (tx: Transaction, releaseId: string): Promise<void> => {
  const { release, withdrawn } = await withdrawRelease(tx, releaseId, personIdOf(tx.actor) ?? refuse('not_signed_in'))
  if (!withdrawn) return
  await audit(tx, { act: 'name_release.withdrawn', subjectKind: 'name_release', subjectId: release.id, concerns: release.hospital_id === null ? [] : [release.hospital_id] })
}
