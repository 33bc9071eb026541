import type { Mention } from '@tasuki/domain/talk/mention.rules'
import type { RoomPerson } from '@tasuki/domain/talk/talk.contract'
import { listActivePeopleOf } from '../account/people/colleagues'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { listReadingHospitals } from './reader.store'

/** Who may be spoken to in a room: the people of the hospitals that can read it now. */
export const listRoomPeople = async (tx: Transaction, roomId: string): Promise<RoomPerson[]> => {
  const hospitals = await listReadingHospitals(tx, roomId)
  if (hospitals === undefined) return refuse('not_found')
  const people = await dangerouslyAsSystem(tx, 'the people of the other hospital in a room that the actor reads', () => listActivePeopleOf(tx, hospitals.map((one) => one.id)))
  const names = new Map(hospitals.map((one) => [one.id, one.name]))
  return people.map((one) => ({
    personId: one.personId,
    name: one.displayName,
    kana: one.kana,
    department: one.department ?? '',
    hospitalId: one.hospitalId,
    hospitalName: names.get(one.hospitalId) ?? '',
  }))
}

/** Their names alone: a talk may name them (rule 50). */
export const listRoomNames = async (tx: Transaction, roomId: string): Promise<string[]> => (await listRoomPeople(tx, roomId)).map(({ name }) => name)

/** Those who are spoken to, with their names; anybody who can't read the room is refused. */
export const findMentioned = async (tx: Transaction, of: { roomId: string; personIds: readonly string[] }): Promise<Mention[]> => {
  const wanted = new Set(of.personIds)
  if (wanted.size === 0) return []
  const people = (await listRoomPeople(tx, of.roomId)).filter((person) => wanted.has(person.personId))
  if (people.length < wanted.size) return refuse('mentioned_not_in_room', { fields: ['mentions'] })
  return people.map(({ personId, name }) => ({ personId, name }))
}
