import { estimateSeats, readSeatCount, type SeatEstimate } from '@tasuki/domain/account/seat/seat-fee.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse } from '../../platform/refused'
import { readSeatSettings } from './seat-terms'

type Asked = { appliedOn?: string | undefined; appliedAt?: string | undefined; seats: string; wishedStart?: string | undefined }

/** A day may be given, an instant, or neither: then it is applied for now. */
export const answerSeatEstimate = async (tx: Transaction, asked: Asked): Promise<SeatEstimate> => {
  const seats = orRefuse(readSeatCount(asked.seats))
  const appliedOn = asked.appliedOn ?? japanDay(asked.appliedAt === undefined ? tx.now : new Date(asked.appliedAt))
  return orRefuse(estimateSeats({ appliedOn, seats, wishedStart: asked.wishedStart }, await readSeatSettings(tx)))
}
