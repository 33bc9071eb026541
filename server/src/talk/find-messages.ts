import { asMember } from '@tasuki/domain/account/account.policy'
import type { FoundMessage } from '@tasuki/domain/talk/talk.contract'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { viewLines } from './line.view'
import { type MessageSearch, selectFoundLines } from './message-search.store'

/** Lines of the own hospital's rooms with all the words, or those that speak to the person; the newest first (要綱19条). */
export const findMessages = async (tx: Transaction, search: MessageSearch): Promise<{ found: FoundMessage[]; more: boolean }> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  const rows = await selectFoundLines(tx, { ...search, limit: search.limit + 1 })
  const hospitals = await findHospitalLabels(tx, rows.flatMap((row) => row.member_hospital_ids))
  const page = rows.slice(0, search.limit)
  const lines = new Map((await viewLines(tx, page)).map((line) => [line.id, line]))
  const found = page.flatMap((row) => {
    const message = lines.get(row.id)
    if (message === undefined) return []
    const otherHospitals = row.member_hospital_ids.filter((id) => id !== hospitalId).map((id) => hospitals.get(id) ?? { id, name: '', shortName: '' })
    return [{ roomId: row.room_id, subjectLabel: row.subject_label, otherHospitals, message }]
  })
  return { found, more: rows.length > search.limit }
}
