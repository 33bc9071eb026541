import { japanDay } from '@tasuki/domain/base/working-time'
import type { NeedState } from '@tasuki/domain/facility/care-need'
import { EMPTY_CASE_RECORD, type CaseRecord } from '@tasuki/domain/transfer/case-record'
import { sectionsOf } from './demo-sections'
import type { CaseVisibility } from '@tasuki/domain/transfer/case-status'
import type { DemoStep } from './demo-steps'
import type { When } from './demo-time'

/** A patient as the scripts tell them: what isn't said is as on an empty form, and the items usually asked are 無. */
export type DemoPatient = {
  sex: 'male' | 'female'
  age: number
  disease: string
  purpose: NonNullable<CaseRecord['purpose']>
  /** 二次医療圏 or municipality codes. */
  to: readonly string[]
  from: When
  /** `oxygen:2` with a quantity, `dialysis=月水金` with a detail, `?mrsa` where nobody knows yet. */
  needs: readonly string[]
  category?: CaseRecord['medicalCategory']
  bedKinds?: CaseRecord['bedKinds']
  guarantor?: CaseRecord['guarantor']
  setting?: CaseRecord['setting']
  history: string
  course: string
  medication?: string
  background: string
  direction: string
  memo?: string
}

export type DemoCase = {
  from: 'a1' | 'a2' | 'b' | 'community'
  /** A draft may lack anything. */
  patient: DemoPatient
  lacks?: Partial<CaseRecord>
  visibility: CaseVisibility
  registered: When
  steps: readonly DemoStep[]
}

/** What every sending hospital's form asks and answers, if only with 無. */
const USUALLY_ABSENT = ['ventilator', 'nppv', 'tracheostomy', 'oxygen', 'suction', 'nasogastric', 'gastrostomy', 'central_line', 'dialysis', 'insulin', 'opioid', 'urinary_catheter', 'pressure_ulcer', 'mrsa', 'tuberculosis']

const state = (presence: NeedState['presence'], of: { quantity?: number; detail?: string } = {}): NeedState => ({ presence, quantity: of.quantity ?? null, detail: of.detail ?? '' })

const stated = (word: string): [string, NeedState] => {
  if (word.startsWith('?')) return [word.slice(1), state('unknown')]
  const [, code = word, quantity, detail] = /^(\w+)(?::([\d.]+))?(?:=(.+))?$/.exec(word) ?? []
  return [code, state('present', { ...(quantity !== undefined && { quantity: Number(quantity) }), ...(detail !== undefined && { detail }) })]
}

export const recordOf = ({ patient, lacks }: Pick<DemoCase, 'patient' | 'lacks'>, now: Date): CaseRecord => ({
  ...EMPTY_CASE_RECORD,
  sex: patient.sex,
  age: patient.age,
  setting: patient.setting ?? 'inpatient',
  mainDisease: patient.disease,
  purpose: patient.purpose,
  destination: { municipalities: patient.to.filter((place) => /^\d/.test(place)), secondaryAreas: patient.to.filter((place) => !/^\d/.test(place)) },
  medicalCategory: patient.category ?? 'not_assessed',
  transferableFrom: japanDay(patient.from(now)),
  urgent: false,
  bedKinds: patient.bedKinds ?? [],
  needs: { ...Object.fromEntries(USUALLY_ABSENT.map((code) => [code, state('absent')])), ...Object.fromEntries(patient.needs.map(stated)) },
  guarantor: patient.guarantor ?? 'present',
  history: patient.history,
  course: patient.course,
  medication: patient.medication ?? '',
  background: patient.background,
  direction: patient.direction,
  ...sectionsOf(patient, now),
  memoCode: patient.memo ?? '',
  ...lacks,
})
