import { missingToSend } from '@tasuki/domain/transfer/case-record'
import { describe, expect, test } from 'vitest'
import { EMPTY_CASE_FORM, matchingQueryOf, needGroups, recordOfForm, togglePick, unknownNeeds, withAbsent } from './case-form'

const present = { presence: 'present', quantity: 8, detail: '日中のみ' } as const
const need = (code: string, over: object = {}) => ({ code, group: 'respiration' as const, label: code, labelEn: code, quantityUnit: null, detailHint: null, position: 1, retired: false, ...over })

describe('what the form sends', () => {
  test('an item that isn’t 有 any more loses its quantity and detail; an untouched one isn’t sent', () => {
    const record = recordOfForm({ ...EMPTY_CASE_FORM, needs: { suction: { ...present, presence: 'absent' }, oxygen: present, nppv: undefined as never } })
    expect(record.needs).toEqual({ suction: { presence: 'absent', quantity: null, detail: '' }, oxygen: present })
    expect('visibility' in record).toBe(false)
  })
  test('an empty form names all that is required', () => {
    expect(missingToSend(recordOfForm(EMPTY_CASE_FORM))).toHaveLength(10)
  })
  test('hospitals are asked for by what they state conditions on, and nothing else', () => {
    expect(Object.keys(matchingQueryOf(recordOfForm({ ...EMPTY_CASE_FORM, course: '経過' }))).sort()).toEqual(['age', 'bedKinds', 'destination', 'guarantor', 'needs', 'sex'])
  })
})

describe('the catalogue in the form', () => {
  test('retired items and the ventilator aren’t asked again; groups without items don’t show', () => {
    const groups = needGroups([need('ventilator'), need('nppv', { position: 2 }), need('oxygen', { position: 1 }), need('old', { retired: true })])
    expect(groups).toHaveLength(1)
    expect(groups[0]?.needs.map(({ code }) => code)).toEqual(['oxygen', 'nppv'])
  })
  test('「残りをすべて無に」 touches what nobody has said anything about', () => {
    const needs = { oxygen: present }
    expect(unknownNeeds(needs, [need('oxygen'), need('nppv')])).toEqual(['nppv'])
    expect(withAbsent(needs, ['nppv'])).toEqual({ oxygen: present, nppv: { presence: 'absent', quantity: null, detail: '' } })
  })
})

test('hospitals are asked in the order in which they were chosen', () => {
  const [a, b] = [
    { hospitalId: 'a', name: 'A' },
    { hospitalId: 'b', name: 'B' },
  ]
  const both = togglePick(togglePick([], b), a)
  expect(both).toEqual([b, a])
  expect(togglePick(both, b)).toEqual([a])
})
