import { readsForPrefecture } from '@tasuki/domain/account/actor'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'

/** The prefecture may read every talk; each time is written down, with the hospitals to whom it is shown (要綱24条, 26条). */
export const auditOfficerReading = async (tx: Transaction, room: { id: string; hospitalIds: readonly string[] }): Promise<void> => {
  if (readsForPrefecture(tx.actor)) await audit(tx, { act: 'room.read', subjectKind: 'room', subjectId: room.id, concerns: room.hospitalIds, data: { hospitalIds: room.hospitalIds } })
}
