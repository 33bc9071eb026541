import type { CaseRecord } from './case-record'
import type { Finding, RecordSection } from './record-sections'
import { type FieldSpec, SECTION_FIELDS, SECTION_PASSAGES } from './record-field-specs'
import type { RECORD_WORDS } from './record-words'

/** The words in one language. */
type Words = (typeof RECORD_WORDS)['ja']

const wordAt = (words: Words, key: string): string => {
  const word = (words as Record<string, unknown>)[key]
  return typeof word === 'string' ? word : key
}

export const fieldWord = (path: string, words: Words): string => wordAt(words, path)

export const choiceWord = (spec: Extract<FieldSpec, { kind: 'choice' }>, value: string, words: Words): string => wordAt(words, `${spec.words}_${value}`)

/** What stands in a section under a path of its fields. */
export const sectionValue = (record: Pick<CaseRecord, RecordSection>, path: string): unknown => {
  const [section, name = ''] = path.split('.')
  return (record[section as RecordSection] as Record<string, unknown>)[name]
}

const isFinding = (value: unknown): value is Finding => typeof value === 'object' && value !== null && 'presence' in value

/** Whether something was entered; 未確認 wasn't. */
export const isEntered = (value: unknown): boolean => (isFinding(value) ? value.presence !== 'unknown' || value.detail.trim() !== '' : value !== null && value !== undefined && String(value).trim() !== '')

/** The value as a person reads it; '' for what nobody entered. Days stay as they are: the page writes them. */
export const valueText = (spec: FieldSpec, value: unknown, words: Words): string => {
  if (isFinding(value)) {
    const detail = value.detail.trim()
    return value.presence === 'unknown' && detail === '' ? '' : `${words[`presence_${value.presence}`]}${detail === '' ? '' : words.withDetail(detail)}`
  }
  if (value === null || value === undefined || value === '') return ''
  if (spec.kind === 'choice') return choiceWord(spec, String(value), words)
  if (spec.kind === 'number') return words[spec.unit](Number(value))
  return String(value)
}

export type SectionCount = { entered: number; unchecked: number; total: number }

/** How many of a section's fields say something, and how many findings nobody has checked. */
export const countSection = (record: CaseRecord, section: RecordSection): SectionCount => {
  const specs = SECTION_FIELDS[section]
  const passages: readonly string[] = SECTION_PASSAGES[section]
  const values = [...specs.map((spec) => sectionValue(record, spec.path)), ...passages.map((path) => record[path as 'history']), ...(section === 'social' ? [{ presence: record.guarantor, detail: '' }] : [])]
  const entered = values.filter(isEntered).length
  return { entered, unchecked: values.filter((value) => isFinding(value) && value.presence === 'unknown').length, total: values.length }
}
