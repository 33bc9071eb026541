import { asMember } from '@tasuki/domain/account/account.policy'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { moveReadMark } from './talk.store'

/** The person has read a room up to a line; a mark never moves back. */
export const markReadCommand = async (tx: Transaction, input: { roomId: string; seq: number }): Promise<{ unread: number }> => {
  const { personId, hospitalId } = orRefuse(asMember(tx.actor))
  const unread = await moveReadMark(tx, { ...input, personId, hospitalId })
  return unread === undefined ? refuse('not_found') : { unread }
}
