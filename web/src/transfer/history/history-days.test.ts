import type { CaseEvent } from '@tasuki/domain/transfer/case.contract'
import { expect, it } from 'vitest'
import { historyByDay, hospitalsInHistory } from './history-days'

const north = { id: '11111111-1111-4111-8111-111111111111', name: '北病院', shortName: '北' }
const event = (id: string, at: string, of: Partial<CaseEvent> = {}): CaseEvent => ({ id, at, kind: 'answered', hospital: null, concerns: null, personName: null, data: {}, ...of })
const events = [
  event('1', '2026-11-24T01:00:00Z', { kind: 'registered' }),
  event('2', '2026-11-24T14:59:00Z', { kind: 'inquiry_sent', concerns: north }),
  event('3', '2026-11-24T15:01:00Z', { kind: 'record_changed' }),
  event('4', '2026-11-25T01:00:00Z', { concerns: north }),
  event('5', '2026-11-25T02:00:00Z', { kind: 'passed_on' }),
]
const ids = (group: Parameters<typeof historyByDay>[1]['group'], hospitalId?: string) => historyByDay(events, { group, hospitalId }).map(({ day, events: of }) => [day, of.map((one) => one.id).join('')])

it('puts the history under its days in Japan, the newest first', () => {
  expect(ids('all')).toEqual([['2026-11-25', '543'], ['2026-11-24', '21']])
})

it('filters by what a line is about, and by hospital', () => {
  expect(ids('record')).toEqual([['2026-11-25', '3']])
  expect(ids('care')).toEqual([['2026-11-25', '5']])
  expect(ids('talks', north.id)).toEqual([['2026-11-25', '4'], ['2026-11-24', '2']])
  expect(hospitalsInHistory(events)).toEqual([{ id: north.id, shortName: '北' }])
})
