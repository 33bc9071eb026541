import { REGISTER_READERS } from '@tasuki/domain/account/actor'
import type { Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'

/** Open pages about a bill: its hospital's once it was sent, and those of the prefecture's people who read them. */
export const tellOfInvoice = (tx: Transaction, of: { id: string; hospitalId: string; sent: boolean }): void =>
  announce(tx, { topic: 'invoice', id: of.id, hospitalIds: of.sent ? [of.hospitalId] : [], prefecture: REGISTER_READERS })

/** Open pages that show by what terms the next bills go out. */
export const tellOfInvoiceTerms = (tx: Transaction): void => announce(tx, { topic: 'invoice', id: 'terms', hospitalIds: [], prefecture: REGISTER_READERS })
