import { asMember } from '@tasuki/domain/account/account.policy'
import type { MemberActor } from '@tasuki/domain/account/actor'
import { type Transaction, dangerouslyAsSystem } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { findForm, lockForm, type SeatFormRow } from './seat-form.store'

/** The three forms are the hospital's representative's (代表者). */
export const asRepresentative = (tx: Transaction): MemberActor => {
  const member = orRefuse(asMember(tx.actor))
  return member.role === 'representative' ? member : refuse('not_permitted')
}

/**
 * The form, locked, if the actor sees it, and as it was seen: a version behind is refused. Locked with the system's sight,
 * because row security lets nobody lock what they may no longer change, and that is a refusal of its own.
 */
export const openSeatForm = async (tx: Transaction, of: { formId: string; version?: number }): Promise<SeatFormRow> => {
  if ((await findForm(tx, of.formId)) === undefined) refuse('not_found')
  const row = (await dangerouslyAsSystem(tx, 'what is decided already is told, not hidden', () => lockForm(tx, of.formId))) ?? refuse('not_found')
  if (of.version !== undefined && row.version !== of.version) refuse('version_conflict', { version: row.version })
  return row
}
