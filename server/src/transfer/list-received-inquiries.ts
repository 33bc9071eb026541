import { asMember } from '@tasuki/domain/account/account.policy'
import type { InboxFilter, ReceivedInquiry } from '@tasuki/domain/transfer/inquiry.contract'
import type { ReceptionTime } from '@tasuki/domain/facility/reception-time'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { receptionTimesOf } from '../facility/reception'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { findRoomDigests } from '../talk/room-digest'
import { listRoomsInChargeOf } from '../talk/room-side'
import { findTransferCases } from './case.store'
import { patientOf, presentNeedsOf, recordFor, viewCaseLine } from './case.view'
import { judgeOwnFacility, type Snapshots } from './facility-snapshots'
import { readInquiriesInCharge } from './in-charge'
import { type InquiryRow, listInquiriesReceivedBy, type ReceivedFilter } from './inquiry.store'
import { labelOf, viewInquiry } from './inquiry.view'

const OPEN = { openCasesOnly: true, newestFirst: false }
const NEWEST = { openCasesOnly: false, newestFirst: true }

/** 受入れ: what stands under which tab; `open` is what may still become a transfer. */
const TABS = {
  open: { ...OPEN, states: ['unread', 'read', 'considering', 'accepted', 'conditional', 'paused', 'chosen', 'confirmed', 'declined'] },
  waiting: { ...OPEN, states: ['unread', 'read'] },
  considering: { ...OPEN, states: ['considering'] },
  answered: { ...OPEN, states: ['accepted', 'conditional', 'declined', 'paused'] },
  chosen: { ...OPEN, states: ['chosen', 'confirmed'] },
  over: { ...NEWEST, states: ['withdrawn', 'ended'] },
  all: { ...NEWEST, states: undefined },
} as const satisfies Record<InboxFilter, ReceivedFilter>

/** Longest waiting first; what is over, newest first. */
export const listReceivedInquiries = async (tx: Transaction, snapshots: Snapshots, filter: { tab: InboxFilter; mine: boolean }): Promise<{ inquiries: ReceivedInquiry[]; reception: ReceptionTime }> => {
  const actor = orRefuse(asMember(tx.actor))
  const roomIds = filter.mine ? await listRoomsInChargeOf(tx, actor) : undefined
  const rows = await listInquiriesReceivedBy(tx, actor.hospitalId, { ...TABS[filter.tab], roomIds })
  const inCharge = await readInquiriesInCharge(tx, rows)
  const cases = await findTransferCases(tx, rows.map((row) => row.case_id))
  const hospitals = await findHospitalLabels(tx, [actor.hospitalId, ...rows.map((row) => row.sender_hospital_id)])
  const digests = await findRoomDigests(tx, rows.map((row) => row.room_id))
  const view = (row: InquiryRow): ReceivedInquiry => {
    const of = cases.get(row.case_id)
    return {
      inquiry: viewInquiry(row, { hospitals, digests, revision: of?.revision, inCharge, now: tx.now }),
      case: of ? viewCaseLine(of, { relation: 'candidate', hospitals }) : null,
      caseCode: row.case_code,
      caseStatus: of?.status ?? null,
      senderHospital: labelOf(hospitals, row.sender_hospital_id),
      judgement: of ? judgeOwnFacility(snapshots, tx.actor, patientOf(recordFor('candidate', of.record))) : null,
      presentNeeds: of ? presentNeedsOf(of.record) : [],
    }
  }
  const since = rows.reduce((oldest, row) => (row.sent_at < oldest ? row.sent_at : oldest), tx.now)
  const reception = (await receptionTimesOf(tx, { hospitalIds: [actor.hospitalId], since })).get(actor.hospitalId) ?? refuse('not_found')
  return { inquiries: rows.map(view), reception }
}

/** The one inquiry a command has just changed, as its reader sees it. */
export const viewOneInquiry = async (tx: Transaction, row: InquiryRow) => {
  const hospitals = await findHospitalLabels(tx, [row.hospital_id])
  const digests = await findRoomDigests(tx, [row.room_id])
  const of = (await findTransferCases(tx, [row.case_id])).get(row.case_id)
  return viewInquiry(row, { hospitals, digests, revision: of?.revision, inCharge: await readInquiriesInCharge(tx, [row]), now: tx.now })
}
