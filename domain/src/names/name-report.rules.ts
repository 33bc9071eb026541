import { accepted, refused, type Result } from '../base/result'

export type NameReportState = 'pending' | 'restored' | 'removed'

/**
 * 「氏名が見えます」 (rule 85): once per text. While it is hidden there is nothing to press; what the prefecture has found
 * harmless stays shown, until its words change. Nobody but the prefecture takes a press back.
 */
export const reportName = (earlier: readonly { state: NameReportState; digest: string }[], text: { digest: string }): Result<true> => {
  if (earlier.some((report) => report.state === 'pending')) return refused('name_already_reported')
  if (earlier.some((report) => report.state === 'restored' && report.digest === text.digest)) return refused('name_report_decided')
  return accepted(true)
}

/** The prefecture restores or removes, once. */
export const decideNameReport = (state: NameReportState): Result<true> => (state === 'pending' ? accepted(true) : refused('name_report_decided'))
