import { PREFECTURE_ROLES } from '@tasuki/domain/account/actor'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { ownPersonId } from './list-notices'

/** A person's bell, open pages and their titles ask anew: wherever those of their hospital, or of the prefecture, listen. */
export const announceNotices = (tx: Transaction, of: { personId: string; hospitalId: string | null }): void =>
  announce(tx, { topic: 'notice', id: of.personId, ...(of.hospitalId === null ? { hospitalIds: [], prefecture: PREFECTURE_ROLES } : { hospitalIds: [of.hospitalId], prefecture: [] }) })

/** One's other tabs. */
export const announceOwnNotices = (tx: Transaction): void =>
  announceNotices(tx, { personId: ownPersonId(tx), hospitalId: tx.actor.kind === 'member' ? tx.actor.hospitalId : null })
