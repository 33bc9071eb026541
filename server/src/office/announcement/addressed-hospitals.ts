import type { HospitalLabel } from '@tasuki/domain/account/account.contract'
import type { AnnouncementAudience } from '@tasuki/domain/office/announcement/announcement.contract'
import { listHospitalsInUse } from '../../account/hospital/find-hospitals'
import { getPrefecture } from '../../facility/get-prefecture'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import type { AnnouncementRow } from './announcement.store'

type StoredAudience = Pick<AnnouncementRow, 'audience' | 'area_name' | 'municipality_codes' | 'hospital_ids'>

/** As row security reads it: an area by the codes that a hospital there can have. */
export const storedAudience = (audience: AnnouncementAudience): StoredAudience => {
  if (audience.kind === 'all') return { audience: 'all', area_name: '', municipality_codes: [], hospital_ids: [] }
  if (audience.kind === 'hospitals') return { audience: 'hospitals', area_name: '', municipality_codes: [], hospital_ids: [...new Set(audience.hospitalIds)] }
  const area = getPrefecture().secondaryAreas.find(({ name }) => name === audience.areaName) ?? refuse('announcement_for_nobody', { fields: ['audience'] })
  return { audience: 'area', area_name: area.name, municipality_codes: area.municipalityCodes, hospital_ids: [] }
}

export const audienceOf = (row: StoredAudience): AnnouncementAudience => {
  if (row.audience === 'area') return { kind: 'area', areaName: row.area_name }
  return row.audience === 'hospitals' ? { kind: 'hospitals', hospitalIds: row.hospital_ids } : { kind: 'all' }
}

type AddressedHospital = HospitalLabel & { municipalityCode: string }

const isAddressed = (row: StoredAudience, hospital: AddressedHospital): boolean =>
  row.audience === 'all' || row.hospital_ids.includes(hospital.id) || row.municipality_codes.includes(hospital.municipalityCode)

/** The user hospitals that an announcement is for: who joins later is among them. */
export const addressedHospitals = (row: StoredAudience, inUse: readonly AddressedHospital[]): AddressedHospital[] => inUse.filter((hospital) => isAddressed(row, hospital))

export const findAddressedHospitals = async (tx: Transaction, row: StoredAudience): Promise<AddressedHospital[]> => addressedHospitals(row, await listHospitalsInUse(tx))
