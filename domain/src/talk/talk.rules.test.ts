import { expect, test } from 'vitest'
import { CHANGE_WITHIN_MS, type ChangeableLine, refusalToChangeLine } from './talk.rules'

const SAID = new Date('2026-11-25T01:00:00.000Z')
const line: ChangeableLine = { kind: 'text', authorPersonId: 'p', authorHospitalId: 'h', sentAt: SAID, deleted: false, hidden: null }
const at = (ms: number) => ({ personId: 'p', hospitalId: 'h', roomState: 'open' as const, now: new Date(SAID.getTime() + ms) })
const code = (of: Partial<ChangeableLine>, change: Partial<ReturnType<typeof at>> & { act?: 'edit' | 'delete' } = {}) =>
  refusalToChangeLine({ ...line, ...of }, { ...at(1000), act: 'edit', ...change } as Parameters<typeof refusalToChangeLine>[1])?.code

test('one’s own words can be put right and taken back for five minutes, and not a moment longer', () => {
  for (const act of ['edit', 'delete'] as const) {
    expect(code({}, { act, ...at(CHANGE_WITHIN_MS) })).toBeUndefined()
    expect(code({}, { act, ...at(CHANGE_WITHIN_MS + 1) })).toBe('message_change_period_over')
  }
})

test('not a colleague’s line, nor one said at another hospital, nor an event', () => {
  expect(code({ authorPersonId: 'q' })).toBe('message_not_own')
  expect(code({ authorHospitalId: 'other' })).toBe('message_not_own')
  expect(code({ authorPersonId: null, authorHospitalId: null })).toBe('message_not_own')
  expect(code({ kind: 'event' })).toBe('message_not_own')
})

test('a line that was taken back stays so', () => {
  expect(code({ deleted: true })).toBe('message_deleted')
  expect(code({ deleted: true }, { act: 'delete' })).toBe('message_deleted')
})

test('rules 60, 85: what is hidden or deleted by the prefecture is not its author’s to change', () => {
  for (const act of ['edit', 'delete'] as const) {
    expect(code({ hidden: 'hidden' }, { act })).toBe('name_already_reported')
    for (const hidden of ['removed', 'deleted insult 2026-11-24'] as const) expect(code({ hidden }, { act })).toBe('message_deleted')
  }
})

test('a room that has closed takes no edit, yet a mistake may still be taken back', () => {
  expect(code({}, { roomState: 'read_only' as 'open' })).toBe('room_read_only')
  expect(code({}, { roomState: 'read_only' as 'open', act: 'delete' })).toBeUndefined()
})
