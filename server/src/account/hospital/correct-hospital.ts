import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'
import { refuse } from '../../platform/refused'
import { lockHospital, updateDirectory } from '../account.store'
import { officeOnly } from '../system-only'

export type Correction = { name: string; nameKana: string; shortName: string; municipalityCode: string; corporation: string; phone: string; place: { latitude: number | null; longitude: number | null } }

/** What the directory says of a hospital is put right. Its own place stays, unless it has moved to another municipality. */
export const correctHospital = async (tx: Transaction, hospitalId: string, to: Correction): Promise<void> => {
  officeOnly(tx)
  if ((await lockHospital(tx, hospitalId)) === undefined) refuse('not_found')
  const fields = await updateDirectory(tx, hospitalId, to)
  if (fields.length === 0) return
  await audit(tx, { act: 'hospital.corrected', subjectKind: 'hospital', subjectId: hospitalId, concerns: [hospitalId], data: { fields } })
  announce(tx, { topic: 'facility', id: hospitalId, hospitalIds: [hospitalId], everybody: true })
}
