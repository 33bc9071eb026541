import { asMember } from '@tasuki/domain/account/account.policy'
import type { Colleague } from '@tasuki/domain/account/account.contract'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse } from '../../platform/refused'
import { findPersonEmail, type PersonRow, selectActivePeopleOf, selectActivePeopleOfHospitals, selectPeople, selectPeopleIdsLike, selectRepresentatives } from '../account.store'

const asColleague = (row: PersonRow): Colleague => ({ personId: row.id, displayName: row.display_name, department: row.department === '' ? null : row.department })

/** Who can be 担当 or 副担当. */
export const listActiveColleagues = async (tx: Transaction): Promise<Colleague[]> =>
  (await selectActivePeopleOf(tx, orRefuse(asMember(tx.actor)).hospitalId)).map(asColleague)

/** Also those who have left: old cases still name them. Only people whom the actor may see. */
export const findPeople = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, Colleague>> =>
  new Map((ids.length === 0 ? [] : await selectPeople(tx, ids)).map((row) => [row.id, asColleague(row)]))

/** People in service of these hospitals; those of others are seen with the system's sight only. */
export const listActivePeopleOf = async (tx: Transaction, hospitalIds: readonly string[]): Promise<(Colleague & { hospitalId: string; kana: string })[]> =>
  (await selectActivePeopleOfHospitals(tx, hospitalIds)).map((row) => ({ ...asColleague(row), hospitalId: row.hospital_id, kana: row.display_kana }))

/** Where a person's e-mails go, as the operator entered it (contact data, rule 39). */
export const findOwnMailAddress = (tx: Transaction, personId: string): Promise<string | undefined> => findPersonEmail(tx, personId)

const MOST_NAMESAKES = 200

/** Whom a part of a name or a login id may mean, of those whom the actor may see. */
export const findPeopleLike = (tx: Transaction, typed: string): Promise<string[]> => selectPeopleIdsLike(tx, typed.trim(), MOST_NAMESAKES)

/** Who speaks for a hospital towards the prefecture (代表者), in service. */
export const findRepresentatives = (tx: Transaction, hospitalId: string): Promise<string[]> => selectRepresentatives(tx, hospitalId)
