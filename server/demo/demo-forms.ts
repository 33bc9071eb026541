import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { giveSeatsCommand, setSeatBudgetCommand } from '../src/account/seat/allot-seats'
import { acceptSeatFormCommand, returnSeatFormCommand } from '../src/account/seat-form/decide-seat-form'
import { readSeatForm } from '../src/account/seat-form/seat-form.view'
import { submitSeatFormCommand, withdrawSeatFormCommand } from '../src/account/seat-form/submit-seat-form'
import { saveSeatFormCommand, startSeatFormCommand } from '../src/account/seat-form/write-seat-form'
import type { Database } from '../src/platform/db/database'
import { withActorAt } from './demo-clock'
import { FORM_SCRIPTS, type FormScript } from './demo-form-scripts'
import { DEMO_SEAT_BUDGET, type DemoHouse } from './demo-house'
import type { OfficerActor } from './demo-officers'
import { workdaysAgo } from './demo-time'

type Played = { database: Database; house: DemoHouse; now: Date; officer: OfficerActor }

/** Seats on which nobody is yet, for those who start by 様式1 and 様式3. */
const GIVEN = { a1: 2, a2: 1, b: 1 }

const hospitalIdOf = ({ house }: Played, key: string): string => {
  const hospital = house.get(key)
  if (hospital === undefined) throw new Error(`no hospital ${key}`)
  return hospital.hospitalId
}

const giveDemoSeats = async (played: Played): Promise<void> => {
  const { database, now, officer: actor } = played
  const when = workdaysAgo(16, '09:30')(now)
  await withActorAt(database, { actor, when }, async (tx) => {
    await setSeatBudgetCommand(tx, DEMO_SEAT_BUDGET)
    for (const [key, seats] of Object.entries(GIVEN)) await giveSeatsCommand(tx, { hospitalId: hospitalIdOf(played, key), seats })
  })
  const yearAt = (at: Date): number => fiscalYearOf(monthOf(japanDay(at)))
  if (yearAt(when) !== yearAt(now)) await withActorAt(database, { actor, when: now }, (tx) => setSeatBudgetCommand(tx, DEMO_SEAT_BUDGET))
}

const playForm = async ({ database, house, now, officer }: Played, script: FormScript): Promise<void> => {
  const chief = house.get(script.hospital)?.people[0]
  if (chief === undefined) throw new Error(`nobody signs in for ${script.hospital}`)
  const formId = await withActorAt(database, { actor: chief, when: script.written(now) }, async (tx) => {
    const started = await startSeatFormCommand(tx, script.kind)
    const { version, content } = await readSeatForm(tx, started)
    await saveSeatFormCommand(tx, { formId: started, version, content: script.fill(content, now) })
    return started
  })
  for (const step of script.steps) {
    const isOffice = step.act === 'return' || step.act === 'accept'
    await withActorAt(database, { actor: isOffice ? officer : chief, when: step.when(now) }, async (tx) => {
      const of = { formId, version: (await readSeatForm(tx, formId)).version }
      if (step.act === 'submit') await submitSeatFormCommand(tx, of)
      else if (step.act === 'withdraw') await withdrawSeatFormCommand(tx, of)
      else if (step.act === 'return') await returnSeatFormCommand(tx, { ...of, comment: step.comment })
      else await acceptSeatFormCommand(tx, of)
    })
  }
}

/** The hospitals' applications for seats and who starts on them; one after another, so that they are numbered as they came. */
export const playDemoForms = async (played: Played): Promise<void> => {
  const isOld = ({ kind, steps }: FormScript): boolean => kind === 2 && steps.some(({ act }) => act === 'accept')
  for (const script of FORM_SCRIPTS) if (isOld(script)) await playForm(played, script)
  await giveDemoSeats(played)
  for (const script of FORM_SCRIPTS) if (!isOld(script)) await playForm(played, script)
}
