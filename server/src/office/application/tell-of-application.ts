import { REGISTER_READERS } from '@tasuki/domain/account/actor'
import type { Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'

/** Open pages of those of the prefecture who read applications; no hospital hears of another's. */
export const tellOfApplication = (tx: Transaction, applicationId: string): void => announce(tx, { topic: 'application', id: applicationId, hospitalIds: [], prefecture: REGISTER_READERS })
