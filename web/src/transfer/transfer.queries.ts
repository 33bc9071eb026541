import { listColleaguesCall } from '@tasuki/domain/account/account.contract'
import {
  addCandidatesCall,
  assignCaseCall,
  changeRecordCall,
  changeVisibilityCall,
  chooseCandidateCall,
  completeCaseCall,
  discardDraftCall,
  endCaseCall,
  getCaseCall,
  listCaseEventsCall,
  registerCaseCall,
  releaseHoldCall,
  reopenCaseCall,
  sendCaseCall,
  type CaseDetail,
} from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listRecordChangesCall } from '@tasuki/domain/transfer/record-change.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import { withdrawInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { matchHospitalsCall, type MatchingQuery, type MatchingResult } from '@tasuki/domain/transfer/matching.contract'
import { keepPreviousData, queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { request, type CallInput } from '../platform/api-client'
import { callQuery, useCommand } from '../platform/server-state'

export const casesQuery = (query: CallInput<typeof listCasesCall>['query'] = {}) =>
  callQuery(['transfer', 'listCases'], listCasesCall, { query })

export const caseQuery = (caseId: string) => callQuery(['transfer', 'getCase'], getCaseCall, { params: { caseId } })

export const caseEventsQuery = (caseId: string) => callQuery(['transfer', 'listCaseEvents'], listCaseEventsCall, { params: { caseId } })

export const recordChangesQuery = (caseId: string) => callQuery(['transfer', 'listRecordChanges'], listRecordChangesCall, { params: { caseId } })

export const colleaguesQuery = callQuery(['account', 'listColleagues'], listColleaguesCall, {})

/** The hospitals shown while the record is being typed: the last answer stays in sight until the next is there. */
export const matchingQueryOptions = (patient: MatchingQuery) =>
  queryOptions({
    queryKey: ['transfer', 'matchHospitals', patient],
    queryFn: ({ signal }): Promise<MatchingResult> => request(matchHospitalsCall, { body: { patient, limit: 100 } }, { signal }),
    placeholderData: keepPreviousData,
  })

const CHANGED_LISTS = [
  ['transfer', 'listCases'],
  ['transfer', 'listCaseEvents'],
  ['transfer', 'listRecordChanges'],
  ['transfer', 'getHome'],
  ['talk'],
]

/** The answer of a command is the case as it stands: it is on the screen before anything is read again. */
const keepCase = (client: QueryClient, detail: CaseDetail) => client.setQueryData(caseQuery(detail.id).queryKey, detail)

const useKeepCase = () => {
  const client = useQueryClient()
  return (detail: CaseDetail) => void keepCase(client, detail)
}

export const useRegisterCase = () => useCommand(registerCaseCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useCopyCase = () => useCommand(copyCaseCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useChangeRecord = () => useCommand(changeRecordCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useChangeVisibility = () => useCommand(changeVisibilityCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useAssignCase = () => useCommand(assignCaseCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useSendCase = () => useCommand(sendCaseCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useAddCandidates = () => useCommand(addCandidatesCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useChooseCandidate = () => useCommand(chooseCandidateCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useReleaseHold = () => useCommand(releaseHoldCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useCompleteCase = () => useCommand(completeCaseCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useEndCase = () => useCommand(endCaseCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useReopenCase = () => useCommand(reopenCaseCall, { done: useKeepCase(), changes: CHANGED_LISTS })
export const useDiscardDraft = () => useCommand(discardDraftCall, { changes: [['transfer', 'listCases'], ['transfer', 'getHome']] })
export const useWithdrawInquiry = () => useCommand(withdrawInquiryCall, { changes: [['transfer', 'getCase'], ...CHANGED_LISTS] })
