import type { CaseEvent } from '@tasuki/domain/transfer/case.contract'
import { foldPrefectureReads } from '@tasuki/domain/transfer/prefecture-read.rules'
import { findPeople } from '../account/people/colleagues'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { getTransferCase, type TransferCase } from './case.store'
import { listPrefectureReads, listTransferEvents } from './event.store'
import { listInquiriesOfCase } from './inquiry.store'
import type { ReadCases } from './prefecture-reading'

/** Who of the prefecture read the case, its talks and documents, and when: for the hospital whose case it is (要綱24条, 26条). */
const readsOf = async (tx: Transaction, of: TransferCase): Promise<CaseEvent[]> => {
  const roomIds = (await listInquiriesOfCase(tx, of.id)).map((inquiry) => inquiry.room_id)
  return dangerouslyAsSystem(tx, 'who of the prefecture read a hospital’s own case is told to it by name', async () => {
    const reads = foldPrefectureReads(await listPrefectureReads(tx, { caseId: of.id, registeredAt: of.created_at, roomIds }))
    const people = await findPeople(tx, [...new Set(reads.map((read) => read.personId))])
    return reads.map((read) => ({
      id: read.id,
      at: read.until.toISOString(),
      kind: 'prefecture_read',
      hospital: null,
      concerns: null,
      personName: people.get(read.personId)?.displayName ?? null,
      data: { from: read.from.toISOString(), ways: read.ways },
    }))
  })
}

/** The history of a case, oldest first: what its reader may see of it, and for its own hospital what the prefecture read. */
export const listCaseEvents = async (tx: Transaction, caseId: string): Promise<{ answer: { events: CaseEvent[] }; cases: ReadCases }> => {
  const of = await getTransferCase(tx, caseId)
  const isOwn = tx.actor.kind === 'member' && tx.actor.hospitalId === of.sender_hospital_id
  const events = await listTransferEvents(tx, of.id)
  // Stable: what happened at one instant keeps its order.
  const all = isOwn ? [...events, ...(await readsOf(tx, of))].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)) : events
  return { answer: { events: all }, cases: [{ id: of.id, senderHospitalId: of.sender_hospital_id }] }
}
