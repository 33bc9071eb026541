import { REGISTER_READERS } from '@tasuki/domain/account/actor'
import type { Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'

/** Open pages about a hospital's seats: its own, and those of the prefecture's people who read them. */
export const tellOfSeats = (tx: Transaction, hospitalId: string): void => announce(tx, { topic: 'seat', id: hospitalId, hospitalIds: [hospitalId], prefecture: REGISTER_READERS })
