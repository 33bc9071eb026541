import { listWorkHandoversCall, seeWorkHandoverCall } from '@tasuki/domain/transfer/work-handover.contract'
import { reportClosingCall, reportEventCall } from '@tasuki/domain/transfer/reason-report.contract'
import { memberAccess, signedInAccess } from '../platform/http/access'
import { type ServedRoute, serve } from '../platform/http/serve'
import { reportClosingCommand } from './hide-closing-note'
import { reportEventCommand } from './hide-event-text'
import { listWorkHandovers, seeWorkHandoverCommand } from './list-work-handovers'

/** What passes between colleagues (rule 82), and names seen in reasons (rule 85). */
export const careRoutes: readonly ServedRoute[] = [
  serve(listWorkHandoversCall, memberAccess, ({ runQuery }) => runQuery(listWorkHandovers)),
  serve(reportEventCall, signedInAccess, ({ params, runCommand }) => runCommand((tx) => reportEventCommand(tx, params.messageId).then(() => null))),
  serve(reportClosingCall, signedInAccess, ({ params, runCommand }) => runCommand((tx) => reportClosingCommand(tx, params.caseId).then(() => null))),
  serve(seeWorkHandoverCall, memberAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await seeWorkHandoverCommand(tx, params.handoverId)
      return null
    }),
  ),
]
