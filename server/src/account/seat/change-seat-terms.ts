import { planClosedDay, planOpenedDay, planPause, planSeatPrice } from '@tasuki/domain/account/seat/seat-terms.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { readSeatSettings, type SeatSettings } from './seat-terms'
import { deleteClosedDay, deletePause, deleteSeatPrice, insertClosedDay, insertPause, insertSeatPrice, lockSeatTerms } from './seat-terms.store'

/** As they stand, until the change is through. */
const settingsToChange = async (tx: Transaction): Promise<SeatSettings> => {
  await lockSeatTerms(tx)
  return readSeatSettings(tx)
}

const SUBJECT = { subjectKind: 'seat_terms' } as const

export const addClosedDayCommand = async (tx: Transaction, closed: { day: string; name: string }): Promise<void> => {
  await refuseNames(tx, { name: closed.name })
  orRefuse(planClosedDay(closed.day, { today: japanDay(tx.now), calendar: (await settingsToChange(tx)).calendar }))
  if (!(await insertClosedDay(tx, closed))) refuse('day_closed_already', { fields: ['day'] })
  await audit(tx, { act: 'seat_terms.day_closed', ...SUBJECT, data: { day: closed.day } })
}

export const removeClosedDayCommand = async (tx: Transaction, day: string): Promise<void> => {
  if (!(await deleteClosedDay(tx, day))) refuse('not_found')
  orRefuse(planOpenedDay(day, japanDay(tx.now)))
  await audit(tx, { act: 'seat_terms.day_opened', ...SUBJECT, data: { day } })
}

export const addPauseCommand = async (tx: Transaction, pause: { firstDay: string; lastDay: string }): Promise<void> => {
  orRefuse(planPause(pause, { today: japanDay(tx.now), others: (await settingsToChange(tx)).calendar.pauses }))
  const pauseId = await insertPause(tx, pause)
  await audit(tx, { act: 'seat_terms.pause_added', ...SUBJECT, subjectId: pauseId, data: pause })
}

export const removePauseCommand = async (tx: Transaction, pauseId: string): Promise<void> => {
  if (!(await deletePause(tx, pauseId))) refuse('not_found')
  await audit(tx, { act: 'seat_terms.pause_removed', ...SUBJECT, subjectId: pauseId })
}

/** A price that was planned for the same month is replaced. */
export const setSeatPriceCommand = async (tx: Transaction, price: { fromMonth: string; yen: number }): Promise<void> => {
  orRefuse(planSeatPrice(price.fromMonth, { today: japanDay(tx.now), prices: (await settingsToChange(tx)).prices }))
  await deleteSeatPrice(tx, price.fromMonth)
  await insertSeatPrice(tx, price)
  await audit(tx, { act: 'seat_terms.price_set', ...SUBJECT, data: price })
}

export const removeSeatPriceCommand = async (tx: Transaction, fromMonth: string): Promise<void> => {
  const { prices } = await settingsToChange(tx)
  if (!prices.some((price) => price.fromMonth === fromMonth)) refuse('not_found')
  orRefuse(planSeatPrice(fromMonth, { today: japanDay(tx.now), prices }))
  await deleteSeatPrice(tx, fromMonth)
  await audit(tx, { act: 'seat_terms.price_removed', ...SUBJECT, data: { fromMonth } })
}
