import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { wordsOfRecord } from '@tasuki/domain/transfer/record-fields'
import { refuseUrgent } from '@tasuki/domain/transfer/transfer.rules'
import { listCareNeedCodes } from '../facility/care-needs'
import { describeDestination } from '../facility/destination'
import { refuseNames } from '../names/refuse-names'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'

/**
 * What any record must pass before it is stored, a draft's too: no name in any text (6条1号), no urgent transfer
 * (5条2号), only areas and care needs that exist. What already stands is let through as it stands. Returns the destination area expanded.
 */
export const checkRecord = async (tx: Transaction, record: CaseRecord, standing?: CaseRecord): Promise<{ codes: string[]; label: string }> => {
  await refuseNames(tx, wordsOfRecord(record), standing && { standing: wordsOfRecord(standing) })
  orRefuse(refuseUrgent(record))
  const known = new Set(await listCareNeedCodes(tx))
  const unknown = Object.keys(record.needs).filter((code) => !known.has(code))
  if (unknown.length > 0) refuse('invalid_input', { fields: unknown.map((code) => `needs.${code}`) })
  return orRefuse(describeDestination(record.destination))
}
