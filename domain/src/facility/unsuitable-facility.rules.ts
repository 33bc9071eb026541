import { type AcceptanceTable, acceptanceTable } from './care-need'
import type { FieldChange } from './facility-history.contract'
import { type FacilityRecord, facilityRecord } from './facility.contract'
import { textsOfAcceptance, textsOfRecord } from './facility.rules'

type FacilityTexts = { record: FacilityRecord; acceptance: AcceptanceTable }

/** Everything a hospital typed about itself beside its vacancy, by path. */
export const typedFacilityTexts = ({ record, acceptance }: FacilityTexts): Record<string, string> => ({ ...textsOfRecord(record), 'record.website': record.website, ...textsOfAcceptance(acceptance) })

const withPart = (value: unknown, path: readonly string[], text: string): unknown => {
  const [first = '', ...rest] = path
  if (value === null || typeof value !== 'object') return value
  if (path.length > 1) {
    if (Array.isArray(value)) return value.map((one: unknown, at) => (String(at) === first ? withPart(one, rest, text) : one))
    return { ...value, [first]: withPart((value as Record<string, unknown>)[first], rest, text) }
  }
  return { ...value, [first]: text }
}

/** The same without one of the texts; a path that isn't one of them changes nothing. */
export const withoutFacilityText = (of: FacilityTexts, field: string): FacilityTexts => {
  if (!Object.hasOwn(typedFacilityTexts(of), field)) return of
  const [part = '', ...path] = field.split('.')
  return part === 'acceptance'
    ? { ...of, acceptance: acceptanceTable.parse(withPart(of.acceptance, [...path, 'condition'], '')) }
    : { ...of, record: facilityRecord.parse(withPart(of.record, path, '')) }
}

/** The record with other words at some of its texts, to be read and not kept; paths of other parts change nothing. */
export const withRecordTexts = (record: FacilityRecord, texts: Readonly<Record<string, string>>): FacilityRecord =>
  Object.entries(texts).reduce((left, [field, text]) => (field.startsWith('record.') ? (withPart(left, field.split('.').slice(1), text) as FacilityRecord) : left), record)

/** A value of the history without its words; `null` = wasn't there. */
const wordless = (value: FieldChange['before'], path: readonly string[]): FieldChange['before'] => (path.length === 0 ? (typeof value === 'string' ? '' : value) : (withPart(value, path, '') as FieldChange['before']))

/** Where in the history's changes the text at a path stands. */
const placeInHistory = (field: string): { field: string; path: string[] } => {
  const [part = '', first = '', ...rest] = field.split('.')
  return part === 'record' ? { field: first, path: rest } : part === 'acceptance' ? { field: first, path: ['condition'] } : { field, path: [] }
}

const wordsAt = (value: unknown, path: readonly string[]): string[] => {
  const [first, ...rest] = path
  if (first === undefined) return typeof value === 'string' && value !== '' ? [value] : []
  return typeof value === 'object' && value !== null ? wordsAt((value as Record<string, unknown>)[first], rest) : []
}

/** What ever stood at the path of a text. */
export const versionsIn = (changes: readonly FieldChange[], field: string): string[] => {
  const of = placeInHistory(field)
  return changes.flatMap((change) => (change.field === of.field ? [...wordsAt(change.before, of.path), ...wordsAt(change.after, of.path)] : []))
}

/** The history of the facility information without what ever stood at the path of a text. */
export const changesWithout = (changes: readonly FieldChange[], field: string): FieldChange[] => {
  const of = placeInHistory(field)
  return changes.map((change) => (change.field === of.field ? { ...change, before: wordless(change.before, of.path), after: wordless(change.after, of.path) } : change))
}

/** Where a hospital has written anew, the mark of what was deleted there goes; where nothing stands, it stays (rule 60). */
export const standingMarks = <Mark>(marks: Readonly<Record<string, Mark>>, texts: Readonly<Record<string, string>>): Record<string, Mark> =>
  Object.fromEntries(Object.entries(marks).filter(([field]) => texts[field] === ''))
