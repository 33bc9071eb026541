import { z } from 'zod'
import { day, municipalityCode } from '../base/id'
import { longText, shortText, textUpTo } from '../base/text'
import { bedKind, BED_KINDS } from '../facility/bed-kind'
import { caseNeeds, type NeedState, presence } from '../facility/care-need'

export const sex = z.enum(['male', 'female', 'other'])

/** 入院 / 救急外来 (要綱5条1号, 2号). */
const careSetting = z.enum(['inpatient', 'emergency_outpatient'])

export const transferPurpose = z.enum([
  'recovery_rehab',
  'community_care',
  'long_term',
  'palliative',
  'psychiatric',
  'disability',
  'acute_continuation',
  'respite',
])

/** 医療区分 1–3 of the fee table; many acute patients haven't been assessed yet. */
const medicalCategory = z.enum(['1', '2', '3', 'not_assessed'])

/** 転院先地域: municipalities (a designated city stands for its wards) and/or 二次医療圏 (要綱15条, 17条). */
export const destinationArea = z.strictObject({
  municipalities: z.array(municipalityCode).max(100),
  secondaryAreas: z.array(shortText).max(50),
})
export type DestinationArea = z.infer<typeof destinationArea>

/**
 * The patient's record (患者登録, 要綱15条). There is no field for a name, a birth date, an insurance or a chart number.
 * Null, '' and a missing need mean "not entered yet"; a draft may be sent only once {@link missingToSend} is empty.
 */
export const caseRecord = z.strictObject({
  sex: sex.nullable(),
  /** Years. Outside the sending hospital 90 and more is shown as 90歳以上. */
  age: z.int().min(0).max(130).nullable(),
  setting: careSetting.nullable(),
  mainDisease: shortText,
  purpose: transferPurpose.nullable(),
  destination: destinationArea,
  medicalCategory: medicalCategory.nullable(),
  transferableFrom: day.nullable(),
  /** 緊急の転送が必要か: yes isn't for this system (要綱5条2号). */
  urgent: z.boolean().nullable(),
  /** 希望病棟種別; none = any. */
  bedKinds: z.array(bedKind).max(BED_KINDS.length),
  needs: caseNeeds,
  /** 身元保証人 */
  guarantor: presence,
  history: longText,
  course: longText,
  medication: longText,
  background: longText,
  direction: longText,
  /** The sending hospital's own memo code; never shown to others. */
  memoCode: textUpTo(40),
})
export type CaseRecord = z.infer<typeof caseRecord>

/** What a list shows of a record and judges by: a page of fifty reads none of the long texts. */
export const caseLineRecord = caseRecord.pick({
  sex: true,
  age: true,
  mainDisease: true,
  purpose: true,
  destination: true,
  transferableFrom: true,
  bedKinds: true,
  needs: true,
  guarantor: true,
  memoCode: true,
})
export type CaseLineRecord = z.infer<typeof caseLineRecord>

export const EMPTY_CASE_RECORD: CaseRecord = {
  sex: null,
  age: null,
  setting: null,
  mainDisease: '',
  purpose: null,
  destination: { municipalities: [], secondaryAreas: [] },
  medicalCategory: null,
  transferableFrom: null,
  urgent: null,
  bedKinds: [],
  needs: {},
  guarantor: 'unknown',
  history: '',
  course: '',
  medication: '',
  background: '',
  direction: '',
  memoCode: '',
}

/** The catalogue code of 人工呼吸器 (侵襲): the rule book names it as an item of its own (要綱15条). */
export const VENTILATOR = 'ventilator'

/** Fields required to send, by their path in the record; no more than fields.md names. */
export const REQUIRED_TO_SEND = [
  'sex',
  'age',
  'setting',
  'mainDisease',
  'purpose',
  'destination',
  'medicalCategory',
  'needs.ventilator',
  'transferableFrom',
  'urgent',
] as const
export type RequiredField = (typeof REQUIRED_TO_SEND)[number]

export const missingToSend = (record: CaseRecord): RequiredField[] => {
  const entered: Record<RequiredField, boolean> = {
    sex: record.sex !== null,
    age: record.age !== null,
    setting: record.setting !== null,
    mainDisease: record.mainDisease.trim() !== '',
    purpose: record.purpose !== null,
    destination: record.destination.municipalities.length + record.destination.secondaryAreas.length > 0,
    medicalCategory: record.medicalCategory !== null,
    'needs.ventilator': (record.needs[VENTILATOR]?.presence ?? 'unknown') !== 'unknown',
    transferableFrom: record.transferableFrom !== null,
    urgent: record.urgent !== null,
  }
  return REQUIRED_TO_SEND.filter((field) => !entered[field])
}

/**
 * Paths of all that differs between two records as others read them, needs one by one (`needs.dialysis`): what candidates
 * are told (rule 76). A need that isn't there is 未確認, the order of keys says nothing.
 */
export const changedFields = (before: CaseRecord, after: CaseRecord): string[] => {
  const [was, is] = [recordForOthers(before), recordForOthers(after)]
  const fields = (Object.keys(is) as (keyof CaseRecord)[]).filter((field) => field !== 'needs' && !isSameValue(was[field], is[field]))
  const codes = [...new Set([...Object.keys(was.needs), ...Object.keys(is.needs)])].sort()
  return [...fields, ...codes.filter((code) => !isSameValue(needOf(was, code), needOf(is, code))).map((code) => `needs.${code}`)]
}

const NOT_ENTERED: NeedState = { presence: 'unknown', quantity: null, detail: '' }

const needOf = (record: CaseRecord, code: string): NeedState => (Object.hasOwn(record.needs, code) ? record.needs[code] : undefined) ?? NOT_ENTERED

const isSameValue = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))]
  return a.length === b.size && a.every(([key, value]) => b.has(key) && isSameValue(value, b.get(key)))
}

/** 機微な項目: shown to candidates; to other hospitals of the area only after their offer (rule 84). */
const SENSITIVE_NEEDS = ['hiv']

/** The record as a hospital of the area reads it that hasn't been asked and hasn't offered. */
export const recordForArea = <R extends CaseLineRecord>(record: R): R => ({
  ...recordForOthers(record),
  needs: Object.fromEntries(Object.entries(record.needs).filter(([code]) => !SENSITIVE_NEEDS.includes(code))),
})

/** The record as anybody outside the sending hospital may read it. */
export const recordForOthers = <R extends CaseLineRecord>(record: R): R => ({
  ...record,
  age: record.age === null ? null : Math.min(record.age, AGE_SHOWN_UP_TO),
  memoCode: '',
})

export const AGE_SHOWN_UP_TO = 90
