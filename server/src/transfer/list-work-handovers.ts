import { asMember } from '@tasuki/domain/account/account.policy'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { WorkHandover } from '@tasuki/domain/transfer/work-handover.contract'
import { type AbsenceRow, findAbsencesById } from '../account/people/absence-course'
import { findPeople } from '../account/people/colleagues'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { findTransferCases } from './case.store'
import { listInquiriesById } from './inquiry.store'
import { labelOf } from './inquiry.view'
import { findWorkHandover, markHandoverSeen, selectWorkHandovers, type WorkHandoverRow } from './work-handover.store'

const SHOWN_FOR_MS = 60 * 86_400_000

const isOver = (absence: AbsenceRow | undefined, today: string): boolean => absence !== undefined && (absence.ended_at !== null || absence.last_day < today)

/** Who still has to see it: the one who took over; the absent person, once back; anybody, where nobody took it. */
const waitsFor = (row: WorkHandoverRow, facts: { personId: string; absence: AbsenceRow | undefined; today: string }): 'to' | 'from' | undefined => {
  const isBack = row.absence_id !== null && isOver(facts.absence, facts.today)
  if (row.seen_by_from_at === null && row.from_person_id === facts.personId && isBack) return 'from'
  if (row.seen_by_to_at !== null || isBack) return undefined
  return row.to_person_id === facts.personId || (row.to_person_id === null && row.from_person_id !== facts.personId) ? 'to' : undefined
}

export type UnseenHandover = { id: string; at: Date; as: 'to' | 'from'; nobody: boolean; colleague: string; count: number }

const readHandovers = async (tx: Transaction) => {
  const { hospitalId, personId } = orRefuse(asMember(tx.actor))
  const rows = await selectWorkHandovers(tx, { hospitalId, since: new Date(tx.now.getTime() - SHOWN_FOR_MS) })
  const absences = await findAbsencesById(tx, rows.flatMap((row) => (row.absence_id === null ? [] : [row.absence_id])))
  const people = await findPeople(tx, rows.flatMap((row) => [row.from_person_id, ...(row.to_person_id === null ? [] : [row.to_person_id])]))
  const today = japanDay(tx.now)
  return rows.map((row) => {
    const absence = row.absence_id === null ? undefined : absences.get(row.absence_id)
    return { row, absence, today, from: people.get(row.from_person_id), to: row.to_person_id === null ? null : (people.get(row.to_person_id) ?? null), waits: waitsFor(row, { personId, absence, today }) }
  })
}

/** For ホーム: what the signed-in person hasn't seen yet (rule 82). */
export const listUnseenHandovers = async (tx: Transaction): Promise<UnseenHandover[]> =>
  (await readHandovers(tx)).flatMap(({ row, from, to, waits }) =>
    waits === undefined
      ? []
      : [{ id: row.id, at: row.at, as: waits, nobody: row.to_person_id === null, colleague: (waits === 'to' ? from : to)?.displayName ?? '', count: row.case_ids.length + row.inquiry_ids.length }],
  )

/** What passed between colleagues in the last weeks. */
export const listWorkHandovers = async (tx: Transaction): Promise<{ handovers: WorkHandover[] }> => {
  const read = await readHandovers(tx)
  const cases = await findTransferCases(tx, read.flatMap(({ row }) => row.case_ids))
  const inquiries = new Map((await listInquiriesById(tx, read.flatMap(({ row }) => row.inquiry_ids))).map((row) => [row.id, row]))
  const hospitals = await findHospitalLabels(tx, [...inquiries.values()].map((row) => row.sender_hospital_id))
  return {
    handovers: read.flatMap(({ row, absence, today, from, to, waits }) => {
      if (!from) return []
      return [
        {
          id: row.id,
          at: row.at.toISOString(),
          from,
          to,
          absence: absence ? { firstDay: absence.first_day, lastDay: absence.last_day, over: isOver(absence, today) } : null,
          cases: row.case_ids.flatMap((id) => {
            const of = cases.get(id)
            return of ? [{ caseId: id, code: of.code, mainDisease: of.record.mainDisease }] : []
          }),
          inquiries: row.inquiry_ids.flatMap((id) => {
            const inquiry = inquiries.get(id)
            return inquiry ? [{ inquiryId: id, caseCode: inquiry.case_code, senderHospital: labelOf(hospitals, inquiry.sender_hospital_id).shortName }] : []
          }),
          toBeSeen: waits !== undefined,
        },
      ]
    }),
  }
}

/** 「確認しました」 by the one it waits for; a second time changes nothing. */
export const seeWorkHandoverCommand = async (tx: Transaction, handoverId: string): Promise<void> => {
  const { personId } = orRefuse(asMember(tx.actor))
  const row = await findWorkHandover(tx, handoverId)
  if (!row) return refuse('not_found')
  const absence = row.absence_id === null ? undefined : (await findAbsencesById(tx, [row.absence_id])).get(row.absence_id)
  const by = waitsFor(row, { personId, absence, today: japanDay(tx.now) })
  if (by !== undefined) await dangerouslyAsSystem(tx, 'what passed on is the program’s to keep; the person it names has seen it', () => markHandoverSeen(tx, { id: handoverId, by }))
}
