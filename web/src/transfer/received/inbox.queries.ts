import type { Call } from '@tasuki/domain/base/call'
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
import type { CallInput, CallOutput } from '../../platform/api-client'
import { callQuery, useCommand } from '../../platform/server-state'

export const receivedInquiriesQuery = (filter: InboxFilter, mine = false) => callQuery(['transfer', 'listReceivedInquiries'], listReceivedInquiriesCall, { query: { filter, ...(mine ? { mine: '1' as const } : {}) } })

/** An answer moves the case, the inbox, the badges and the room at once. */
const CHANGED = [['transfer'], ['talk']]

export const useReadInquiry = () => useCommand(readInquiryCall, { changes: [['transfer']] })

// `done` runs before anything is read again: what is read may take away the very button that asked.
type Done<C extends Call> = (output: CallOutput<C>, input: CallInput<C>) => void

export const useAnswerInquiry = (done: Done<typeof answerInquiryCall>) => useCommand(answerInquiryCall, { changes: CHANGED, done })
export const useConfirmCandidate = (done: Done<typeof confirmCandidateCall>) => useCommand(confirmCandidateCall, { changes: CHANGED, done })
export const useTakeBack = (done: Done<typeof takeBackCall>) => useCommand(takeBackCall, { changes: CHANGED, done })
export const useMakeReverseOffer = (done: Done<typeof makeReverseOfferCall>) => useCommand(makeReverseOfferCall, { changes: CHANGED, done })

/** Lines of a room became read: what counts them here is read again. */
export const useCountsChanged = () => {
  const client = useQueryClient()
  return useCallback(() => {
    for (const name of ['getHome', 'listReceivedInquiries', 'listCases']) void client.invalidateQueries({ queryKey: ['transfer', name] })
  }, [client])
}
