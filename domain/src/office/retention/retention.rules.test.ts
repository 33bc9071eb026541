import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../base/working-time'
import { dayAfterNotice, deletionDay, firstDeletionDay, lastDueEntryDay, mayDelete, reportLines } from './retention.rules'

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days))

describe('要綱25条: three years', () => {
  it.each([
    ['rule 56', '2024-04-01', '2027-04-02'],
    ['rule 57', '2024-02-29', '2027-03-01'],
    ['rule 57, the eve of a leap day', '2024-02-28', '2027-03-01'],
    ['no leap day', '2023-02-28', '2026-03-01'],
    ['into a leap year', '2025-02-27', '2028-02-28'],
    ['the turn of a year', '2023-12-31', '2027-01-01'],
  ])('%s: entered on %s, deleted from %s on', (_, entered, first) => {
    expect(firstDeletionDay(entered)).toBe(first)
    expect(mayDelete({ newestEntryOn: entered, noticedOn: '2020-01-01', held: false }, addDays(first, -1))).toMatchObject({ refusal: { code: 'retention_not_over' } })
    expect(mayDelete({ newestEntryOn: entered, noticedOn: '2020-01-01', held: false }, first)).toMatchObject({ ok: true })
  })

  it('a later entry never goes before an earlier one, and none before its three years are over', () => {
    fc.assert(
      fc.property(day, (entered) => {
        expect(firstDeletionDay(addDays(entered, 1)) >= firstDeletionDay(entered)).toBe(true)
        expect(firstDeletionDay(entered) >= addDays(entered, 3 * 365 + 1)).toBe(true)
        expect(firstDeletionDay(entered) <= addDays(entered, 3 * 365 + 3)).toBe(true)
      }),
    )
  })

  it('what is due on a day is found from the entries: none too many, none too few', () => {
    fc.assert(
      fc.property(day, (today) => {
        const last = lastDueEntryDay(today)
        expect(firstDeletionDay(last) <= today).toBe(true)
        expect(firstDeletionDay(addDays(last, 1)) > today).toBe(true)
      }),
    )
  })
})

describe('要綱25条2項: the notice beforehand', () => {
  const entered = '2024-04-01'

  it('rule 58: without a notice nothing is deleted, however old', () => {
    expect(mayDelete({ newestEntryOn: entered, noticedOn: null, held: false }, '2099-01-01')).toMatchObject({ refusal: { code: 'deletion_not_announced' } })
    expect(deletionDay({ newestEntryOn: entered, noticedOn: null, held: false })).toBeNull()
  })

  it('rule 58: thirty whole days lie between the notice and the deletion', () => {
    expect(dayAfterNotice('2027-04-02')).toBe('2027-05-03')
    const told = { newestEntryOn: entered, noticedOn: '2027-04-02', held: false }
    expect(mayDelete(told, '2027-05-02')).toMatchObject({ refusal: { code: 'deletion_notice_running' } })
    expect(mayDelete(told, '2027-05-03')).toMatchObject({ ok: true })
    expect(deletionDay(told)).toBe('2027-05-03')
    expect(deletionDay({ ...told, noticedOn: '2027-02-01' })).toBe('2027-04-02')
  })

  it('a hold stops it, told or not, for as long as it stands', () => {
    const held = { newestEntryOn: entered, noticedOn: '2027-01-01', held: true }
    expect(mayDelete(held, '2099-01-01')).toMatchObject({ refusal: { code: 'case_held_back' } })
    expect(deletionDay(held)).toBeNull()
  })
})

it('the report of a run lists what was deleted, what stayed, and what went wrong', () => {
  expect(reportLines({ deleted: 48, kept: 2, failed: 3 })).toBe(53)
})
