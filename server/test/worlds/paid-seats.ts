import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import type { TestPerson, TestProgram } from '../test-program'

type Paid = { hospitalId: string; count: number; /** Of the fiscal year that they are paid for. */ lastDay: string }

/** Hospital-funded seats, each with somebody on it since today: 職員0, 職員1 … */
export const addPaidSeats = async (world: TestProgram, { hospitalId, count, lastDay }: Paid): Promise<TestPerson[]> => {
  const people: TestPerson[] = []
  for (let i = 0; i < count; i++) people.push(await world.addPerson({ hospitalId, name: `職員${i}` }))
  await world.asSystem(async (tx) => {
    const today = japanDay(tx.now)
    for (const [at, { personId }] of people.entries()) {
      const { id } = await tx.db.insertInto('seat').values({ hospital_id: hospitalId, funding: 'hospital', number: 100 + at, first_day: '2026-05-01', last_day: lastDay }).returning('id').executeTakeFirstOrThrow()
      await tx.db.updateTable('seat_holding').set({ last_day: addDays(today, -1) }).where('person_id', '=', personId).execute()
      await tx.db.insertInto('seat_holding').values({ seat_id: id, hospital_id: hospitalId, person_id: personId, first_day: today }).execute()
      await tx.db.updateTable('person').set({ acts_until: lastDay }).where('id', '=', personId).execute()
    }
  })
  return people
}
