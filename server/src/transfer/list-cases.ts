import { addDays, japanInstant } from '@tasuki/domain/base/working-time'
import type { CaseListItem, listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { isAnswerOverdue, isConfirmationOverdue } from '@tasuki/domain/transfer/inquiry.rules'
import { transferDateOverdue } from '@tasuki/domain/transfer/transfer.rules'
import { findPeople } from '../account/people/colleagues'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { describeDestination } from '../facility/destination'
import type { Transaction } from '../platform/db/transaction'
import { findRoomDigests } from '../talk/room-digest'
import { type CaseListFilter, countCases, selectCases } from './case-list.store'
import { lineFor, patientOf, relationOfReader, viewCaseLine } from './case.view'
import type { z } from 'zod'
import { judgeOwnFacility, type Snapshots } from './facility-snapshots'
import { type InquiryRow, listInquiriesOfCases } from './inquiry.store'

const countsOf = (inquiries: readonly InquiryRow[]): CaseListItem['counts'] => {
  const live = inquiries.filter((inquiry) => INQUIRY_STATE[inquiry.state].live)
  const inState = (...states: InquiryRow['state'][]) => live.filter((inquiry) => states.includes(inquiry.state)).length
  return {
    asked: live.length,
    unread: inState('unread'),
    considering: inState('read', 'considering'),
    acceptable: inState('accepted', 'conditional', 'chosen', 'confirmed'),
    declined: inState('declined'),
  }
}

type ListQuery = Pick<z.output<typeof listCasesCall.query>, 'status' | 'q' | 'area' | 'overdue' | 'from' | 'until' | 'sort'>

/** A place nobody knows is in no wished area. */
export const codesOfPlace = (place: string): string[] => {
  const described = describeDestination(/^\d{5}$/.test(place) ? { municipalities: [place], secondaryAreas: [] } : { municipalities: [], secondaryAreas: [place] })
  return described.ok ? described.value.codes : []
}

/** What the address bar says, as the list is asked for. */
export const listFilterOf = ({ status, q, area, overdue, from, until, sort }: ListQuery): Omit<CaseListFilter, 'scope' | 'limit' | 'offset'> => ({
  status,
  text: q,
  areaCodes: area === undefined ? undefined : codesOfPlace(area),
  overdue: overdue === '1',
  createdFrom: from === undefined ? undefined : japanInstant(from, '00:00'),
  createdBefore: until === undefined ? undefined : japanInstant(addDays(until, 1), '00:00'),
  sort,
})

/** The area's list is one of its own: sorted by fit, which the database doesn't know. */
export type VisibleCases = CaseListFilter & { scope: 'own' | 'visible' }

/** 患者 (own), or everything one sees. */
export const listVisibleCases = async (tx: Transaction, snapshots: Snapshots, filter: VisibleCases): Promise<{ total: number; cases: CaseListItem[] }> => {
  const rows = await selectCases(tx, filter)
  const isWhole = rows.length < filter.limit && filter.offset === 0
  const total = isWhole ? rows.length : (rows[0]?.total ?? (await countCases(tx, filter)))
  const inquiries = await listInquiriesOfCases(tx, rows.map((row) => row.id))
  const digests = await findRoomDigests(tx, inquiries.map((inquiry) => inquiry.room_id))
  const hospitals = await findHospitalLabels(tx, rows.map((row) => row.sender_hospital_id))
  const people = await findPeople(tx, filter.scope === 'own' ? rows.flatMap((row) => (row.person_in_charge_id === null ? [] : [row.person_in_charge_id])) : [])
  const cases = rows.map((row): CaseListItem => {
    const of = inquiries.filter((inquiry) => inquiry.case_id === row.id)
    const relation = relationOfReader(tx.actor, row.sender_hospital_id, of.some((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord))
    const overdue =
      of.some((inquiry) => isAnswerOverdue({ state: inquiry.state, answer: inquiry.answer, now: tx.now }) || isConfirmationOverdue({ state: inquiry.state, confirmDueAt: inquiry.confirm_due_at, now: tx.now })) ||
      transferDateOverdue({ status: row.status, transferDate: row.transfer_date, now: tx.now }) !== 'no'
    return {
      ...viewCaseLine(row, { relation, hospitals }),
      counts: relation === 'sender' || relation === 'prefecture' ? countsOf(of) : { asked: 0, unread: 0, considering: 0, acceptable: 0, declined: 0 },
      unreadMessages: of.reduce((sum, inquiry) => sum + (digests.get(inquiry.room_id)?.unread ?? 0), 0),
      overdue,
      personInCharge: relation === 'sender' ? (people.get(row.person_in_charge_id ?? '') ?? null) : null,
      judgement: relation === 'sender' ? null : judgeOwnFacility(snapshots, tx.actor, patientOf(lineFor(relation, row.record))),
    }
  })
  return { total, cases }
}
