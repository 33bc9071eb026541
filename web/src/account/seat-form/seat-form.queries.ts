import { type SeatForm, deleteSeatFormCall, getSeatFormCall, listSeatFormsCall, saveSeatFormCall, startSeatFormCall, submitSeatFormCall, withdrawSeatFormCall } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { answerSeatRenewalCall, getSeatRenewalCall, listOwnSeatsCall } from '@tasuki/domain/account/seat/seat.contract'
import { useQueryClient } from '@tanstack/react-query'
import { callQuery, useCommand } from '../../platform/server-state'
import { linesOfPage } from '../../ui/ListPager'

const LIST = ['account', 'listSeatForms']
const SEATS = ['account', 'listOwnSeats']
const RENEWAL = ['account', 'getSeatRenewal']

export const seatFormsQuery = (page: number | undefined) => callQuery(['account', 'listSeatForms'], listSeatFormsCall, { query: linesOfPage(page) })
export const seatFormQuery = (formId: string) => callQuery(['account', 'getSeatForm'], getSeatFormCall, { params: { formId } })
export const ownSeatsQuery = callQuery(['account', 'listOwnSeats'], listOwnSeatsCall, {})
export const seatRenewalQuery = callQuery(['account', 'getSeatRenewal'], getSeatRenewalCall, {})

/** What a form's act answers is what stands now. */
const useStanding = () => {
  const client = useQueryClient()
  return (form: SeatForm) => client.setQueryData(seatFormQuery(form.id).queryKey, form)
}

export const useStartSeatForm = (done: (form: SeatForm) => void) => useCommand(startSeatFormCall, { changes: [LIST], done })
export const useSaveSeatForm = () => useCommand(saveSeatFormCall, { done: useStanding() })
export const useDeleteSeatForm = (done: () => void) => useCommand(deleteSeatFormCall, { changes: [LIST], done })
export const useSubmitSeatForm = (done: (form: SeatForm) => void) => {
  const stands = useStanding()
  return useCommand(submitSeatFormCall, { changes: [LIST], done: (form) => (stands(form), done(form)) })
}
export const useWithdrawSeatForm = (done: (form: SeatForm) => void) => {
  const stands = useStanding()
  return useCommand(withdrawSeatFormCall, { changes: [LIST, SEATS], done: (form) => (stands(form), done(form)) })
}
export const useAnswerSeatRenewal = (done: () => void) => useCommand(answerSeatRenewalCall, { changes: [RENEWAL, SEATS], done })
