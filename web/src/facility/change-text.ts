import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import { acceptance, type CareNeed } from '@tasuki/domain/facility/care-need'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { facilityRecord, type FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import type { FacilityPart, FieldChange } from '@tasuki/domain/facility/facility-history.contract'
import { receptionText, weekdaysText } from '@tasuki/domain/facility/reception-text'
import { fullDayText } from '../ui/time-text'
import type { Language } from '../ui/language'
import { unitText } from './unit-text'
import type { FacilityTerms } from './facility-terms.messages'
import { needLabel } from './facility-text'
import type { RecordFieldWords } from './hospital.messages'

type Value = FieldChange['before']
export type ChangeWords = { terms: FacilityTerms; fields: RecordFieldWords; none: string; blank: string; language: Language }

const isFieldOf = (field: string): field is keyof FacilityRecord => Object.hasOwn(EMPTY_FACILITY_RECORD, field)

/** A field of the record in words; empty for what isn't filled in. */
export const recordValueText = (field: keyof FacilityRecord, record: FacilityRecord, fields: RecordFieldWords): string => {
  const value = record[field]
  if (field === 'receptionHours') return receptionText(record.receptionHours, fields)
  if (field === 'committeeWeekdays') return weekdaysText(record.committeeWeekdays, fields)
  if (field === 'otherContacts') return record.otherContacts.map(({ name, phone, email }) => [name, phone, email].filter((part) => part !== '').join(' ')).join('、')
  if (field === 'vacancyRhythmDays') return record.vacancyRhythmDays === null ? '' : fields.everyDays(record.vacancyRhythmDays)
  if (field === 'afterHours') return fields[`afterHours_${record.afterHours}`]
  if (field === 'familyInterview') return fields[`familyInterview_${record.familyInterview}`]
  if (field === 'guarantor') return fields[`guarantor_${record.guarantor}`]
  return value === null ? '' : String(value)
}

const recordText = (field: string, value: Value, { fields, blank }: ChangeWords): string => {
  const parsed = facilityRecord.safeParse({ ...EMPTY_FACILITY_RECORD, [field]: value })
  if (!isFieldOf(field) || !parsed.success) return String(value ?? '')
  return recordValueText(field, parsed.data, fields) || blank
}

const MARK = { accepted: '○', conditional: '△', refused: '×' } as const

const acceptanceText = (need: CareNeed | undefined, value: Value, { terms, language }: ChangeWords): string => {
  const stated = acceptance.safeParse(value)
  if (!stated.success) return terms.level_unstated
  const { level, condition, limit } = stated.data
  const parts = [`${MARK[level]} ${terms[`level_${level}`]}`, limit === null ? '' : terms.atMost(limit, unitText(need?.quantityUnit, language)), condition]
  return parts.filter((part) => part !== '').join(' ')
}

const VACANCY_LABELS = {
  beds: 'beds',
  vacant: 'vacant',
  acceptable: 'acceptable',
  held: 'held',
  opensOn: 'opensOn',
  opensBeds: 'opensBeds',
  sex: 'sex',
  privateRoom: 'privateRoom',
  waitingWeeks: 'waitingWeeks',
  note: 'vacancyNote',
} as const satisfies Record<string, keyof FacilityTerms>

const isVacancyField = (field: string): field is keyof typeof VACANCY_LABELS => Object.hasOwn(VACANCY_LABELS, field)

const vacancyText = (field: string, value: Value, { terms, none, blank, language }: ChangeWords): string => {
  if (value === null) return none
  if (value === '') return blank
  if (field === 'sex' && (value === 'any' || value === 'male' || value === 'female')) return terms[`sex_${value}`]
  if (field === 'privateRoom') return value === true ? terms.yes : terms.no
  if (field === 'opensOn' && typeof value === 'string') return fullDayText(value, language)
  if (field === 'waitingWeeks' && typeof value === 'number') return terms.weeks(value)
  return String(value)
}

/** A change as the history shows it: of what, from what, to what. */
export const changeText = (part: FacilityPart, { field, before, after }: FieldChange, of: ChangeWords & { needs: ReadonlyMap<string, CareNeed> }): { label: string; before: string; after: string } => {
  const { terms, fields } = of
  if (part === 'record') return { label: isFieldOf(field) ? fields[field] : field, before: recordText(field, before, of), after: recordText(field, after, of) }
  if (part === 'acceptance') {
    const need = of.needs.get(field)
    return { label: need === undefined ? field : needLabel(need, of.language), before: acceptanceText(need, before, of), after: acceptanceText(need, after, of) }
  }
  const [kind = '', name = ''] = field.split('.')
  const bedKind = BED_KINDS.find((one) => one === kind)
  const label = isVacancyField(name) ? String(terms[VACANCY_LABELS[name]]) : name
  return { label: `${bedKind === undefined ? kind : terms[`bed_${bedKind}`]} ${label}`, before: vacancyText(name, before, of), after: vacancyText(name, after, of) }
}
