import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { RECORD_WORDS } from '@tasuki/domain/transfer/record-words'
import { expect, it } from 'vitest'
import { fieldValueText } from './field-value-text'

const of = { words: RECORD_WORDS.ja, needs: new Map([['suction', { label: '喀痰吸引', unit: '回/日' }]]), prefecture: undefined, language: 'ja' as const, own: false }
const record = {
  ...EMPTY_CASE_RECORD,
  sex: 'female' as const,
  age: 90,
  medicalCategory: 'not_assessed' as const,
  transferableFrom: '2026-11-27',
  urgent: false,
  needs: { suction: { presence: 'present' as const, quantity: 8, detail: '日中のみ' } },
  adl: { ...EMPTY_CASE_RECORD.adl, eating: 'partial' as const, dementia: 'IIa' as const },
  social: { ...EMPTY_CASE_RECORD.social, careLevel: 'care_3' as const, publicAssistance: { presence: 'absent' as const, detail: '' } },
  course: '熱は下がった。',
}

it('says each field in the words of the record', () => {
  const said = (path: string) => fieldValueText(record, path, of)
  expect(['sex', 'age', 'medicalCategory', 'transferableFrom', 'urgent', 'needs.suction', 'adl.eating', 'adl.dementia', 'social.careLevel', 'social.publicAssistance', 'course'].map(said)).toEqual([
    '女', '90歳以上', '未判定', '2026年11月27日(金)', 'いいえ', '有 8回/日 （日中のみ）', '一部介助', 'Ⅱa', '要介護3', '無', '熱は下がった。',
  ])
})

it('says what isn’t there: 未入力, and a need nobody entered is 未確認', () => {
  expect(['mainDisease', 'purpose', 'needs.dialysis', 'bedKinds'].map((path) => fieldValueText(EMPTY_CASE_RECORD, path, of))).toEqual(['未入力', '未入力', '未確認', '問わない'])
})
