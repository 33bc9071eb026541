import { type Me, personRole } from '@tasuki/domain/account/account.contract'
import type { SignedInRow } from './account.store'

export const meOf = (row: SignedInRow, prefecture: { code: string; name: string }): Me => ({
  personId: row.id,
  displayName: row.display_name,
  role: personRole.parse(row.role),
  department: row.department === '' ? null : row.department,
  hospital:
    row.hospital_id === null ? null : { id: row.hospital_id, name: row.name ?? '', shortName: row.short_name ?? '', municipalityCode: row.municipality_code ?? '' },
  prefecture: { code: prefecture.code, name: prefecture.name },
  termsToAccept: row.terms_owed,
})
