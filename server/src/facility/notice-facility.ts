import { facilityRecord } from '@tasuki/domain/facility/facility.contract'
import { noticePath } from '@tasuki/domain/notice/notice-path'
import type { NoticeSubjects } from '../notice/notice-subject'
import type { Transaction } from '../platform/db/transaction'
import { findFacilityRecord } from './facility.store'

/** A hospital's own facility information. */
export const facilityNotices: NoticeSubjects = {
  kind: 'facility',
  seen: async (tx, ids) => {
    const own = tx.actor.kind === 'member' ? tx.actor.hospitalId : undefined
    return new Map(ids.filter((id) => id === own).map((id) => [id, { path: noticePath.ownFacility(), caseCode: null, hospitalName: null }]))
  },
}

/** 院内の連絡窓口の電子メールアドレス, where notices to the department go. */
export const findDepartmentAddress = async (tx: Transaction, hospitalId: string): Promise<string | undefined> => {
  const row = await findFacilityRecord(tx, hospitalId)
  const address = row === undefined ? '' : facilityRecord.parse(row.record).email.trim()
  return address === '' ? undefined : address
}
