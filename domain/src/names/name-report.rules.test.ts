import { describe, expect, it } from 'vitest'
import { decideNameReport, reportName } from './name-report.rules'

const codeOf = (...earlier: Parameters<typeof reportName>[0]) => {
  const said = reportName(earlier, { digest: 'now' })
  return said.ok ? 'reported' : said.refusal.code
}

describe('rule 85: 「氏名が見えます」', () => {
  it('rule 85: is pressed once; while it waits for the prefecture nobody presses again', () => {
    expect(codeOf()).toBe('reported')
    expect(codeOf({ state: 'pending', digest: 'now' })).toBe('name_already_reported')
  })
  it('rule 85: what the prefecture found harmless stays shown, until its words change', () => {
    expect(codeOf({ state: 'restored', digest: 'now' })).toBe('name_report_decided')
    expect(codeOf({ state: 'restored', digest: 'before' })).toBe('reported')
    expect(codeOf({ state: 'removed', digest: 'now' })).toBe('reported')
  })
  it('rule 85: is decided once', () => {
    expect(decideNameReport('pending').ok).toBe(true)
    expect(['restored', 'removed'].map((state) => decideNameReport(state as 'restored').ok)).toEqual([false, false])
  })
})
