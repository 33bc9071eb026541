import type { Absence } from '@tasuki/domain/account/people/absence.contract'
import { isAbsentOn, maySetAbsence } from '@tasuki/domain/account/people/absence.rules'
import { asMember } from '@tasuki/domain/account/account.policy'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse } from '../../platform/refused'
import { selectAbsences, selectActiveStaff } from './absence.store'
import { findPeople } from './colleagues'

/** Who of the own hospital is away today, or will be. */
export const listAbsences = async (tx: Transaction): Promise<{ absences: Absence[] }> => {
  const actor = orRefuse(asMember(tx.actor))
  const today = japanDay(tx.now)
  const rows = await selectAbsences(tx, { hospitalId: actor.hospitalId, notOverOn: today })
  const people = await findPeople(tx, rows.flatMap((row) => [row.person_id, row.set_by]))
  return {
    absences: rows.flatMap((row) => {
      const person = people.get(row.person_id)
      if (!person) return []
      const now = isAbsentOn({ firstDay: row.first_day, lastDay: row.last_day, ended: false }, today)
      return [{ id: row.id, person, firstDay: row.first_day, lastDay: row.last_day, setBy: people.get(row.set_by) ?? null, now, takenOverAt: row.taken_over_at?.toISOString() ?? null, mayEnd: maySetAbsence(actor, row.person_id) }]
    }),
  }
}

/** Who of a hospital is there today, and its representatives in the order in which work passes to them (rule 82). */
export const findPresentStaff = async (tx: Transaction, hospitalId: string): Promise<{ isPresent: (personId: string) => boolean; representativeIds: string[] }> => {
  const today = japanDay(tx.now)
  const staff = await selectActiveStaff(tx, hospitalId)
  const away = new Set((await selectAbsences(tx, { hospitalId, notOverOn: today })).filter((row) => row.first_day <= today).map((row) => row.person_id))
  const present = new Set(staff.filter((person) => !away.has(person.id)).map((person) => person.id))
  return { isPresent: (personId) => present.has(personId), representativeIds: staff.filter((person) => person.role === 'representative').map((person) => person.id) }
}
