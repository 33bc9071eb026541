import * as calls from '@tasuki/domain/office/moderation/moderation.contract'
import { callQuery, useCommand } from '../../platform/server-state'
import { linesOfPage } from '../../ui/ListPager'

/** What is deleted is gone on every page. */
const CHANGES = { changes: [['moderation'], ['talk'], ['transfer'], ['document'], ['facility'], ['office', 'getOverview']] }
const TALKED = { changes: [['moderation'], ['office', 'getOverview']] }

export const moderationsQuery = (state: calls.ModerationFilter, page: number | undefined) => callQuery(['moderation', 'listModerations'], calls.listModerationsCall, { query: { state, ...linesOfPage(page) } })
export const moderationQuery = (moderationId: string) => callQuery(['moderation', 'getModeration'], calls.getModerationCall, { params: { moderationId } })
export const ownModerationsQuery = (page: number | undefined) => callQuery(['moderation', 'listOwnModerations'], calls.listOwnModerationsCall, { query: linesOfPage(page) })
export const ownModerationQuery = (moderationId: string) => callQuery(['moderation', 'getOwnModeration'], calls.getOwnModerationCall, { params: { moderationId } })

export const useAskToConfirm = () => useCommand(calls.askToConfirmCall, CHANGES)
export const useDeleteContent = () => useCommand(calls.deleteContentCall, CHANGES)
export const useDeleteAskedContent = () => useCommand(calls.deleteAskedContentCall, CHANGES)
export const useAskAgain = () => useCommand(calls.askAgainCall, TALKED)
export const useCloseModeration = () => useCommand(calls.closeModerationCall, TALKED)
export const useAnswerModeration = () => useCommand(calls.answerModerationCall, TALKED)
