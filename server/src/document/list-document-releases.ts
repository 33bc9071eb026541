import type { documentReleasesOutput } from '@tasuki/domain/document/document-release.contract'
import { documentKind, documentSubjectKind } from '@tasuki/domain/document/document-kind'
import { documentReleaseReason } from '@tasuki/domain/document/document-check'
import type { z } from 'zod'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { listReleaseRows } from './document-check.store'

const MOST = 200

/** Who has answered for a document that the check had sent back: for the representative of the own hospital, and the prefecture, whose reading is written down. */
export const listDocumentReleases = async (tx: Transaction): Promise<z.input<typeof documentReleasesOutput>> => {
  const rows = await listReleaseRows(tx, MOST)
  const hospitals = await findHospitalLabels(tx, rows.map((row) => row.hospital_id))
  if (tx.actor.kind === 'officer' && rows.length > 0) await audit(tx, { act: 'document.releases_listed', subjectKind: 'document_release', concerns: [...new Set(rows.map((row) => row.hospital_id))], data: { count: rows.length } })
  return {
    releases: rows.map((row) => ({
      documentId: row.document_id,
      kind: documentKind.parse(row.document_kind),
      subject: { kind: documentSubjectKind.parse(row.subject_kind), id: row.subject_id },
      hospital: hospitals.get(row.hospital_id) ?? { id: row.hospital_id, name: '', shortName: '' },
      personName: row.person_name,
      reason: documentReleaseReason.parse(row.reason),
      note: row.note,
      places: row.place_count,
      at: row.released_at.toISOString(),
    })),
  }
}
