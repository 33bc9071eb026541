import type { CaseRecord } from './case-record'
import { fieldAt } from './record-fields'
import type { RECORD_WORDS } from './record-words'

type Words = (typeof RECORD_WORDS)['ja']

/** Under which name the values of a field stand in the words: `sex` → `sex_male`. */
export const FIELD_VALUE_NAMES: Readonly<Record<string, string>> = {
  sex: 'sex',
  setting: 'setting',
  purpose: 'purpose',
  medicalCategory: 'medical',
  guarantor: 'presence',
  'clinical.categoryByState': 'medical',
  'clinical.categoryByTreatment': 'medical',
  'adl.mobility': 'assist',
  'adl.transfers': 'assist',
  'adl.eating': 'assist',
  'adl.toileting': 'assist',
  'adl.bathing': 'assist',
  'adl.dressing': 'assist',
  'adl.grooming': 'assist',
  'adl.category': 'medical',
  'adl.bedridden': 'bedridden',
  'adl.dementia': 'dementia',
  'behaviour.admissionForm': 'admission',
  'social.careLevel': 'careLevel',
  'social.living': 'living',
  'social.outlook': 'outlook',
}

const UNIT_NAMES: Readonly<Record<string, 'years' | 'points' | 'centimetres' | 'kilograms'>> = {
  age: 'years',
  'adl.barthel': 'points',
  'adl.fim': 'points',
  'body.heightCm': 'centimetres',
  'body.weightKg': 'kilograms',
}

type Finding = { presence: 'present' | 'absent' | 'unknown'; detail: string }
const isFinding = (value: unknown): value is Finding => typeof value === 'object' && value !== null && 'presence' in value && 'detail' in value

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * What stands in a field of the record, in words; undefined where nothing was entered, and where nobody has checked
 * (未確認) without a remark. Care needs and the 転院先地域 are told by their own tables, not here.
 */
export const fieldText = (record: CaseRecord, path: string, of: { words: Words; day: (day: string) => string }): string | undefined => {
  const { words } = of
  const value = fieldAt(record, path)
  const named = (name: string): string | undefined => {
    const word = (words as Record<string, unknown>)[name]
    return typeof word === 'string' ? word : undefined
  }
  if (value === null || value === undefined) return undefined
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') {
    const unit = UNIT_NAMES[path]
    return unit === undefined ? String(value) : words[unit](value)
  }
  if (isFinding(value)) {
    const detail = value.detail.trim()
    if (value.presence === 'unknown' && detail === '') return undefined
    return words[`presence_${value.presence}`] + (detail === '' ? '' : `（${detail}）`)
  }
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((one) => named(`bed_${String(one)}`) ?? String(one)).join('、')
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const name = FIELD_VALUE_NAMES[path]
  if (name === 'presence' && value === 'unknown') return undefined
  if (name !== undefined) return named(`${name}_${value}`) ?? value
  return DAY.test(value) ? of.day(value) : value.trim()
}

/** The name of a record's field by its path (`needs.dialysis` → 透析), as changes and missing fields are told. */
export const fieldLabel = (path: string, words: object, needs: ReadonlyMap<string, string>): string => {
  if (path.startsWith('needs.')) return needs.get(path.slice('needs.'.length)) ?? path.slice('needs.'.length)
  const label = (words as Record<string, unknown>)[path]
  return typeof label === 'string' ? label : path
}
