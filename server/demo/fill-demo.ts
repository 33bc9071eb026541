import type { Database } from '../src/platform/db/database'
import { withActor } from '../src/platform/db/transaction'
import type { SessionService } from '../src/platform/session/session-service'
import { DEMO_PEOPLE_SETTING } from '../src/account/account.routes'
import { setSeatPriceCommand } from '../src/account/seat/change-seat-terms'
import { saveSetting } from '../src/account/installation'
import { issueLoginCommand } from '../src/account/sign-in/issue-login'
import { setFactorPolicyCommand } from '../src/account/sign-in/set-factor-policy'
import { markReadCommand } from '../src/talk/mark-read'
import { openFacilitySnapshots } from '../src/transfer/facility-snapshots'
import { SETTLED_CASES } from './demo-cases-settled'
import { OPEN_CASES } from './demo-cases-open'
import { TURNED_CASES } from './demo-cases-turned'
import { WAITING_CASES } from './demo-cases-waiting'
import { planDemoAbsence } from './demo-absence'
import { withActorAt } from './demo-clock'
import { type DemoStorage, openDemoDesk } from './demo-documents'
import { DEMO_ACTOR, type DemoHouse, inParallel, openDemoHouse } from './demo-house'
import { type OfficerActor, readAsOfficers } from './demo-officers'
import { DEMO_PASSWORD, DEMO_PEOPLE, demoAddressOf } from './demo-people'
import { keepDemoTemplates } from './demo-templates'
import { playDemoForms } from './demo-forms'
import { openDemoOffice, playDemoInvoices } from './demo-invoices'
import { handOutDemoNotices } from './demo-notices'
import { askInDemo } from './demo-moderation'
import { acceptDemoTerms, announceInDemo } from './demo-office'
import { type FictionalHospital, listFictionalHospitals } from './fictional-hospitals'
import { playCase, type ReadRoom } from './play-case'

/** Without end, and from before anything that one might reckon with. */
const DEMO_SEAT_PRICE = { fromMonth: '2024-04', yen: 1000 }

export const DEMO_CASES = [...WAITING_CASES, ...TURNED_CASES, ...OPEN_CASES, ...SETTLED_CASES]

const offerPeople = (hospitals: readonly FictionalHospital[]) =>
  DEMO_PEOPLE.map(({ hospital: key, loginId, displayName, role, department, note }) => ({
    loginId,
    password: DEMO_PASSWORD,
    displayName,
    role,
    department,
    hospitalName: hospitals.find((hospital) => key !== null && hospital.people === key)?.name ?? null,
    note,
  }))

/** Each person's marks in one transaction. */
const markRead = async (database: Database, house: DemoHouse, rooms: readonly ReadRoom[]): Promise<void> => {
  const keys = new Set(DEMO_PEOPLE.flatMap((person) => (person.hospital === null ? [] : [person.hospital])))
  const marks = [...keys].flatMap((key) => {
    const own = house.get(key)
    return (own?.people ?? []).map((person) => ({ person, rooms: rooms.filter((room) => room.keys.some((other) => house.get(other) === own)) }))
  })
  await inParallel(marks, ({ person, rooms: own }) =>
    withActor(database, person, async (tx) => {
      for (const { roomId, seq } of own) await markReadCommand(tx, { roomId, seq })
    }),
  )
}

/**
 * Fills an empty database with 61 fictional hospitals, people to sign in as, and cases in every state, by the commands
 * of the product and on a clock that goes back through the last weeks. Who may sign in is written as soon as they can:
 * broken off later, the demonstration has fewer cases and is whole otherwise.
 */
export const fillDemo = async (options: { database: Database; sessions: SessionService; documents: DemoStorage; say: (line: string) => void }): Promise<void> => {
  const { database, sessions, documents, say } = options
  const now = database.clock()
  const hospitals = listFictionalHospitals()
  const house = await openDemoHouse({ database, sessions, now }, hospitals)
  const officers: OfficerActor[] = []
  await withActorAt(database, { actor: DEMO_ACTOR, when: now }, async (tx) => {
    for (const person of DEMO_PEOPLE) {
      if (person.hospital !== null) continue
      const { personId } = await issueLoginCommand(tx, sessions, { ...person, email: demoAddressOf(person.loginId), hospitalId: null, password: DEMO_PASSWORD })
      if (person.role === 'officer') officers.push({ kind: 'officer', personId })
    }
    await saveSetting(tx, DEMO_PEOPLE_SETTING, offerPeople(hospitals))
    await setSeatPriceCommand(tx, DEMO_SEAT_PRICE)
    // Its passwords are public on purpose: a factor of somebody's own would only keep the next visitor out.
    await setFactorPolicyCommand(tx, 'voluntary')
  })
  await acceptDemoTerms({ database, house, now })
  say(`  ${hospitals.length} hospitals, ${DEMO_PEOPLE.length} people to sign in as`)
  const snapshots = await openFacilitySnapshots(database)
  const desk = openDemoDesk(documents)
  const read: ReadRoom[] = []
  let played = 0
  await inParallel(DEMO_CASES, async (script, index) => {
    read.push(...(await playCase({ database, house, snapshots, desk, now }, script, index)))
    if (++played % 10 === 0) say(`  ${played} of ${DEMO_CASES.length} cases`)
  })
  await desk.close()
  await markRead(database, house, read)
  await readAsOfficers({ database, house, snapshots, desk, now }, officers)
  await announceInDemo({ database, house, now }, officers)
  const [officer] = officers
  if (officer !== undefined) {
    const played = { database, house, now, officer }
    await openDemoOffice(played)
    await playDemoForms(played)
    await playDemoInvoices(played)
  }
  await askInDemo({ database, house, now }, officers)
  await planDemoAbsence(database, house, now)
  await keepDemoTemplates(database, house, now)
  await handOutDemoNotices({ database, house, now }, officers)
}
