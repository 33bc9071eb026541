import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useQueryClient } from '@tanstack/react-query'
import { seatFormQuery } from '../../account/seat-form/seat-form.queries'
import { callQuery, useCommand } from '../../platform/server-state'

const LIST = ['office', 'listOfficeSeatForms']
const SEATS = ['office', 'listHospitalSeats']
const OVERVIEW = ['office', 'getOverview']
export const FORMS_PER_PAGE = 50

export type FormsFilter = { state?: (typeof forms.OFFICE_FORM_STATES)[number] | undefined; kind?: forms.SeatFormKind | undefined; q?: string | undefined; page?: number | undefined }

export const officeFormsQuery = ({ state = 'submitted', kind, q, page = 1 }: FormsFilter) =>
  callQuery(['office', 'listOfficeSeatForms'], forms.listOfficeSeatFormsCall, {
    query: { state, ...(kind !== undefined && { kind }), ...(q !== undefined && { q }), limit: FORMS_PER_PAGE, offset: (page - 1) * FORMS_PER_PAGE },
  })

/** What a decision answers is what stands now. */
const useDecided = () => {
  const client = useQueryClient()
  return (form: forms.SeatForm) => client.setQueryData(seatFormQuery(form.id).queryKey, form)
}

/** `done` first: what stands then takes the acts off the page, and with them whoever asked. */
export const useAcceptForm = (done: () => void) => {
  const decided = useDecided()
  return useCommand(forms.acceptSeatFormCall, { changes: [LIST, SEATS, OVERVIEW], done: (form) => (done(), decided(form)) })
}
export const useReturnForm = (done: () => void) => {
  const decided = useDecided()
  return useCommand(forms.returnSeatFormCall, { changes: [LIST, OVERVIEW], done: (form) => (done(), decided(form)) })
}
/** One of several: the list is read again once all are through. */
export const useAcceptOneOfMany = () => useCommand(forms.acceptSeatFormCall, { done: useDecided() })
export const useFormsChanged = () => {
  const client = useQueryClient()
  return () => Promise.all([LIST, SEATS, OVERVIEW].map((queryKey) => client.invalidateQueries({ queryKey })))
}
