import { listAuditTrailCall } from '@tasuki/domain/office/audit/audit-trail.contract'
import { listNameReleasesCall, withdrawNameReleaseCall } from '@tasuki/domain/office/name-report/name-release-list.contract'
import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report/name-report.contract'
import { getOverviewCall } from '@tasuki/domain/office/overview/overview.contract'
import { exportFiguresCall, getFiguresCall } from '@tasuki/domain/office/figures/figures.contract'
import { serveFile } from '../platform/http/serve-file'
import { getOverview } from './overview/get-overview'
import { exportFigures, getFigures } from './figures/get-figures'
import { officerAccess, prefectureAccess, trailAccess, writerAccess } from '../platform/http/access'
import { type ServedRoute, serve } from '../platform/http/serve'
import { listAuditTrail } from './audit/list-audit-trail'
import { decideNameReportCommand } from './name-report/decide-name-report'
import { listNameReports } from './name-report/list-name-reports'
import { listNameReleases, withdrawNameReleaseCommand } from './name-report/review-releases'

/** What the prefecture does (要綱24条, 26条), and what the hospitals look over with it. Its reading is a command: it is written down. */
export const officeRoutes: readonly ServedRoute[] = [
  serve(getOverviewCall, prefectureAccess, ({ runQuery }) => runQuery(getOverview)),
  serve(listNameReportsCall, officerAccess, ({ query, runCommand }) => runCommand((tx) => listNameReports(tx, query.state ?? 'pending'))),
  serve(decideNameReportCall, officerAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await decideNameReportCommand(tx, { ...params, ...body })
      return null
    }),
  ),
  serve(getFiguresCall, officerAccess, ({ query, runCommand }) => runCommand((tx) => getFigures(tx, query.year))),
  serveFile(exportFiguresCall, officerAccess, ({ query, runCommand }) => runCommand((tx) => exportFigures(tx, query))),
  serve(listAuditTrailCall, trailAccess, ({ query, runCommand }) => runCommand((tx) => listAuditTrail(tx, query))),
  serve(listNameReleasesCall, writerAccess, ({ query, runCommand }) => runCommand((tx) => listNameReleases(tx, query))),
  serve(withdrawNameReleaseCall, writerAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await withdrawNameReleaseCommand(tx, params.releaseId)
      return null
    }),
  ),
]
