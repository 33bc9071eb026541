import { estimateSeatsCall } from '@tasuki/domain/account/seat/seat-estimate.contract'
import { getSeatTermsCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import { callQuery } from '../../platform/server-state'

export const seatTermsQuery = callQuery(['account', 'getSeatTerms'], getSeatTermsCall, {})

export const seatEstimateQuery = (asked: { appliedOn: string; seats: string; wishedStart?: string }) => callQuery(['account', 'estimateSeats'], estimateSeatsCall, { query: asked })
