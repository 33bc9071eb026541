import { noticePath } from '@tasuki/domain/notice/notice-path'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import type { NoticeSubjects } from '../notice/notice-subject'
import { findTransferCases } from './case.store'
import { findInquiriesById } from './inquiry.store'

/** Cases as notices point at them; another hospital's with its sender's short name. */
export const caseNotices: NoticeSubjects = {
  kind: 'case',
  seen: async (tx, ids) => {
    const cases = [...(await findTransferCases(tx, ids)).values()]
    const own = tx.actor.kind === 'member' ? tx.actor.hospitalId : undefined
    const labels = await findHospitalLabels(tx, cases.map((one) => one.sender_hospital_id))
    return new Map(
      cases.map((one) => [
        one.id,
        { path: noticePath.ownCase(one.id), caseCode: one.code, hospitalName: one.sender_hospital_id === own ? null : (labels.get(one.sender_hospital_id)?.shortName ?? null) },
      ]),
    )
  },
}

/** Inquiries of either side, with the other side's short name. */
export const inquiryNotices: NoticeSubjects = {
  kind: 'inquiry',
  seen: async (tx, ids) => {
    const inquiries = await findInquiriesById(tx, ids)
    const own = tx.actor.kind === 'member' ? tx.actor.hospitalId : undefined
    const labels = await findHospitalLabels(tx, inquiries.flatMap((one) => [one.sender_hospital_id, one.hospital_id]))
    return new Map(
      inquiries.map((one) => {
        const received = one.hospital_id === own
        const other = received ? one.sender_hospital_id : one.hospital_id
        return [one.id, { path: received ? noticePath.receivedInquiry(one.id) : noticePath.sentInquiry(one.case_id, one.id), caseCode: one.case_code, hospitalName: labels.get(other)?.shortName || null }]
      }),
    )
  },
}
