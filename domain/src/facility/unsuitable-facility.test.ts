import { expect, it } from 'vitest'
import { EMPTY_FACILITY_RECORD } from './facility.rules'
import { changesWithout, standingMarks, typedFacilityTexts, versionsIn, withoutFacilityText } from './unsuitable-facility.rules'

const contact = { name: '病棟', phone: '045-000-0000', extension: '', email: '' }
const of = {
  record: { ...EMPTY_FACILITY_RECORD, remarks: '他院より安い', website: 'https://a.example/%E3%81%82', otherContacts: [contact, { ...contact, name: '夜間' }] },
  acceptance: { ventilator: { level: 'conditional' as const, condition: '要相談', limit: null } },
}

it('rule 60: one text of the facility information goes, all else stays', () => {
  for (const field of ['record.remarks', 'record.website', 'record.otherContacts.1.name', 'acceptance.ventilator']) {
    const left = withoutFacilityText(of, field)
    expect(typedFacilityTexts(left), field).toEqual({ ...typedFacilityTexts(of), [field]: '' })
  }
  expect(withoutFacilityText(of, 'record.otherContacts.1.name').record.otherContacts[1]).toEqual({ ...contact, name: '' })
  expect(withoutFacilityText(of, 'acceptance.ventilator').acceptance.ventilator).toEqual({ level: 'conditional', condition: '', limit: null })
  for (const none of ['record.phone', 'record.afterHours', 'acceptance.oxygen', 'record.otherContacts.7.name', 'record', '']) expect(withoutFacilityText(of, none), none).toEqual(of)
})

it('rule 60: its mark stays until the hospital writes there anew, or the place is no more', () => {
  const marks = { 'record.remarks': 'x', 'record.otherContacts.1.name': 'y', 'acceptance.ventilator': 'z' }
  expect(standingMarks(marks, { 'record.remarks': '', 'record.otherContacts.1.name': '', 'acceptance.ventilator': '' })).toEqual(marks)
  expect(standingMarks(marks, { 'record.remarks': '新しい文', 'record.otherContacts.1.name': '' })).toEqual({ 'record.otherContacts.1.name': 'y' })
})

it('rule 60: every version of it is known, for whoever has repeated one', () => {
  expect(versionsIn([{ field: 'remarks', before: null, after: '他院より安い' }, { field: 'remarks', before: '他院より安い', after: '一番安い' }, { field: 'visiting', before: '', after: '午前' }], 'record.remarks')).toEqual(['他院より安い', '他院より安い', '一番安い'])
  expect(versionsIn([{ field: 'ventilator', before: null, after: of.acceptance.ventilator }], 'acceptance.ventilator')).toEqual(['要相談'])
  expect(versionsIn([{ field: 'general.note', before: '大部屋', after: '' }], 'general.note')).toEqual(['大部屋'])
  expect(versionsIn([{ field: 'otherContacts', before: [contact], after: [contact, { ...contact, name: '夜間' }] }], 'record.otherContacts.1.name')).toEqual(['夜間'])
})

it('rule 60: the history keeps no version of it', () => {
  const other = { field: 'visiting', before: '午後', after: '午前' }
  expect(changesWithout([{ field: 'remarks', before: null, after: '他院より安い' }, { field: 'remarks', before: '他院より安い', after: '一番安い' }, other], 'record.remarks')).toEqual([
    { field: 'remarks', before: null, after: '' },
    { field: 'remarks', before: '', after: '' },
    other,
  ])
  expect(changesWithout([{ field: 'ventilator', before: null, after: of.acceptance.ventilator }, other], 'acceptance.ventilator')).toEqual([{ field: 'ventilator', before: null, after: { level: 'conditional', condition: '', limit: null } }, other])
  expect(changesWithout([{ field: 'general.note', before: '大部屋', after: '個室' }], 'general.note')).toEqual([{ field: 'general.note', before: '', after: '' }])
  expect(changesWithout([{ field: 'otherContacts', before: [contact], after: [contact, contact] }], 'record.otherContacts.1.name')).toEqual([{ field: 'otherContacts', before: [contact], after: [contact, { ...contact, name: '' }] }])
})
