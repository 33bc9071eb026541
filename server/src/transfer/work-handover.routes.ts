import { listWorkHandoversCall, seeWorkHandoverCall } from '@tasuki/domain/transfer/work-handover.contract'
import { memberAccess } from '../platform/http/access'
import { type ServedRoute, serve } from '../platform/http/serve'
import { listWorkHandovers, seeWorkHandoverCommand } from './list-work-handovers'

/** What passes between colleagues (rule 82). */
export const workHandoverRoutes: readonly ServedRoute[] = [
  serve(listWorkHandoversCall, memberAccess, ({ runQuery }) => runQuery(listWorkHandovers)),
  serve(seeWorkHandoverCall, memberAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await seeWorkHandoverCommand(tx, params.handoverId)
      return null
    }),
  ),
]
