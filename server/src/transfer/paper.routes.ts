import { readsForPrefecture } from '@tasuki/domain/account/actor'
import { exportCasesCall, printCasesCall, printNoticeCall } from '@tasuki/domain/transfer/paper.contract'
import { sheetAnswer } from '../platform/files/print-sheet'
import { memberAccess, readerAccess } from '../platform/http/access'
import type { ServedRoute } from '../platform/http/serve'
import { serveFile } from '../platform/http/serve-file'
import { caseFilterOf } from './case-list-filter'
import { exportCases } from './export-cases'
import type { Snapshots } from './facility-snapshots'
import { printCases } from './print-cases'
import { printNotice } from './print-notice'

/** Paper and tables of cases. What stands on them is read in one transaction; it is set after that has ended. */
export const transferPaperRoutes = (snapshots: Snapshots): ServedRoute[] => [
  serveFile(printCasesCall, readerAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printCases(tx, snapshots, params.caseIds))
    return sheetAnswer(sheet, fileName)
  }),
  serveFile(printNoticeCall, memberAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printNotice(tx, snapshots, params.caseId))
    return sheetAnswer(sheet, fileName)
  }),
  // Every table is written down, so it is a command, an own one too.
  serveFile(exportCasesCall, readerAccess, ({ actor, query: { encoding = 'utf-8', ...query }, runCommand }) =>
    runCommand((tx) => exportCases(tx, snapshots, { encoding, filter: caseFilterOf(actor, { ...query, scope: readsForPrefecture(actor) ? 'visible' : 'own' }) })),
  ),
]
