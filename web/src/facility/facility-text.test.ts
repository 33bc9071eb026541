import type { CareNeed } from '@tasuki/domain/facility/care-need'
import { describe, expect, it } from 'vitest'
import { receptionText, weekdaysText } from '@tasuki/domain/facility/reception-text'
import { needsByGroup } from './facility-text'
import { recordFieldMessages } from './hospital.messages'

const words = recordFieldMessages.ja

describe('weekdaysText', () => {
  it('joins a week of work', () => expect(weekdaysText([1, 2, 3, 4, 5], words)).toBe('月〜金'))
  it('names single days', () => expect(weekdaysText([5, 1, 3], words)).toBe('月・水・金'))
  it('does not join two days', () => expect(weekdaysText([1, 2], words)).toBe('月・火'))
  it('runs through Sunday at the end of the week', () => expect(weekdaysText([0, 6, 5, 1], words)).toBe('月・金〜日'))
  it('speaks English', () => expect(weekdaysText([1, 2, 3], recordFieldMessages.en)).toBe('Mon–Wed'))
  it('says hours', () => expect(receptionText({ weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }, words)).toBe('月〜金 9:00〜17:00'))
})

const need = (code: string, change: Partial<CareNeed> = {}): CareNeed => ({
  code,
  group: 'renal',
  label: code,
  labelEn: code,
  quantityUnit: null,
  detailHint: null,
  position: 1,
  retired: false,
  ...change,
})

describe('needsByGroup', () => {
  it('keeps the order of groups and positions, and retired items only where stated', () => {
    const groups = needsByGroup([need('b', { position: 2 }), need('a'), need('old', { retired: true }), need('kept', { retired: true, position: 3 }), need('o2', { group: 'respiration' })], (code) => code === 'kept')
    expect(groups.map(({ group, needs }) => [group, needs.map((one) => one.code)])).toEqual([
      ['respiration', ['o2']],
      ['renal', ['a', 'b', 'kept']],
    ])
  })
})
