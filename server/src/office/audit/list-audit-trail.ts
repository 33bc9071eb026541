import type { Actor } from '@tasuki/domain/account/actor'
import { addDays, japanInstant } from '@tasuki/domain/base/working-time'
import type { listAuditTrailCall, TrailEntry } from '@tasuki/domain/office/audit/audit-trail.contract'
import type { z } from 'zod'
import { findPeople, findPeopleLike } from '../../account/people/colleagues'
import { findHospitalLabels } from '../../account/hospital/find-hospitals'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { findCaseCodes, findCaseIdsByCode } from '../../transfer/case-codes'
import { selectTrail, type TrailRow } from './audit-trail.store'

type Asked = z.output<(typeof listAuditTrailCall)['query']>
const PAGE = 50

/** Who pressed 「氏名が見えます」 is the prefecture's to know (rule 85). */
const isHiddenFrom = (actor: Actor, row: TrailRow): boolean => actor.kind === 'member' && row.act === 'name.reported' && row.hospital_id !== actor.hospitalId

const known = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]

const entriesOf = async (tx: Transaction, rows: readonly TrailRow[]): Promise<TrailEntry[]> => {
  const people = await findPeople(tx, known(rows.map((row) => row.person_id)))
  const hospitals = await findHospitalLabels(tx, known(rows.map((row) => row.hospital_id)))
  const codes = await findCaseCodes(tx, known(rows.map((row) => (row.subject_kind === 'case' ? row.subject_id : null))))
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    act: row.act,
    // Whoever of the prefecture or of another hospital it was is nobody whom a representative may look up.
    by: isHiddenFrom(tx.actor, row) ? { kind: row.actor_kind, personName: null, hospital: null } : { kind: row.actor_kind, personName: people.get(row.person_id ?? '')?.displayName ?? null, hospital: hospitals.get(row.hospital_id ?? '') ?? null },
    subject: { kind: row.subject_kind, id: row.subject_id, caseCode: codes.get(row.subject_id ?? '') ?? null },
    cases: row.cases,
  }))
}

/**
 * Who read and changed what (要綱24条, 26条). Reading the trail is an act like any other: it is written down, with what was sought as
 * ids and days, never as typed.
 */
export const listAuditTrail = async (tx: Transaction, asked: Asked): Promise<{ entries: TrailEntry[]; more: boolean }> => {
  const typed = asked.q?.trim() ?? ''
  const people = typed === '' ? undefined : await findPeopleLike(tx, typed)
  const caseIds = typed === '' ? [] : await findCaseIdsByCode(tx, typed)
  const limit = asked.limit ?? PAGE
  const rows = await selectTrail(tx, {
    kind: asked.kind ?? 'all',
    people,
    caseIds,
    // A hospital sees what concerns it, and is told nothing by leaving others out.
    hospitalId: tx.actor.kind === 'member' ? undefined : asked.hospitalId,
    from: asked.from === undefined ? undefined : japanInstant(asked.from, '00:00'),
    until: asked.until === undefined ? undefined : japanInstant(addDays(asked.until, 1), '00:00'),
    limit: limit + 1,
    offset: asked.offset ?? 0,
  })
  await audit(tx, {
    act: 'audit.listed',
    subjectKind: 'audit',
    ...(asked.hospitalId !== undefined && { concerns: [asked.hospitalId] }),
    data: { kind: asked.kind ?? 'all', offset: asked.offset ?? 0, ...(people !== undefined && { personIds: people, soughtCaseIds: caseIds }), ...(asked.from !== undefined && { from: asked.from }), ...(asked.until !== undefined && { until: asked.until }) },
  })
  return { entries: await entriesOf(tx, rows.slice(0, limit)), more: rows.length > limit }
}
