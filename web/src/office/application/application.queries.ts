import * as applications from '@tasuki/domain/office/application/hospital-application.contract'
import { useQueryClient } from '@tanstack/react-query'
import { callQuery, useCommand } from '../../platform/server-state'
import { linesOfPage } from '../../ui/ListPager'

export const joinMunicipalitiesQuery = callQuery(['application', 'listJoinMunicipalities'], applications.listJoinMunicipalitiesCall, {})
export const joinableHospitalsQuery = (q: string) => callQuery(['application', 'findJoinableHospitals'], applications.findJoinableHospitalsCall, { query: { q } })
export const applicationsQuery = (state: applications.ApplicationFilter, page: number | undefined) => callQuery(['application', 'listApplications'], applications.listApplicationsCall, { query: { state, ...linesOfPage(page) } })
export const applicationQuery = (applicationId: string) => callQuery(['application', 'getApplication'], applications.getApplicationCall, { params: { applicationId } })

export const useSubmitApplication = () => useCommand(applications.submitApplicationCall)
export const useReadOwnApplication = () => useCommand(applications.readOwnApplicationCall)
export const useCorrectApplication = () => useCommand(applications.correctApplicationCall)
export const useWithdrawApplication = () => useCommand(applications.withdrawApplicationCall)

const CHANGES = [['application'], ['office']]

/** What was decided is shown from the answer; lists and the register are read again. */
export const useDecideApplication = (applicationId: string) => {
  const client = useQueryClient()
  const show = (application: applications.OfficeApplication) => client.setQueryData(applicationQuery(applicationId).queryKey, application)
  return {
    accept: useCommand(applications.acceptApplicationCall, { changes: CHANGES, done: ({ application }) => show(application) }),
    giveBack: useCommand(applications.returnApplicationCall, { changes: CHANGES, done: show }),
    refuse: useCommand(applications.refuseApplicationCall, { changes: CHANGES, done: show }),
  }
}
