import * as terms from '@tasuki/domain/account/seat/seat-terms.contract'
import { useCommand } from '../../platform/server-state'

const CHANGES = { changes: [['account', 'getSeatTerms'], ['account', 'estimateSeats']] }

export const useAddClosedDay = () => useCommand(terms.addClosedDayCall, CHANGES)
export const useRemoveClosedDay = () => useCommand(terms.removeClosedDayCall, CHANGES)
export const useAddPause = () => useCommand(terms.addPauseCall, CHANGES)
export const useRemovePause = () => useCommand(terms.removePauseCall, CHANGES)
export const useSetSeatPrice = () => useCommand(terms.setSeatPriceCall, CHANGES)
export const useRemoveSeatPrice = () => useCommand(terms.removeSeatPriceCall, CHANGES)
