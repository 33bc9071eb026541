import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report.contract'
import { officerAccess } from '../platform/http/access'
import { type ServedRoute, serve } from '../platform/http/serve'
import { decideNameReportCommand } from './decide-name-report'
import { listNameReports } from './list-name-reports'

/** What the prefecture does alone (要綱24条, 26条). A reading is a command: it is written down. */
export const officeRoutes: readonly ServedRoute[] = [
  serve(listNameReportsCall, officerAccess, ({ query, runCommand }) => runCommand((tx) => listNameReports(tx, query.state ?? 'pending'))),
  serve(decideNameReportCall, officerAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await decideNameReportCommand(tx, { ...params, ...body })
      return null
    }),
  ),
]
