import { refusePersonalNames } from '@tasuki/domain/names/personal-name.rules'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { recordTexts } from '@tasuki/domain/transfer/record-fields'
import { refuseUrgent } from '@tasuki/domain/transfer/transfer.rules'
import { listCareNeedCodes } from '../facility/care-needs'
import { describeDestination } from '../facility/destination'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'

/**
 * What any record must pass before it is stored, a draft's too: no name in any text (6条1号), no urgent transfer
 * (5条2号), only areas and care needs that exist. Returns the destination area expanded.
 */
export const checkRecord = async (tx: Transaction, record: CaseRecord): Promise<{ codes: string[]; label: string }> => {
  orRefuse(refusePersonalNames(recordTexts(record)))
  orRefuse(refuseUrgent(record))
  const known = new Set(await listCareNeedCodes(tx))
  const unknown = Object.keys(record.needs).filter((code) => !known.has(code))
  if (unknown.length > 0) refuse('invalid_input', { fields: unknown.map((code) => `needs.${code}`) })
  return orRefuse(describeDestination(record.destination))
}
