import { expect, it } from 'vitest'
import { dueReminderStep, planRenewalReminder, reminderDays } from './renewal-reminder.rules'
import { renewalPeriodOf } from './renewal.rules'

const calendar = { isHoliday: (day: string) => day.slice(5) <= '01-03' || day.slice(5) >= '12-29', closedDays: new Set<string>() }
const stepOn = (today: string) => dueReminderStep(renewalPeriodOf(2027, today), { today, calendar })

it('rule 36: unanswered renewals are reminded of on the first open day of January and two weeks before 31 March, at no other time', () => {
  // 2027-01-04 is a Monday; in 2028 the 4th is a Tuesday, in 2026 a Sunday.
  expect(reminderDays(renewalPeriodOf(2027, '2027-01-01'), calendar)).toEqual({ opened: '2027-01-04', closing: '2027-03-17' })
  expect(reminderDays(renewalPeriodOf(2026, '2026-01-01'), calendar).opened).toBe('2026-01-05')
  expect(reminderDays(renewalPeriodOf(2027, '2027-01-01'), { ...calendar, closedDays: new Set(['2027-01-04']) }).opened).toBe('2027-01-05')
  expect(['2026-12-31', '2027-01-03', '2027-01-04', '2027-03-16', '2027-03-17', '2027-03-31', '2027-04-01'].map(stepOn)).toEqual([undefined, undefined, 'opened', 'opened', 'closing', 'closing', undefined])
})

it('by hand the prefecture reminds who hasn’t answered, once a day, while an answer counts', () => {
  const period = renewalPeriodOf(2027, '2027-03-20')
  const plan = (of: { state?: 'answered' | 'accepted' | 'unanswered'; open?: boolean; remindedOn?: string | null }) => planRenewalReminder({ ...period, open: of.open ?? true, state: of.state ?? 'unanswered' }, { remindedOn: of.remindedOn ?? null, today: '2027-03-20' })
  expect([plan({}).ok, plan({ remindedOn: '2027-03-19' }).ok]).toEqual([true, true])
  expect(plan({ remindedOn: '2027-03-20' })).toMatchObject({ refusal: { code: 'renewal_reminded_today' } })
  for (const state of ['answered', 'accepted'] as const) expect(plan({ state })).toMatchObject({ refusal: { code: 'renewal_answered' } })
  expect(plan({ open: false })).toMatchObject({ refusal: { code: 'renewal_not_open', details: { from: '2027-01-01', until: '2027-03-31' } } })
})
