import type { SeatRenewal } from '@tasuki/domain/account/seat/seat.contract'
import { billMonthOf, unitPriceIn } from '@tasuki/domain/account/seat/seat-fee.rules'
import { acceptancePeriod, isRenewable, planRenewal, planRenewalAcceptance, renewalPeriod, renewalPeriodOf, renewalStateOf } from '@tasuki/domain/account/seat/renewal.rules'
import { actsUntilOf, aprilOf, fiscalYearEnd } from '@tasuki/domain/account/seat/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, Refused, refuse } from '../../platform/refused'
import { lockHospital, selectHospitals } from '../account.store'
import { spokespeopleOf } from '../people/spokespeople'
import { announceIdentity } from '../sign-in/announce-identity'
import { asRepresentative } from '../seat-form/open-seat-form'
import { findRenewal, insertRenewal, markRenewalAccepted, selectRenewalAnswers, selectRenewalSeats, selectRenewalYears, updateRenewal } from './seat-office.store'
import { selectRenewalReminders } from './renewal-reminder.store'
import { readHeldSeats } from './seat-slots'
import { readSeatSettings } from './seat-terms'
import { insertHolding, insertSeatLine, selectReturning, updateActsUntil, updateSeatEnds } from './seat.store'
import { tellOfSeats } from './tell-of-seats'

type Hospital = SeatRenewal['hospital']

/** What ends before a fiscal year, hospital by hospital, with what was answered about it. */
const readRenewals = async (tx: Transaction, of: { fiscalYear: number; hospitalId?: string }): Promise<SeatRenewal[]> => {
  const today = japanDay(tx.now)
  const period = renewalPeriodOf(of.fiscalYear, today)
  const asked = { fiscalYear: of.fiscalYear, hospitalId: of.hospitalId }
  const seats = await selectRenewalSeats(tx, { ...asked, lastDay: period.lastDay, day: today < period.lastDay ? today : period.lastDay, isOver: today > period.lastDay })
  const answers = new Map((await selectRenewalAnswers(tx, asked)).map((answer) => [answer.hospital_id, answer]))
  const reminded = new Map((await selectRenewalReminders(tx, asked)).map((row) => [row.hospital_id, row]))
  const startMonth = aprilOf(of.fiscalYear)
  const unitPrice = unitPriceIn(startMonth, (await readSeatSettings(tx)).prices) ?? null
  const hospitals = new Map(seats.map((row): [string, Hospital] => [row.hospital_id, { id: row.hospital_id, name: row.name, shortName: row.short_name }]))
  return [...hospitals.values()].map((hospital) => {
    const answer = answers.get(hospital.id)
    const own = seats.filter((row) => row.hospital_id === hospital.id)
    const hasUndecided = today <= period.lastDay && own.some(({ accepted, asked: wasAsked }) => !accepted && !wasAsked)
    return {
      ...period,
      hospital,
      version: answer?.version ?? 0,
      state: renewalStateOf(answer && { isAccepted: answer.accepted_at !== null }, { hasUndecided }),
      answeredAt: answer?.answered_at.toISOString() ?? null,
      acceptedAt: answer?.accepted_at?.toISOString() ?? null,
      reminders: reminded.get(hospital.id)?.reminders ?? 0,
      remindedAt: reminded.get(hospital.id)?.reminded_at.toISOString() ?? null,
      seats: own.map((row) => ({ seatId: row.seat_id, number: row.number, holder: row.holder, goesOn: row.goes_on, accepted: row.accepted, asked: row.asked })),
      fixedAmount: answer?.fixed_amount ?? 0,
      unitPrice,
      startMonth,
      billMonth: billMonthOf(startMonth),
    }
  })
}

/** Of the next fiscal year; in April of the one that has begun, where it was answered about: what waits, or what was accepted and what it costs (rule 29). */
export const readSeatRenewal = async (tx: Transaction, hospitalId: string): Promise<SeatRenewal> => {
  const [hospital] = await selectHospitals(tx, [hospitalId])
  if (hospital === undefined) return refuse('not_found')
  const today = japanDay(tx.now)
  const period = renewalPeriod(today)
  const begun = acceptancePeriod(today).fiscalYear
  const [waiting] = begun === period.fiscalYear ? [] : await readRenewals(tx, { fiscalYear: begun, hospitalId })
  if (waiting !== undefined && waiting.state !== 'unanswered') return waiting
  const [renewal] = await readRenewals(tx, { fiscalYear: period.fiscalYear, hospitalId })
  if (renewal !== undefined) return renewal
  const startMonth = aprilOf(period.fiscalYear)
  const label = { id: hospital.id, name: hospital.name, shortName: hospital.short_name }
  return { ...period, hospital: label, version: 0, state: 'unanswered', answeredAt: null, acceptedAt: null, reminders: 0, remindedAt: null, seats: [], fixedAmount: 0, unitPrice: null, startMonth, billMonth: billMonthOf(startMonth) }
}

/** 要綱10条5項; until it is accepted it may be answered anew, after that in addition. Answers with whose it is. */
export const answerSeatRenewalCommand = async (tx: Transaction, given: { version: number; seatIds: readonly string[] }): Promise<string> => {
  const { hospitalId, personId } = asRepresentative(tx)
  await dangerouslyAsSystem(tx, 'only the system locks hospitals', () => lockHospital(tx, hospitalId))
  const { fiscalYear } = renewalPeriod(japanDay(tx.now))
  const standing = await findRenewal(tx, { hospitalId, fiscalYear })
  const answer = standing && { seatIds: standing.seat_ids, askedIds: standing.asked_ids, isAccepted: standing.accepted_at !== null }
  const { seatIds, askedIds } = orRefuse(planRenewal(given.seatIds, { seats: await readHeldSeats(tx, hospitalId), today: japanDay(tx.now), answer }))
  if ((standing?.version ?? 0) !== given.version) refuse('version_conflict', { version: standing?.version ?? 0 })
  await (standing === undefined ? insertRenewal : updateRenewal)(tx, { hospitalId, fiscalYear, seatIds, askedIds, personId })
  await audit(tx, { act: 'seat_renewal.answered', subjectKind: 'hospital', subjectId: hospitalId, data: { fiscalYear, seats: seatIds.length } })
  tellOfSeats(tx, hospitalId)
  return hospitalId
}

type SeatRenewals = { renewals: SeatRenewal[]; fiscalYear: number; years: number[]; today: string }

/** For the prefecture: of a fiscal year; unless told, of the next one, in April of the one that has begun as long as an answer about it waits. */
export const listSeatRenewals = async (tx: Transaction, asked?: number): Promise<SeatRenewals> => {
  const today = japanDay(tx.now)
  const next = renewalPeriod(today).fiscalYear
  const begun = acceptancePeriod(today).fiscalYear
  const waits = asked === undefined && begun !== next && (await readRenewals(tx, { fiscalYear: begun })).some(({ state }) => state === 'answered')
  const fiscalYear = asked ?? (waits ? begun : next)
  const years = [...new Set([next, ...(await selectRenewalYears(tx)).filter((year) => year < next)])]
  return { renewals: await readRenewals(tx, { fiscalYear }), fiscalYear, years, today }
}

/** Those of the same list that wait to be accepted; late once the year is over that they go on from. */
export const countWaitingRenewals = async (tx: Transaction): Promise<{ count: number; late: number; since: Date | null }> => {
  const { renewals, today } = await listSeatRenewals(tx)
  const waiting = renewals.filter(({ state }) => state === 'answered')
  const [since] = waiting.flatMap(({ answeredAt }) => (answeredAt === null ? [] : [answeredAt])).sort()
  return { count: waiting.length, late: waiting.filter(({ lastDay }) => lastDay < today).length, since: since === undefined ? null : new Date(since) }
}

/** Who was on a seat to its last day and lost it by the prefecture's being late is on it again from today on. */
const seatAgain = async (tx: Transaction, of: { hospitalId: string; seatIds: readonly string[]; fiscalYear: number }): Promise<void> => {
  for (const { seatId, personId, stopsOn } of await selectReturning(tx, { seatIds: of.seatIds, lastDay: fiscalYearEnd(of.fiscalYear - 1) })) {
    await insertHolding(tx, { seat_id: seatId, hospital_id: of.hospitalId, person_id: personId, first_day: japanDay(tx.now) })
    await updateActsUntil(tx, personId, actsUntilOf(fiscalYearEnd(of.fiscalYear), stopsOn))
    await audit(tx, { act: 'seat.resumed', subjectKind: 'person', subjectId: personId, concerns: [of.hospitalId], data: { fiscalYear: of.fiscalYear } })
    announceIdentity(tx, { id: personId, hospitalId: of.hospitalId })
  }
}

/** The seats that the answer adds go on to the next fiscal year's end, their holders with them, at April's price, fixed now (rule 29). */
const acceptRenewal = async (tx: Transaction, of: { hospitalId: string; version: number }): Promise<void> => {
  const { hospitalId } = of
  const today = japanDay(tx.now)
  const personId = tx.actor.kind === 'officer' ? tx.actor.personId : refuse('not_permitted')
  const period = acceptancePeriod(today)
  const { fiscalYear } = period
  orRefuse(planRenewalAcceptance(period))
  await dangerouslyAsSystem(tx, 'seats and people are the system’s to change', async () => {
    if ((await lockHospital(tx, hospitalId))?.use !== 'active') refuse('hospital_not_active')
    const answer = (await findRenewal(tx, { hospitalId, fiscalYear })) ?? refuse('not_found')
    if (answer.accepted_at !== null) refuse('renewal_accepted')
    if (answer.version !== of.version) refuse('version_conflict', { version: answer.version })
    const startMonth = aprilOf(fiscalYear)
    const unitPrice = unitPriceIn(startMonth, (await readSeatSettings(tx)).prices) ?? refuse('unit_price_unknown', { month: startMonth })
    const until = fiscalYearEnd(fiscalYear)
    const seats = (await readHeldSeats(tx, hospitalId)).filter((seat) => answer.seat_ids.includes(seat.seatId) && isRenewable(seat, fiscalYear))
    const seatIds = seats.map(({ seatId }) => seatId)
    if (seats.length > 0) await insertSeatLine(tx, { hospital_id: hospitalId, kind: 'renewal', fiscal_year: fiscalYear, start_month: startMonth, seats: seats.length, unit_price: unitPrice, answer_version: answer.version })
    await updateSeatEnds(tx, seatIds, until)
    for (const { holderId, stopsOn } of seats) if (holderId !== null) await updateActsUntil(tx, holderId, actsUntilOf(until, stopsOn))
    if (today > period.lastDay) await seatAgain(tx, { hospitalId, seatIds, fiscalYear })
    await markRenewalAccepted(tx, { hospitalId, fiscalYear, personId })
  })
  await audit(tx, { act: 'seat_renewal.accepted', subjectKind: 'hospital', subjectId: hospitalId, concerns: [hospitalId], data: { fiscalYear } })
  queueNotice(tx, { kind: 'renewal_accepted', ...(await spokespeopleOf(tx, hospitalId)), subject: { kind: 'renewal', id: hospitalId } })
  tellOfSeats(tx, hospitalId)
}

/** All or none: which one can't be is told with the refusal. */
export const acceptSeatRenewalsCommand = async (tx: Transaction, renewals: readonly { hospitalId: string; version: number }[]): Promise<void> => {
  const unique = [...new Map(renewals.map((renewal) => [renewal.hospitalId, renewal])).values()].sort((a, b) => (a.hospitalId < b.hospitalId ? -1 : 1))
  for (const renewal of unique) {
    try {
      await acceptRenewal(tx, renewal)
    } catch (error) {
      if (error instanceof Refused) refuse(error.refusal.code, { ...error.refusal.details, hospitalId: renewal.hospitalId })
      throw error
    }
  }
}
