import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { describe, expect, test } from 'vitest'
import { matchingMessages } from '../candidates/matching.messages'
import { kilometresText, matchPointText } from '../candidates/matching-text'
import { recordMessages } from './record.messages'
import { destinationChoices, destinationOf, destinationText, destinationValues, isAgeCut, needLine, patientLine } from './record-text'

const words = recordMessages.ja
const municipality = { kana: '', secondaryArea: null, healthCenter: null, latitude: null, longitude: null }
const prefecture = {
  code: '14',
  name: '神奈川県',
  secondaryAreas: [{ name: '横浜', municipalityCodes: [] }],
  municipalities: [
    { ...municipality, code: '14100', name: '横浜市', cityCode: null, kana: 'よこはまし' },
    { ...municipality, code: '14108', name: '金沢区', cityCode: '14100', kana: 'かなざわく' },
    { ...municipality, code: '14201', name: '横須賀市', cityCode: null },
  ],
}

describe('a patient in one line, without a name', () => {
  test('age, sex, main disease', () => {
    expect(patientLine({ age: 84, ageOrOlder: false, sex: 'female', mainDisease: '誤嚥性肺炎後' }, words)).toBe('84歳 女 誤嚥性肺炎後')
    expect(patientLine({ age: 90, ageOrOlder: true, sex: 'male', mainDisease: '' }, words)).toBe('90歳以上 男')
    expect(patientLine({ age: null, ageOrOlder: false, sex: null, mainDisease: '' }, words)).toBe('年齢未入力')
  })
  test('the exact age from 90 on stays with the sending hospital', () => {
    expect(isAgeCut({ ...EMPTY_CASE_RECORD, age: 90 }, false)).toBe(true)
    expect(isAgeCut({ ...EMPTY_CASE_RECORD, age: 94 }, true)).toBe(false)
    expect(isAgeCut({ ...EMPTY_CASE_RECORD, age: 89 }, false)).toBe(false)
  })
})

test('a need with how much and how', () => {
  const suction = { code: 'suction', group: 'respiration' as const, label: '喀痰吸引', labelEn: 'Suctioning', quantityUnit: '回/日', detailHint: null, position: 1, retired: false }
  expect(needLine(suction, { presence: 'present', quantity: 8, detail: '夜間も' }, 'ja')).toBe('喀痰吸引 8回/日（夜間も）')
  expect(needLine(suction, { presence: 'present', quantity: null, detail: '' }, 'ja')).toBe('喀痰吸引')
})

describe('希望地域', () => {
  test('a designated city stands whole, its wards carry its name', () => {
    expect(destinationChoices(prefecture, words).municipalities.map(({ label }) => label)).toEqual(['横浜市（全域）', '横浜市金沢区', '横須賀市'])
    expect(destinationText({ municipalities: ['14108'], secondaryAreas: ['横浜'] }, prefecture, words)).toBe('横浜圏域、横浜市金沢区')
  })
  test('what was chosen comes back as it went in, in the order of the record', () => {
    const destination = { municipalities: ['14108'], secondaryAreas: ['横浜'] }
    expect(JSON.stringify(destinationOf(destinationValues(destination)))).toBe(JSON.stringify(destination))
  })
})

test('fields are told by their names', () => {
  expect(fieldLabel('transferableFrom', words, new Map())).toBe('転院可能日')
  expect(fieldLabel('needs.dialysis', words, new Map([['dialysis', '透析']]))).toBe('透析')
  expect(fieldLabel('needs.gone', words, new Map())).toBe('gone')
})

test('what speaks against a hospital, in its own words where it has any', () => {
  const needs = new Map([['dialysis', { label: '透析', unit: '回/週' }]])
  const say = (point: Parameters<typeof matchPointText>[0]) => matchPointText(point, matchingMessages.ja, needs)
  expect(say({ item: 'dialysis', why: 'condition', text: '月水金のみ', limit: null })).toBe('透析：月水金のみ')
  expect(say({ item: 'dialysis', why: 'not_stated', text: '', limit: null })).toBe('透析の受入条件が未記載')
  expect(say({ item: 'dialysis', why: 'over_limit', text: '', limit: 8 })).toBe('透析は8回/週まで')
  expect(say({ item: 'area', why: 'outside', text: '', limit: null })).toBe('希望地域の外')
  expect([kilometresText(3.24), kilometresText(12.6)]).toEqual(['3.2', '13'])
})
