import type { CaseLineRecord, CaseRecord } from './case-record'
import { EMPTY_SECTIONS } from './record-sections'

/** Outside the sending hospital a patient is 90歳以上 from here. */
export const AGE_SHOWN_UP_TO = 90

/** The record as anybody outside the sending hospital may read it. */
export const recordForOthers = <R extends CaseLineRecord>(record: R): R => ({
  ...record,
  age: record.age === null ? null : Math.min(record.age, AGE_SHOWN_UP_TO),
  memoCode: '',
})

/** 機微な項目: shown to candidates; to other hospitals of the area only after their offer (rule 84). Paths of the record. */
export const SENSITIVE_FIELDS = ['needs.hiv', 'social.publicAssistance', 'behaviour.admissionForm'] as const

/** Also parts of such a field. */
export const isSensitive = (path: string): boolean => SENSITIVE_FIELDS.some((field) => path === field || path.startsWith(`${field}.`))

export const SENSITIVE_NEEDS: readonly string[] = SENSITIVE_FIELDS.flatMap((path) => (path.startsWith('needs.') ? [path.slice('needs.'.length)] : []))

/** A line of a list as a hospital of the area reads it that hasn't been asked and hasn't offered. */
export const lineForArea = <R extends CaseLineRecord>(record: R): R => ({
  ...recordForOthers(record),
  needs: Object.fromEntries(Object.entries(record.needs).filter(([code]) => !SENSITIVE_NEEDS.includes(code))),
})

/** As if nobody had entered what is sensitive. */
export const withoutSensitive = (record: CaseRecord): CaseRecord => ({
  ...record,
  needs: Object.fromEntries(Object.entries(record.needs).filter(([code]) => !SENSITIVE_NEEDS.includes(code))),
  behaviour: { ...record.behaviour, admissionForm: EMPTY_SECTIONS.behaviour.admissionForm },
  social: { ...record.social, publicAssistance: EMPTY_SECTIONS.social.publicAssistance },
})

/** The whole record as such a hospital reads it. */
export const recordForArea = (record: CaseRecord): CaseRecord => withoutSensitive(recordForOthers(record))
