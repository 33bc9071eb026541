import type { CaseNeeds } from '@tasuki/domain/facility/care-need'
import { type CaseRecord, EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'

const has = (detail = '') => ({ presence: 'present' as const, detail })
const hasNot = { presence: 'absent' as const, detail: '' }

const need = (presence: 'present' | 'absent' | 'unknown', quantity: number | null = null, detail = '') => ({ presence, quantity, detail })
const NEEDS: CaseNeeds = {
  ventilator: need('absent'),
  suction: need('present', 6),
  nasogastric: need('present'),
  dialysis: need('present', null, '月水金・院内'),
  central_line: need('absent'),
  pressure_ulcer: need('present', null, 'DESIGN-R 12、仙骨部'),
  mrsa: need('absent'),
  hiv: need('absent'),
}

/** Every field entered, as a careful nurse would. */
export const FULL_RECORD: CaseRecord = {
  ...EMPTY_CASE_RECORD,
  sex: 'female',
  age: 84,
  setting: 'inpatient',
  mainDisease: '誤嚥性肺炎後・維持透析',
  purpose: 'long_term',
  destination: { municipalities: ['14101'], secondaryAreas: ['横須賀・三浦'] },
  medicalCategory: '2',
  transferableFrom: '2026-12-01',
  urgent: false,
  bedKinds: ['medicalLongTerm', 'general'],
  needs: NEEDS,
  guarantor: 'present',
  clinical: { department: '呼吸器内科', onsetDate: '2026-10-10', operationDate: '2026-10-12', categoryByState: '2', categoryByTreatment: '3', centralLineSince: '2026-10-20' },
  adl: { mobility: 'full', transfers: 'partial', eating: 'supervised', toileting: 'full', bathing: 'full', dressing: 'partial', grooming: 'independent', category: '3', bedridden: 'C1', dementia: 'IIIa', barthel: 10, fim: 32 },
  body: { diet: 'ミキサー食、とろみ中間', swallowing: has('造影で誤嚥あり'), paralysis: has('左上下肢'), higherBrain: hasNot, heightCm: 152, weightKg: 41.5 },
  behaviour: { delirium: has('夜間'), wandering: hasNot, aggression: hasNot, falls: has(), restraint: has('ミトン'), smoking: hasNot, psychiatric: hasNot, admissionForm: 'voluntary' },
  social: {
    careLevel: 'care_4',
    living: 'alone',
    keyPerson: '長女（横浜市内）',
    consenter: '長女',
    guardianship: hasNot,
    publicAssistance: has('申請済み'),
    hardship: hasNot,
    interpreter: hasNot,
    privateRoom: hasNot,
    visits: has('週末'),
    outlook: 'facility',
  },
  directive: { dnar: has('書面あり'), acp: hasNot, takeBack: has(), onward: '特別養護老人ホームに申込み済み' },
  history: '高血圧、糖尿病、脳梗塞（2015年）',
  course: '10月に誤嚥性肺炎で入院。抗菌薬で軽快し、酸素は終了した。経口摂取は難しく、経鼻胃管で栄養を続けている。透析は週3回、シャントは左前腕。',
  medication: 'アムロジピン5mg、バイアスピリン100mg、リン吸着薬',
  background: '長女は仕事があり、平日の来院は夕方になる。',
  direction: '急変時は当院で受け入れる。',
  memoCode: '連携-118',
}
