import type { WaitingItem } from '@tasuki/domain/transfer/home.contract'
import { expect, test } from 'vitest'
import { waitingLabel, withAcceptancesTogether } from './home-item'
import { recordMessages } from '../record/record.messages'

const waiting = (kind: WaitingItem['kind'], caseId: string, inquiryId: string): WaitingItem => ({
  kind,
  side: 'sender',
  caseId,
  inquiryId,
  roomId: inquiryId,
  handoverId: null,
  label: '',
  patient: { code: caseId, age: 84, ageOrOlder: false, sex: 'female', mainDisease: '誤嚥性肺炎後' },
  otherHospital: inquiryId,
  since: '2026-04-01T00:00:00Z',
  dueAt: null,
  dueHospitalId: null,
  count: 1,
})

test('several acceptances of one case are one row that leads to the case; nothing else is touched', () => {
  const late = waiting('answer_overdue', 'a', 'a1')
  const alone = waiting('acceptance_waiting', 'b', 'b1')
  const first = waiting('acceptance_waiting', 'a', 'a2')
  expect(withAcceptancesTogether([late, first, alone, waiting('acceptance_waiting', 'a', 'a3')])).toEqual([late, { ...first, inquiryId: null, roomId: null, count: 2 }, alone])
})

test('whom it is about is said in the language of the page', () => {
  const item = waiting('answer_overdue', '26-0412-7K', 'a1')
  expect(waitingLabel(item, recordMessages.ja)).toBe('84歳 女 誤嚥性肺炎後')
  expect(waitingLabel(item, recordMessages.en)).toBe('84 y F 誤嚥性肺炎後')
  expect(waitingLabel({ ...item, patient: null, label: '26-0412-7K' }, recordMessages.en)).toBe('26-0412-7K')
})
