import type { NeedState } from '@tasuki/domain/facility/care-need'
import { quantityText } from '@tasuki/domain/facility/quantity-text'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { FIELD_VALUE_NAMES } from '@tasuki/domain/transfer/field-text'
import { fieldAt } from '@tasuki/domain/transfer/record-fields'
import type { Finding } from '@tasuki/domain/transfer/record-sections'
import { type Language } from '../../ui/language'
import { fullDayText } from '../../ui/time-text'
import { ageLabel, destinationText, isAgeCut, type NeedWords, type PrefectureData, type RecordWords } from './record-text'

export type FieldVocabulary = { words: RecordWords; needs: ReadonlyMap<string, NeedWords>; prefecture: PrefectureData | undefined; language: Language; own: boolean }

const DAY = /^\d{4}-\d{2}-\d{2}$/

const wordOf = (words: RecordWords, key: string): string => {
  const word = (words as Record<string, unknown>)[key]
  return typeof word === 'string' ? word : (key.split('_').at(-1) ?? key)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands in one field of a record, in the words of the record's page: 有 8回/日（日中のみ）, 一部介助, 未入力. */
export const fieldValueText = (record: CaseRecord, path: string, of: FieldVocabulary): string => {
  const { words } = of
  const value = fieldAt(record, path)
  if (path === 'age') return ageLabel(record.age, isAgeCut(record, of.own), words)
  if (path === 'destination') return destinationText(record.destination, of.prefecture, words) || words.notEntered
  if (path === 'bedKinds') return record.bedKinds.map((kind) => words[`bed_${kind}`]).join('、') || words.anyBedKind
  if (isObject(value) && 'presence' in value) {
    const state = value as NeedState | Finding
    const unit = of.needs.get(path.slice('needs.'.length))?.unit ?? ''
    const quantity = 'quantity' in state && state.quantity !== null ? quantityText(state.quantity, unit) : ''
    const detail = state.detail.trim()
    return [wordOf(words, `presence_${state.presence}`), quantity, detail === '' ? '' : `（${detail}）`].filter((part) => part !== '').join(' ')
  }
  if (value === null || value === undefined || value === '') return words.notEntered
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return path === 'body.heightCm' ? words.centimetres(value) : path === 'body.weightKg' ? words.kilograms(value) : words.points(value)
  if (typeof value !== 'string') return words.notEntered
  const group = FIELD_VALUE_NAMES[path]
  if (group !== undefined) return wordOf(words, `${group}_${value}`)
  return DAY.test(value) ? fullDayText(value, of.language) : value
}
