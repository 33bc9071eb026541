import type { NeedState } from '../facility/care-need'
import { isFreeText } from './record-free-text'
import { type CaseRecord, EMPTY_CASE_RECORD } from './case-record'
import { recordForOthers, withoutSensitive } from './record-readers'
import { RECORD_SECTIONS, type RecordSection } from './record-sections'

const NOT_ENTERED: NeedState = { presence: 'unknown', quantity: null, detail: '' }

const isSection = (field: string): field is RecordSection => Object.hasOwn(RECORD_SECTIONS, field)

/** Every field of a record by its path, sections and needs one by one (`adl.eating`, `needs.dialysis`). */
const fieldPaths = (...records: readonly CaseRecord[]): string[] => [
  ...(Object.keys(EMPTY_CASE_RECORD) as (keyof CaseRecord)[]).flatMap((field) => {
    if (field === 'needs') return []
    return isSection(field) ? Object.keys(EMPTY_CASE_RECORD[field]).map((name) => `${field}.${name}`) : [field]
  }),
  ...[...new Set(records.flatMap((record) => Object.keys(record.needs)))].sort().map((code) => `needs.${code}`),
]

/** What stands at a path; a need that isn't there is 未確認. */
export const fieldAt = (record: CaseRecord, path: string): unknown => {
  const [field = '', name] = path.split('.')
  const value: unknown = Object.hasOwn(record, field) ? record[field as keyof CaseRecord] : undefined
  if (name === undefined) return value
  const part = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
  return part ?? (field === 'needs' ? NOT_ENTERED : part)
}

const withField = (record: CaseRecord, path: string, value: unknown): CaseRecord => {
  const [field = '', name] = path.split('.')
  if (name === undefined) return { ...record, [field]: value }
  return { ...record, [field]: { ...(record[field as keyof CaseRecord] as object), [name]: value } }
}

/** The order of keys says nothing: the database keeps none. */
const isSameValue = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))]
  return a.length === b.size && a.every(([key, value]) => b.has(key) && isSameValue(value, b.get(key)))
}

/** Paths of all that differs between two records. */
export const differingFields = (before: CaseRecord, after: CaseRecord): string[] =>
  fieldPaths(before, after).filter((path) => !isSameValue(fieldAt(before, path), fieldAt(after, path)))

export const isSameRecord = (one: CaseRecord, other: CaseRecord): boolean => differingFields(one, other).length === 0

/**
 * The same as others read them: what candidates are told (rule 76). The memo code and years beyond 90 are none of it.
 */
export const changedFields = (before: CaseRecord, after: CaseRecord): string[] => differingFields(recordForOthers(before), recordForOthers(after))

/**
 * Two people changed one record: `mine` over what stands now, where only one of them touched a field. `clashes` are
 * those that both set, each otherwise; there `mine` stands.
 */
export const mergeRecords = (base: CaseRecord, mine: CaseRecord, theirs: CaseRecord): { merged: CaseRecord; taken: string[]; clashes: string[] } => {
  const theirChanges = differingFields(base, theirs).filter((path) => !isSameValue(fieldAt(mine, path), fieldAt(theirs, path)))
  const myChanges = new Set(differingFields(base, mine))
  const taken = theirChanges.filter((path) => !myChanges.has(path))
  return {
    merged: taken.reduce((record, path) => withField(record, path, fieldAt(theirs, path)), mine),
    taken,
    clashes: theirChanges.filter((path) => myChanges.has(path)),
  }
}

const textsWithin = (value: unknown, path: string): [string, string][] => {
  if (typeof value === 'string') return value === '' ? [] : [[path, value]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, part]) => textsWithin(part, path === '' ? name : `${path}.${name}`))
}

/** Every text of a record by its path, those within needs and findings too. */
export const recordTexts = (record: object): Record<string, string> => Object.fromEntries(textsWithin(record, ''))

/** As the contract writes its codes, days and times. */
const CODE = /^[a-z][a-z0-9_]*$|^[\d:.TZ+-]+$/

/** What the name check reads (6条1号): a new field can't be forgotten, a code (`long_term`) isn't taken for a foreign name. */
export const wordsOfRecord = (record: object): Record<string, string> =>
  Object.fromEntries(Object.entries(recordTexts(record)).filter(([path, text]) => isFreeText(path) || !CODE.test(text)))

/** What is one patient's alone isn't kept in a template, and not taken over into another case. */
export const withoutPerson = (record: CaseRecord): CaseRecord => ({
  ...record,
  sex: null,
  age: null,
  transferableFrom: null,
  urgent: null,
  memoCode: '',
  clinical: { ...record.clinical, onsetDate: null, operationDate: null, centralLineSince: null },
  body: { ...record.body, heightCm: null, weightKg: null },
})

/**
 * The record of a new draft made from an earlier case: all of it but the dates, which were that case's. What is sensitive goes
 * along only where it was asked for (rule 84).
 */
export const copyOfRecord = (record: CaseRecord, { withSensitive }: { withSensitive: boolean }): CaseRecord => {
  const of = withSensitive ? record : withoutSensitive(record)
  return { ...of, transferableFrom: null, clinical: { ...of.clinical, onsetDate: null, operationDate: null, centralLineSince: null } }
}

/** A template fills in what is still empty; nothing that was entered is touched. */
export const withTemplate = (record: CaseRecord, template: CaseRecord): CaseRecord => mergeRecords(EMPTY_CASE_RECORD, record, template).merged
