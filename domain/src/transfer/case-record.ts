import { z } from 'zod'
import { day, municipalityCode } from '../base/id'
import { longText, shortText, textUpTo } from '../base/text'
import { bedKind, BED_KINDS } from '../facility/bed-kind'
import { caseNeeds, presence } from '../facility/care-need'
import { EMPTY_SECTIONS, RECORD_SECTIONS } from './record-sections'

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
export const medicalCategory = z.enum(['1', '2', '3', 'not_assessed'])

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
  ...RECORD_SECTIONS,
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
  ...EMPTY_SECTIONS,
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
