import { z } from 'zod'
import { day } from '../base/id'
import { shortText, textUpTo } from '../base/text'
import { presence } from '../facility/care-need'

/** 有 / 無 / 未確認 with a word on it; 未確認 never counts as 無. */
const finding = z.strictObject({ presence, detail: textUpTo(100) })
export type Finding = z.infer<typeof finding>

const UNCHECKED: Finding = { presence: 'unknown', detail: '' }

/** 医療区分 and ADL区分 have three classes each. */
const feeClass = z.enum(['1', '2', '3'])

/**
 * 診療: what the referral letter's head says. The fee table of 2024 counts 医療区分 by 疾患・状態 and by 処置等 apart; the
 * one required value (`medicalCategory`) is the higher of the two.
 */
const clinicalSection = z.strictObject({
  department: textUpTo(60),
  onsetDate: day.nullable(),
  operationDate: day.nullable(),
  categoryByState: feeClass.nullable(),
  categoryByTreatment: feeClass.nullable(),
  /** 中心静脈栄養の開始日 */
  centralLineSince: day.nullable(),
})

/** 自立 / 見守り / 一部介助 / 全介助 */
const assistance = z.enum(['independent', 'supervised', 'partial', 'full'])

/** 障害高齢者の日常生活自立度（寝たきり度） and 認知症高齢者の日常生活自立度, as the ministry writes them. */
const bedridden = z.enum(['independent', 'J1', 'J2', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'])
const dementia = z.enum(['independent', 'I', 'IIa', 'IIb', 'IIIa', 'IIIb', 'IV', 'M'])

const adlSection = z.strictObject({
  mobility: assistance.nullable(),
  transfers: assistance.nullable(),
  eating: assistance.nullable(),
  toileting: assistance.nullable(),
  bathing: assistance.nullable(),
  dressing: assistance.nullable(),
  grooming: assistance.nullable(),
  /** ADL区分 */
  category: feeClass.nullable(),
  bedridden: bedridden.nullable(),
  dementia: dementia.nullable(),
  barthel: z.int().min(0).max(100).nullable(),
  fim: z.int().min(18).max(126).nullable(),
})

/** 心身の状態 */
const bodySection = z.strictObject({
  diet: textUpTo(100),
  swallowing: finding,
  paralysis: finding,
  higherBrain: finding,
  heightCm: z.number().min(20).max(250).nullable(),
  weightKg: z.number().min(0.3).max(400).nullable(),
})

/** 入院形態 (精神保健福祉法): 任意 / 医療保護 / 措置. Sensitive (rule 84). */
const admissionForm = z.enum(['voluntary', 'medical_protection', 'compulsory'])

const behaviourSection = z.strictObject({
  delirium: finding,
  wandering: finding,
  aggression: finding,
  falls: finding,
  restraint: finding,
  smoking: finding,
  psychiatric: finding,
  admissionForm: admissionForm.nullable(),
})

const careLevel = z.enum(['none', 'applying', 'support_1', 'support_2', 'care_1', 'care_2', 'care_3', 'care_4', 'care_5'])
const living = z.enum(['alone', 'with_family', 'facility'])
const outlook = z.enum(['home', 'facility', 'undecided'])

const socialSection = z.strictObject({
  careLevel: careLevel.nullable(),
  living: living.nullable(),
  /** How they stand to the patient and where they live; never a name. */
  keyPerson: textUpTo(100),
  /** 医療同意者, the same. */
  consenter: textUpTo(100),
  guardianship: finding,
  /** 生活保護. Sensitive (rule 84). */
  publicAssistance: finding,
  hardship: finding,
  /** 外国語・通訳 */
  interpreter: finding,
  privateRoom: finding,
  visits: finding,
  outlook: outlook.nullable(),
})

/** 方針: DNAR/ACP, whether the sender takes the patient back in an emergency, and where they go afterwards. */
const directiveSection = z.strictObject({
  dnar: finding,
  acp: finding,
  takeBack: finding,
  onward: shortText,
})

/** Parts of the record that are told, compared and merged field by field (`adl.eating`). */
export const RECORD_SECTIONS = {
  clinical: clinicalSection,
  adl: adlSection,
  body: bodySection,
  behaviour: behaviourSection,
  social: socialSection,
  directive: directiveSection,
} as const
export type RecordSection = keyof typeof RECORD_SECTIONS

export const EMPTY_SECTIONS: { [S in RecordSection]: z.infer<(typeof RECORD_SECTIONS)[S]> } = {
  clinical: { department: '', onsetDate: null, operationDate: null, categoryByState: null, categoryByTreatment: null, centralLineSince: null },
  adl: {
    mobility: null,
    transfers: null,
    eating: null,
    toileting: null,
    bathing: null,
    dressing: null,
    grooming: null,
    category: null,
    bedridden: null,
    dementia: null,
    barthel: null,
    fim: null,
  },
  body: { diet: '', swallowing: UNCHECKED, paralysis: UNCHECKED, higherBrain: UNCHECKED, heightCm: null, weightKg: null },
  behaviour: {
    delirium: UNCHECKED,
    wandering: UNCHECKED,
    aggression: UNCHECKED,
    falls: UNCHECKED,
    restraint: UNCHECKED,
    smoking: UNCHECKED,
    psychiatric: UNCHECKED,
    admissionForm: null,
  },
  social: {
    careLevel: null,
    living: null,
    keyPerson: '',
    consenter: '',
    guardianship: UNCHECKED,
    publicAssistance: UNCHECKED,
    hardship: UNCHECKED,
    interpreter: UNCHECKED,
    privateRoom: UNCHECKED,
    visits: UNCHECKED,
    outlook: null,
  },
  directive: { dnar: UNCHECKED, acp: UNCHECKED, takeBack: UNCHECKED, onward: '' },
}
