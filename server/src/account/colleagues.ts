import { asMember } from '@tasuki/domain/account/account.policy'
import type { Colleague } from '@tasuki/domain/account/account.contract'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { type PersonRow, selectActivePeopleOf, selectPeople } from './account.store'

const asColleague = (row: PersonRow): Colleague => ({ personId: row.id, displayName: row.display_name, department: row.department === '' ? null : row.department })

/** Who can be 担当 or 副担当. */
export const listActiveColleagues = async (tx: Transaction): Promise<Colleague[]> =>
  (await selectActivePeopleOf(tx, orRefuse(asMember(tx.actor)).hospitalId)).map(asColleague)

/** Also those who have left: old cases still name them. Only people whom the actor may see. */
export const findPeople = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, Colleague>> =>
  new Map((ids.length === 0 ? [] : await selectPeople(tx, ids)).map((row) => [row.id, asColleague(row)]))
