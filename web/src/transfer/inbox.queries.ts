import { makeReverseOfferCall } from '@tasuki/domain/transfer/case.contract'
import {
  answerInquiryCall,
  confirmCandidateCall,
  listReceivedInquiriesCall,
  readInquiryCall,
  takeBackCall,
  type InboxFilter,
} from '@tasuki/domain/transfer/inquiry.contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { callQuery, useCommand } from '../platform/server-state'

export const receivedInquiriesQuery = (filter: InboxFilter) => callQuery(['transfer', 'listReceivedInquiries'], listReceivedInquiriesCall, { query: { filter } })

/** An answer moves the case, the inbox, the badges and the room at once. */
const CHANGED = [['transfer'], ['talk']]

export const useReadInquiry = () => useCommand(readInquiryCall, { changes: [['transfer']] })
export const useAnswerInquiry = () => useCommand(answerInquiryCall, { changes: CHANGED })
export const useConfirmCandidate = () => useCommand(confirmCandidateCall, { changes: CHANGED })
export const useTakeBack = () => useCommand(takeBackCall, { changes: CHANGED })
export const useMakeReverseOffer = () => useCommand(makeReverseOfferCall, { changes: CHANGED })

/** Lines of a room became read: what counts them here is read again. */
export const useCountsChanged = () => {
  const client = useQueryClient()
  return useCallback(() => {
    for (const name of ['getHome', 'listReceivedInquiries', 'listCases']) void client.invalidateQueries({ queryKey: ['transfer', name] })
  }, [client])
}
