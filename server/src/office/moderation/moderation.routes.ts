import * as calls from '@tasuki/domain/office/moderation/moderation.contract'
import { memberAccess, officerAccess, registerAccess, representativeAccess } from '../../platform/http/access'
import { type ServedRoute, serve } from '../../platform/http/serve'
import { getModeration, listModerations } from './list-moderations'
import { answerModerationCommand, askAgainCommand, askToConfirmCommand, closeModerationCommand, deleteAskedContentCommand, deleteContentCommand, viewAsked } from './moderate-content'

/** Unsuitable content (要綱24条): the prefecture asks, the hospital answers, the prefecture closes or deletes. */
export const moderationRoutes: readonly ServedRoute[] = [
  serve(calls.listModerationsCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => listModerations(tx, query.state, query))),
  serve(calls.getModerationCall, officerAccess, ({ params, runQuery }) => runQuery((tx) => getModeration(tx, params.moderationId))),
  serve(calls.askToConfirmCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => askToConfirmCommand(tx, body), viewAsked)),
  serve(calls.deleteContentCall, officerAccess, ({ body, runCommand }) => runCommand(async (tx) => ({ id: await deleteContentCommand(tx, body) }))),
  serve(calls.deleteAskedContentCall, officerAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await deleteAskedContentCommand(tx, { ...params, ...body })
      return null
    }),
  ),
  serve(calls.askAgainCall, officerAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await askAgainCommand(tx, { ...params, ...body })
      return null
    }),
  ),
  serve(calls.closeModerationCall, officerAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await closeModerationCommand(tx, { ...params, ...body })
      return null
    }),
  ),
  serve(calls.listOwnModerationsCall, memberAccess, ({ query, runQuery }) => runQuery((tx) => listModerations(tx, 'all', query))),
  serve(calls.getOwnModerationCall, memberAccess, ({ params, runQuery }) => runQuery((tx) => getModeration(tx, params.moderationId))),
  serve(calls.answerModerationCall, representativeAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await answerModerationCommand(tx, { ...params, ...body })
      return null
    }),
  ),
]
