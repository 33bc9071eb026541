import { describe, expect, it } from 'vitest'
import { announcementState, planAnnouncement, planReminder } from './announcement.rules'

const shown = { firstDay: '2026-05-10', lastDay: '2026-05-20', withdrawn: false }
const draft = { title: '年末年始の受付', body: '12月29日から休みます。', firstDay: '2026-05-10', lastDay: '2026-05-20' }
const codeOf = (result: { ok: boolean; refusal?: { code: string; details?: unknown } }) => (result.ok ? 'ok' : result.refusal?.code)

it.each([
  ['2026-05-09', 'coming'],
  ['2026-05-10', 'shown'],
  ['2026-05-20', 'shown'],
  ['2026-05-21', 'over'],
])('from its first day to its last, both counted: %s %s', (today, state) => {
  expect(announcementState(shown, today)).toBe(state)
  expect(announcementState({ ...shown, withdrawn: true }, today)).toBe('withdrawn')
})

it('without a last day it stays', () => {
  expect(announcementState({ ...shown, lastDay: null }, '2030-01-01')).toBe('shown')
})

describe('writing one', () => {
  it.each([
    ['as it should be', {}, 'ok'],
    ['without a title', { title: '　 ' }, 'required_fields_missing'],
    ['without a text', { body: '' }, 'required_fields_missing'],
    ['dated back', { firstDay: '2026-05-09' }, 'announcement_days_invalid'],
    ['that ends before it begins', { lastDay: '2026-05-09' }, 'announcement_days_invalid'],
    ['without end', { lastDay: null }, 'ok'],
  ])('%s', (_, change, code) => {
    expect(codeOf(planAnnouncement({ ...draft, ...change }, { today: '2026-05-10' }))).toBe(code)
  })

  it('changed later it keeps its days, and gets no new one of the past', () => {
    const standing = { firstDay: draft.firstDay, lastDay: draft.lastDay }
    expect(codeOf(planAnnouncement(draft, { today: '2026-06-01', standing }))).toBe('ok')
    expect(codeOf(planAnnouncement({ ...draft, lastDay: '2026-05-25' }, { today: '2026-06-01', standing }))).toBe('announcement_days_invalid')
    expect(codeOf(planAnnouncement({ ...draft, firstDay: '2026-05-11' }, { today: '2026-06-01', standing }))).toBe('announcement_days_invalid')
  })
})

it('a reminder goes out once in a day of Japan, for what is shown and wants an acknowledgement', () => {
  const of = { ...shown, wantsAcknowledgement: true, remindedAt: null }
  const noon = new Date('2026-05-15T03:00:00Z')
  expect(codeOf(planReminder(of, noon))).toBe('ok')
  expect(codeOf(planReminder({ ...of, remindedAt: new Date('2026-05-14T15:00:00Z') }, noon))).toBe('reminded_already')
  expect(codeOf(planReminder({ ...of, remindedAt: new Date('2026-05-14T14:59:59Z') }, noon))).toBe('ok')
  expect(codeOf(planReminder({ ...of, wantsAcknowledgement: false }, noon))).toBe('acknowledgement_not_wanted')
  expect(codeOf(planReminder({ ...of, withdrawn: true }, noon))).toBe('announcement_not_shown')
})
