import * as retention from '@tasuki/domain/office/retention/retention.contract'
import { callQuery, useCommand } from '../../platform/server-state'
import { linesOfPage } from '../../ui/ListPager'

const CHANGES = { changes: [['office']] }

export const retentionQuery = callQuery(['office', 'getRetention'], retention.getRetentionCall, {})
export const holdsQuery = (page: number | undefined) => callQuery(['office', 'listHolds'], retention.listHoldsCall, { query: linesOfPage(page) })
export const retainedCasesQuery = (hospitalId: string) => callQuery(['office', 'listRetainedCases'], retention.listRetainedCasesCall, { params: { hospitalId } })
export const ownRetentionQuery = callQuery(['office', 'getOwnRetention'], retention.getOwnRetentionCall, {})

export const useAnnounceDeletions = () => useCommand(retention.announceDeletionsCall, CHANGES)
export const useNotePaperNotice = () => useCommand(retention.notePaperNoticeCall, CHANGES)
export const useStartDeletion = () => useCommand(retention.startDeletionCall, CHANGES)
export const useSetHold = () => useCommand(retention.setHoldCall, CHANGES)
export const useDecideHold = () => useCommand(retention.decideHoldCall, CHANGES)
export const useLiftHold = () => useCommand(retention.liftHoldCall, CHANGES)
export const useAskHold = () => useCommand(retention.askHoldCall, CHANGES)
