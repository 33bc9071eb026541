import type { SeatRenewal } from '@tasuki/domain/account/seat.contract'
import { billMonthOf, unitPriceIn } from '@tasuki/domain/account/seat-fee.rules'
import { actsUntilOf, aprilOf, fiscalYearEnd, planRenewal, renewalPeriod, renewalPeriodOf } from '@tasuki/domain/account/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { orRefuse, Refused, refuse } from '../platform/refused'
import { lockHospital, selectHospitals } from './account.store'
import { asRepresentative } from './open-seat-form'
import { findRenewal, insertRenewal, markRenewalAccepted, selectRenewalAnswers, selectRenewalSeats, selectRenewalYears, updateRenewal } from './seat-office.store'
import { readHeldSeats } from './seat-slots'
import { readSeatSettings } from './seat-terms'
import { insertSeatLine, updateActsUntil, updateSeatEnds } from './seat.store'

type Hospital = SeatRenewal['hospital']

/** What ends before a fiscal year, hospital by hospital, with what was answered about it. */
const readRenewals = async (tx: Transaction, of: { fiscalYear: number; hospitalId?: string }): Promise<SeatRenewal[]> => {
  const today = japanDay(tx.now)
  const period = renewalPeriodOf(of.fiscalYear, today)
  const asked = { fiscalYear: of.fiscalYear, hospitalId: of.hospitalId }
  const seats = await selectRenewalSeats(tx, { ...asked, lastDay: period.lastDay, day: today < period.lastDay ? today : period.lastDay })
  const answers = new Map((await selectRenewalAnswers(tx, asked)).map((answer) => [answer.hospital_id, answer]))
  const startMonth = aprilOf(of.fiscalYear)
  const unitPrice = unitPriceIn(startMonth, (await readSeatSettings(tx)).prices) ?? null
  const hospitals = new Map(seats.map((row): [string, Hospital] => [row.hospital_id, { id: row.hospital_id, name: row.name, shortName: row.short_name }]))
  return [...hospitals.values()].map((hospital) => {
    const answer = answers.get(hospital.id)
    return {
      ...period,
      hospital,
      version: answer?.version ?? 0,
      state: answer === undefined ? 'unanswered' : answer.accepted_at === null ? 'answered' : 'accepted',
      answeredAt: answer?.answered_at.toISOString() ?? null,
      acceptedAt: answer?.accepted_at?.toISOString() ?? null,
      seats: seats.filter((row) => row.hospital_id === hospital.id).map((row) => ({ seatId: row.seat_id, number: row.number, holder: row.holder, goesOn: row.goes_on })),
      unitPrice: answer?.unit_price ?? unitPrice,
      startMonth,
      billMonth: billMonthOf(startMonth),
    }
  })
}

export const readSeatRenewal = async (tx: Transaction, hospitalId: string): Promise<SeatRenewal> => {
  const [hospital] = await selectHospitals(tx, [hospitalId])
  if (hospital === undefined) return refuse('not_found')
  const period = renewalPeriod(japanDay(tx.now))
  const [renewal] = await readRenewals(tx, { fiscalYear: period.fiscalYear, hospitalId })
  if (renewal !== undefined) return renewal
  const startMonth = aprilOf(period.fiscalYear)
  const label = { id: hospital.id, name: hospital.name, shortName: hospital.short_name }
  return { ...period, hospital: label, version: 0, state: 'unanswered', answeredAt: null, acceptedAt: null, seats: [], unitPrice: null, startMonth, billMonth: billMonthOf(startMonth) }
}

/** 要綱10条5項; until it is accepted it may be answered anew. Answers with whose it is. */
export const answerSeatRenewalCommand = async (tx: Transaction, given: { version: number; seatIds: readonly string[] }): Promise<string> => {
  const { hospitalId, personId } = asRepresentative(tx)
  await dangerouslyAsSystem(tx, 'only the system locks hospitals', () => lockHospital(tx, hospitalId))
  const { fiscalYear } = renewalPeriod(japanDay(tx.now))
  const standing = await findRenewal(tx, { hospitalId, fiscalYear })
  const seats = await readHeldSeats(tx, hospitalId)
  const seatIds = orRefuse(planRenewal(given.seatIds, { seats, today: japanDay(tx.now), isAccepted: standing !== undefined && standing.accepted_at !== null }))
  if ((standing?.version ?? 0) !== given.version) refuse('version_conflict', { version: standing?.version ?? 0 })
  await (standing === undefined ? insertRenewal : updateRenewal)(tx, { hospitalId, fiscalYear, seatIds, personId })
  await audit(tx, { act: 'seat_renewal.answered', subjectKind: 'hospital', subjectId: hospitalId, data: { fiscalYear, seats: seatIds.length } })
  announce(tx, { topic: 'seat', id: hospitalId, hospitalIds: [hospitalId] })
  return hospitalId
}

type SeatRenewals = { renewals: SeatRenewal[]; fiscalYear: number; years: number[]; today: string }

/** For the prefecture: of the next fiscal year, or of another that has come. */
export const listSeatRenewals = async (tx: Transaction, asked?: number): Promise<SeatRenewals> => {
  const today = japanDay(tx.now)
  const next = renewalPeriod(today).fiscalYear
  const fiscalYear = asked ?? next
  const years = [...new Set([next, ...(await selectRenewalYears(tx)).filter((year) => year < next)])]
  return { renewals: await readRenewals(tx, { fiscalYear }), fiscalYear, years, today }
}

/** The seats go on to the next fiscal year's end, their holders with them, at April's price, fixed now (rule 29). */
const acceptRenewal = async (tx: Transaction, of: { hospitalId: string; version: number }): Promise<void> => {
  const personId = tx.actor.kind === 'officer' ? tx.actor.personId : refuse('not_permitted')
  const { fiscalYear, open, firstDay, lastDay } = renewalPeriod(japanDay(tx.now))
  if (!open) refuse('renewal_not_open', { from: firstDay, until: lastDay })
  await dangerouslyAsSystem(tx, 'seats and people are the system’s to change', async () => {
    await lockHospital(tx, of.hospitalId)
    const answer = (await findRenewal(tx, { hospitalId: of.hospitalId, fiscalYear })) ?? refuse('not_found')
    if (answer.accepted_at !== null) refuse('renewal_accepted')
    if (answer.version !== of.version) refuse('version_conflict', { version: answer.version })
    const startMonth = aprilOf(fiscalYear)
    const unitPrice = unitPriceIn(startMonth, (await readSeatSettings(tx)).prices) ?? refuse('unit_price_unknown', { month: startMonth })
    const until = fiscalYearEnd(fiscalYear)
    const seats = (await readHeldSeats(tx, of.hospitalId)).filter(({ seatId }) => answer.seat_ids.includes(seatId))
    if (seats.length > 0) await insertSeatLine(tx, { hospital_id: of.hospitalId, kind: 'renewal', fiscal_year: fiscalYear, start_month: startMonth, seats: seats.length, unit_price: unitPrice })
    await updateSeatEnds(tx, answer.seat_ids, until)
    for (const { holderId, stopsOn } of seats) if (holderId !== null) await updateActsUntil(tx, holderId, actsUntilOf(until, stopsOn))
    await markRenewalAccepted(tx, { hospitalId: of.hospitalId, fiscalYear, personId })
  })
  await audit(tx, { act: 'seat_renewal.accepted', subjectKind: 'hospital', subjectId: of.hospitalId, concerns: [of.hospitalId], data: { fiscalYear } })
  announce(tx, { topic: 'seat', id: of.hospitalId, hospitalIds: [of.hospitalId] })
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
