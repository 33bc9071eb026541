import type { Transaction } from '../../platform/db/transaction'
import { announce, IDENTITY_TOPIC } from '../../platform/live/announce'

/** Who may act has changed: open streams of the hospital (null: the prefecture's) ask anew who listens, at every process. */
export const announceIdentity = (tx: Transaction, of: { id: string; hospitalId: string | null }): void =>
  announce(tx, { topic: IDENTITY_TOPIC, id: of.id, hospitalIds: of.hospitalId === null ? [] : [of.hospitalId] })
