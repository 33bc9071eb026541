import * as calls from '@tasuki/domain/office/retention/retention.contract'
import type { DocumentHouse } from '../../document/attach-document'
import { memberAccess, officerAccess } from '../../platform/http/access'
import { type ServedRoute, serve } from '../../platform/http/serve'
import { announceDeletionsCommand, notePaperNoticeCommand } from './announce-deletions'
import { serveFile } from '../../platform/http/serve-file'
import { startDeletionCommand } from './delete-due-cases'
import { exportForHospital, exportRetained } from './export-retained'
import { askHoldCommand, decideHoldCommand, liftHoldCommand, setHoldCommand } from './hold-deletion'
import { getDeletionRun, getOwnRetention, getRetention, listHolds, listRetainedCases } from './list-retention'

/** Deletion after three years (要綱25条): the prefecture's side and the hospitals'. */
export const retentionRoutes = (house: Pick<DocumentHouse, 'storage' | 'subjects'>): readonly ServedRoute[] => [
  serve(calls.getRetentionCall, officerAccess, ({ runQuery }) => runQuery(getRetention)),
  serve(calls.listRetainedCasesCall, officerAccess, ({ params, runQuery }) => runQuery((tx) => listRetainedCases(tx, params.hospitalId))),
  serve(calls.announceDeletionsCall, officerAccess, ({ body, runCommand }) => runCommand((tx) => announceDeletionsCommand(tx, body.hospitalIds))),
  serve(calls.notePaperNoticeCall, officerAccess, ({ params, runCommand }) => runCommand((tx) => notePaperNoticeCommand(tx, params.hospitalId))),
  serveFile(calls.exportForHospitalCall, officerAccess, (request) => exportForHospital(request, house)),
  serve(calls.startDeletionCall, officerAccess, ({ runCommand }) => runCommand(async (tx) => ({ runId: await startDeletionCommand(tx) }))),
  serve(calls.getDeletionRunCall, officerAccess, ({ params, query, runQuery }) => runQuery((tx) => getDeletionRun(tx, params.runId, query))),
  serve(calls.listHoldsCall, officerAccess, ({ query, runQuery }) => runQuery((tx) => listHolds(tx, query))),
  serve(calls.setHoldCall, officerAccess, ({ body, runCommand }) => runCommand(async (tx) => ({ id: await setHoldCommand(tx, body) }))),
  serve(calls.decideHoldCall, officerAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await decideHoldCommand(tx, { ...params, ...body })
      return null
    }),
  ),
  serve(calls.liftHoldCall, officerAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await liftHoldCommand(tx, params.holdId)
      return null
    }),
  ),
  serve(calls.getOwnRetentionCall, memberAccess, ({ runQuery }) => runQuery(getOwnRetention)),
  serveFile(calls.exportRetainedCall, memberAccess, (request) => exportRetained(request, house)),
  serve(calls.askHoldCall, memberAccess, ({ body, runCommand }) => runCommand(async (tx) => ({ id: await askHoldCommand(tx, body) }))),
]
