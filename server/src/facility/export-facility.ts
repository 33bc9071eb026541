import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import type { FacilityPart } from '@tasuki/domain/facility/facility-history.contract'
import type { Transaction } from '../platform/db/transaction'
import { csvAnswer } from '../platform/files/csv-export'
import { dayInName } from '../platform/files/paper-time'
import type { FileAnswer } from '../platform/http/serve-file'
import { listCareNeeds } from './care-needs'
import { acceptanceTableOf, recordTableOf, vacancyTableOf } from './facility-table'
import { getHospital } from './get-hospital'
import { getOwnFacility } from './update-facility-record'

const NAMES = { record: '施設情報', acceptance: '受入条件', vacancy: '空床' } as const satisfies Record<FacilityPart, string>

/** What a hospital keeps here, as a table that it can change and bring back; for its own people alone. */
export const exportFacility = async (tx: Transaction, of: { part: FacilityPart; blank: boolean; encoding: CsvEncoding }): Promise<FileAnswer> => {
  const hospital = await getHospital(tx, await getOwnFacility(tx))
  const to = { fileName: `${NAMES[of.part]}_${of.blank ? '記入用' : `${hospital.shortName || hospital.name}_${dayInName(tx.now)}`}`, encoding: of.encoding }
  const { blank } = of
  if (of.part === 'record') return csvAnswer({ ...to, ...recordTableOf({ hospital, blank }) })
  if (of.part === 'vacancy') return csvAnswer({ ...to, ...vacancyTableOf({ hospital, blank }) })
  return csvAnswer({ ...to, ...acceptanceTableOf({ hospital, blank, catalogue: await listCareNeeds(tx) }) })
}
