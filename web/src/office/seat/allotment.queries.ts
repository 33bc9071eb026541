import * as seats from '@tasuki/domain/account/seat/seat.contract'
import { useQueryClient } from '@tanstack/react-query'
import { callQuery, useCommand } from '../../platform/server-state'

const BUDGET = ['office', 'getSeatBudget']
const RENEWALS = ['office', 'listSeatRenewals']
const OVERVIEW = ['office', 'getOverview']

export const seatBudgetQuery = callQuery(['office', 'getSeatBudget'], seats.getSeatBudgetCall, {})
export const hospitalSeatsQuery = (hospitalId: string) => callQuery(['office', 'listHospitalSeats'], seats.listHospitalSeatsCall, { params: { hospitalId } })
export const seatRenewalsQuery = (fiscalYear: number | undefined) => callQuery(['office', 'listSeatRenewals'], seats.listSeatRenewalsCall, { query: fiscalYear === undefined ? {} : { fiscalYear } })

/** What an act on a hospital's seats answers is what stands now. */
const useSeatsStand = () => {
  const client = useQueryClient()
  return (stands: seats.HospitalSeats) => client.setQueryData(hospitalSeatsQuery(stands.hospital.id).queryKey, stands)
}

export const useSetBudget = () => useCommand(seats.setSeatBudgetCall, { changes: [BUDGET] })
export const useGiveSeats = () => useCommand(seats.giveSeatsCall, { changes: [BUDGET], done: useSeatsStand() })
export const useTakeSeat = () => useCommand(seats.takeSeatCall, { changes: [BUDGET], done: useSeatsStand() })
export const useAcceptRenewals = () => useCommand(seats.acceptSeatRenewalsCall)
export const useRemindRenewal = () => useCommand(seats.remindSeatRenewalCall)
export const useRenewalsChanged = () => {
  const client = useQueryClient()
  return () => Promise.all([RENEWALS, ['office', 'listHospitalSeats'], OVERVIEW].map((queryKey) => client.invalidateQueries({ queryKey })))
}
