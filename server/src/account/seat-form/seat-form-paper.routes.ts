import { printSeatFormCall, printStartNoticeCall } from '@tasuki/domain/account/seat-form/seat-form-paper.contract'
import { sheetAnswer } from '../../platform/files/print-sheet'
import { formAccess } from '../../platform/http/access'
import type { ServedRoute } from '../../platform/http/serve'
import { serveFile } from '../../platform/http/serve-file'
import { printSeatForm, printStartNotice } from './print-seat-form'

/** Forms on paper: for whom their page is, the hospital's representative and, once handed in, the prefecture. What stands on one is read in one transaction; it is set after that has ended. */
export const seatFormPaperRoutes = ({ prefecture }: { prefecture: { name: string } }): readonly ServedRoute[] => [
  serveFile(printSeatFormCall, formAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printSeatForm(tx, { ...params, prefecture: prefecture.name }))
    return sheetAnswer(sheet, fileName)
  }),
  serveFile(printStartNoticeCall, formAccess, async ({ params, runCommand }) => {
    const { sheet, fileName } = await runCommand((tx) => printStartNotice(tx, { ...params, prefecture: prefecture.name }))
    return sheetAnswer(sheet, fileName)
  }),
]
