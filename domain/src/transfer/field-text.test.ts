import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { caseRecord, type CaseRecord, EMPTY_CASE_RECORD } from './case-record'
import { fieldText } from './field-text'
import { RECORD_SECTIONS } from './record-sections'
import { RECORD_WORDS } from './record-words'

const of = { words: RECORD_WORDS.ja, day: (day: string) => `<${day}>` }

/** Every field that isn't a table of its own, with its schema. */
const fields = Object.entries(caseRecord.shape).flatMap(([field, schema]): [string, z.ZodType][] => {
  if (field === 'needs' || field === 'destination') return []
  return Object.hasOwn(RECORD_SECTIONS, field) ? Object.entries((schema as z.ZodObject).shape).map(([name, inner]): [string, z.ZodType] => [`${field}.${name}`, inner as z.ZodType]) : [[field, schema]]
})
const withValue = (path: string, value: unknown): CaseRecord => {
  const [field = '', name] = path.split('.')
  const standing = EMPTY_CASE_RECORD[field as keyof CaseRecord] as object
  return { ...EMPTY_CASE_RECORD, [field]: name === undefined ? value : { ...standing, [name]: value } }
}
const choicesOf = (schema: z.ZodType): string[] => {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema
  return inner instanceof z.ZodEnum ? inner.options.map(String) : []
}

describe('a field in words', () => {
  it('finds every field', () => expect(fields.length).toBeGreaterThan(60))
  it.each(fields)('%s: nothing entered is nothing said', (path) => expect(fieldText(EMPTY_CASE_RECORD, path, of)).toBeUndefined())
  it.each(fields.filter(([, schema]) => choicesOf(schema).length > 0))('%s: every choice has its word', (path, schema) => {
    for (const choice of choicesOf(schema)) {
      const text = fieldText(withValue(path, choice), path, of)
      if (choice === 'unknown') expect(text).toBeUndefined()
      else expect(Object.values(RECORD_WORDS.ja)).toContain(text)
    }
  })
  it.each([
    ['body.heightCm', 152.5, '152.5 cm'],
    ['body.weightKg', 41, '41 kg'],
    ['adl.barthel', 0, '0点'],
    ['adl.fim', 126, '126点'],
    ['age', 84, '84歳'],
    ['urgent', false, 'いいえ'],
    ['transferableFrom', '2026-12-01', '<2026-12-01>'],
    ['clinical.onsetDate', '2026-10-10', '<2026-10-10>'],
    ['bedKinds', ['medicalLongTerm', 'general'], '医療療養、一般'],
    ['behaviour.delirium', { presence: 'present', detail: '夜間' }, '有（夜間）'],
    ['behaviour.delirium', { presence: 'absent', detail: '' }, '無'],
    ['behaviour.delirium', { presence: 'unknown', detail: '家族に確認中' }, '未確認（家族に確認中）'],
    ['course', ' 経過 \n', '経過'],
  ])('%s = %j: %s', (path, value, expected) => expect(fieldText(withValue(path, value), path, of)).toBe(expected))
})
