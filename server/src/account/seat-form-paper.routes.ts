import { printSeatFormCall, printStartNoticeCall } from '@tasuki/domain/account/seat-form-paper.contract'
import { sheetAnswer } from '../platform/files/print-sheet'
import { billAccess } from '../platform/http/access'
import type { ServedRoute } from '../platform/http/serve'
import { serveFile } from '../platform/http/serve-file'
import { printSeatForm, printStartNotice } from './print-seat-form'

/** Forms on paper: their hospital's people read them, the prefecture those that were handed in. What stands on one is read in one transaction; it is set after that has ended. */
export const seatFormPaperRoutes = ({ prefecture }: { prefecture: { name: string } }): readonly ServedRoute[] => [
  serveFile(printSeatFormCall, billAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printSeatForm(tx, { ...params, prefecture: prefecture.name }))
    return sheetAnswer(sheet, fileName)
  }),
  serveFile(printStartNoticeCall, billAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printStartNotice(tx, { ...params, prefecture: prefecture.name }))
    return sheetAnswer(sheet, fileName)
  }),
]
