import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { insertHospital } from '../account.store'
import { officeOnly } from '../system-only'

export type NewHospital = {
  name: string
  nameKana?: string
  shortName?: string
  /** Five digits; the first two are the prefecture's. */
  municipalityCode: string
  address?: string
  postalCode?: string
  phone?: string
  website?: string
  latitude?: number | null
  longitude?: number | null
  licensedBeds?: Readonly<Record<string, number>>
  corporation?: string
  /** Who says that it exists: the operator, a published list, the demonstration. */
  source?: string
}

/** A hospital of the directory; it uses nothing until its use is started. Returns its id. */
export const createHospitalCommand = async (tx: Transaction, hospital: NewHospital): Promise<string> => {
  officeOnly(tx)
  if (hospital.name.trim() === '') refuse('required_fields_missing', { fields: ['name'] })
  if (!/^\d{5}$/.test(hospital.municipalityCode)) refuse('invalid_input', { fields: ['municipalityCode'] })
  const id = await insertHospital(tx, {
    name: hospital.name,
    name_kana: hospital.nameKana ?? '',
    short_name: hospital.shortName ?? hospital.name,
    prefecture_code: hospital.municipalityCode.slice(0, 2),
    municipality_code: hospital.municipalityCode,
    address: hospital.address ?? '',
    postal_code: hospital.postalCode ?? '',
    phone: hospital.phone ?? '',
    website: hospital.website ?? '',
    latitude: hospital.latitude ?? null,
    longitude: hospital.longitude ?? null,
    licensed_beds: JSON.stringify(hospital.licensedBeds ?? {}),
    corporation: hospital.corporation ?? '',
    source: hospital.source ?? 'operator',
    created_at: tx.now,
    updated_at: tx.now,
  })
  await audit(tx, { act: 'hospital.created', subjectKind: 'hospital', subjectId: id })
  return id
}
