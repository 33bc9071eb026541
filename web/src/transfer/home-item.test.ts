import type { WaitingItem } from '@tasuki/domain/transfer/home.contract'
import { expect, test } from 'vitest'
import { withAcceptancesTogether } from './home-item'

const waiting = (kind: WaitingItem['kind'], caseId: string, inquiryId: string): WaitingItem => ({
  kind,
  side: 'sender',
  caseId,
  inquiryId,
  roomId: inquiryId,
  handoverId: null,
  label: caseId,
  otherHospital: inquiryId,
  since: '2026-04-01T00:00:00Z',
  dueAt: null,
  count: 1,
})

test('several acceptances of one case are one row that leads to the case; nothing else is touched', () => {
  const late = waiting('answer_overdue', 'a', 'a1')
  const alone = waiting('acceptance_waiting', 'b', 'b1')
  const first = waiting('acceptance_waiting', 'a', 'a2')
  expect(withAcceptancesTogether([late, first, alone, waiting('acceptance_waiting', 'a', 'a3')])).toEqual([late, { ...first, inquiryId: null, roomId: null, count: 2 }, alone])
})
