import { printCasesCall, printNoticeCall } from '@tasuki/domain/transfer/paper.contract'
import { sheetAnswer } from '../platform/files/print-sheet'
import { memberAccess, signedInAccess } from '../platform/http/access'
import type { ServedRoute } from '../platform/http/serve'
import { serveFile } from '../platform/http/serve-file'
import type { Snapshots } from './facility-snapshots'
import { printCases } from './print-cases'
import { printNotice } from './print-notice'

/** Paper and tables of cases. What stands on them is read in one transaction; it is set after that has ended. */
export const transferPaperRoutes = (snapshots: Snapshots): ServedRoute[] => [
  serveFile(printCasesCall, signedInAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printCases(tx, snapshots, params.caseIds))
    return sheetAnswer(sheet, fileName)
  }),
  serveFile(printNoticeCall, memberAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printNotice(tx, snapshots, params.caseId))
    return sheetAnswer(sheet, fileName)
  }),
]
