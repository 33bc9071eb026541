import type { Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'

/** Open pages about deletions: the officers', and those of the hospitals whose cases they are (要綱25条). The id is a hold's, a run's, a case's or a hospital's. */
export const tellOfRetention = (tx: Transaction, of: { id: string; hospitalIds?: readonly string[] }): void =>
  announce(tx, { topic: 'retention', id: of.id, hospitalIds: of.hospitalIds ?? [], prefecture: ['officer'] })
