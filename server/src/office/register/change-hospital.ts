import type { DirectoryData } from '@tasuki/domain/office/register/hospital-register.contract'
import { correctHospital } from '../../account/hospital/correct-hospital'
import { createHospitalCommand } from '../../account/hospital/create-hospital'
import { endHospitalUseCommand } from '../../account/hospital/end-hospital-use'
import { startHospitalUseCommand } from '../../account/hospital/start-hospital-use'
import { servedPrefecture } from '../../facility/served-prefecture'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { audit } from '../../platform/audit/write-audit'
import { refuse } from '../../platform/refused'
import { handOverCasesCommand } from '../../transfer/hand-over-cases'
import { leaveTransfers } from '../../transfer/leave-transfers'

/** The directory's rows are the system's to write; the officer's name stands in the trail. */
const asDirectory = <T>(tx: Transaction, work: () => Promise<T>): Promise<T> => dangerouslyAsSystem(tx, 'the office keeps the directory of hospitals', work)

/** Until a published list gives its own place, distances are reckoned from the municipality's office. */
const placeOf = (municipalityCode: string) => {
  const place = servedPrefecture().municipalities.find((row) => row.code === municipalityCode)
  if (place === undefined) return refuse('destination_area_unknown', { fields: ['municipalityCode'] })
  return { latitude: place.latitude, longitude: place.longitude }
}

const trimmed = (data: DirectoryData): DirectoryData => ({ ...data, name: data.name.trim(), nameKana: data.nameKana.trim(), shortName: data.shortName.trim(), corporation: data.corporation.trim() })

export const addHospitalCommand = (tx: Transaction, data: DirectoryData): Promise<string> => asDirectory(tx, () => createHospitalCommand(tx, { ...trimmed(data), ...placeOf(data.municipalityCode), source: 'office' }))

export const correctHospitalCommand = (tx: Transaction, hospitalId: string, data: DirectoryData): Promise<void> => asDirectory(tx, () => correctHospital(tx, hospitalId, { ...trimmed(data), place: placeOf(data.municipalityCode) }))

export const changeHospitalUseCommand = (tx: Transaction, hospitalId: string, use: 'active' | 'ended'): Promise<void> =>
  asDirectory(tx, async () => (use === 'active' ? void (await startHospitalUseCommand(tx, hospitalId)) : endHospitalUseCommand(tx, leaveTransfers, hospitalId)))

/** 引継ぎ (rule 81): a hospital that can't take them is refused as it is on the operators' command line. */
export const handOverHospitalCommand = async (tx: Transaction, of: { fromHospitalId: string; toHospitalId: string }): Promise<void> => {
  const count = await handOverCasesCommand(tx, of)
  await audit(tx, { act: 'hospital.cases_handed_over', subjectKind: 'hospital', subjectId: of.fromHospitalId, concerns: [of.fromHospitalId, of.toHospitalId], data: { ...of, count } })
}
