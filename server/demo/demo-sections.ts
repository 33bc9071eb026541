import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { type CaseRecord, EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import type { Finding, RecordSection } from '@tasuki/domain/transfer/record-sections'
import type { When } from './demo-time'

/** What of a patient's script the sections follow from. */
type Told = { sex: 'male' | 'female'; disease: string; purpose: NonNullable<CaseRecord['purpose']>; from: When; needs: readonly string[]; category?: CaseRecord['medicalCategory']; history: string; course: string; background: string; direction: string }

const found = (presence: Finding['presence'], detail = ''): Finding => ({ presence, detail })
const { clinical, adl, body, behaviour, social, directive } = EMPTY_CASE_RECORD

type Assistance = NonNullable<CaseRecord['adl']['eating']>
const alike = (level: Assistance, eating: Assistance) => ({ mobility: level, transfers: level, eating, toileting: level, bathing: level === 'supervised' ? ('partial' as const) : level, dressing: level, grooming: eating })

const DEPARTMENTS: readonly [pattern: RegExp, department: string][] = [
  [/骨折|脊柱|脊椎|関節/, '整形外科'],
  [/梗塞|出血|パーキンソン|硬化症|麻痺/, '脳神経内科'],
  [/肺炎|肺|呼吸|COPD/, '呼吸器内科'],
  [/心/, '循環器内科'],
  [/腎|透析|尿路/, '腎臓内科'],
  [/障害、|双極|認知症|統合/, '精神科'],
]

const has = (patient: Told, code: string): boolean => patient.needs.some((word) => word === code || word.startsWith(`${code}:`) || word.startsWith(`${code}=`))

/** How much help somebody needs who goes where this patient goes. */
const HELP = {
  recovery_rehab: ['partial', 'supervised'],
  community_care: ['partial', 'independent'],
  long_term: ['full', 'full'],
  palliative: ['partial', 'partial'],
  psychiatric: ['supervised', 'independent'],
  disability: ['full', 'full'],
  acute_continuation: ['partial', 'partial'],
  respite: ['full', 'partial'],
} as const satisfies Record<Told['purpose'], readonly [Assistance, Assistance]>

/** The sections of the record, as far as the script's own words bear them out; what it doesn't touch is 未確認. */
export const sectionsOf = (patient: Told, now: Date): Pick<CaseRecord, RecordSection> => {
  const [level, eating] = HELP[patient.purpose]
  const text = `${patient.disease}${patient.history}${patient.course}${patient.background}`
  const isDemented = /認知症/.test(text)
  const alone = /独居|ひとり暮らし/.test(patient.background)
  const stroke = /梗塞|出血/.test(patient.disease)
  const operated = /術後/.test(patient.disease)
  const psychiatric = patient.purpose === 'psychiatric'
  const category = patient.category === undefined || patient.category === 'not_assessed' ? null : patient.category
  const relative = /(長女|長男|次女|次男|妻|夫|姪|甥|妹|弟|娘|息子)/.exec(patient.background)?.[1]
  const tubeFed = has(patient, 'gastrostomy') || has(patient, 'nasogastric')
  const since = (days: number) => addDays(japanDay(patient.from(now)), -days)
  return {
    clinical: {
      ...clinical,
      department: DEPARTMENTS.find(([pattern]) => pattern.test(patient.disease))?.[1] ?? '内科',
      onsetDate: since(24),
      operationDate: operated ? since(20) : null,
      categoryByState: category,
      categoryByTreatment: category,
      centralLineSince: has(patient, 'central_line') ? since(12) : null,
    },
    adl: {
      ...adl,
      ...alike(level, tubeFed ? 'full' : eating),
      category: level === 'full' ? '3' : level === 'partial' ? '2' : '1',
      bedridden: level === 'full' ? 'C1' : level === 'partial' ? 'B1' : 'A2',
      dementia: isDemented ? 'IIIa' : 'I',
      barthel: level === 'full' ? 10 : level === 'partial' ? 45 : 75,
    },
    body: {
      ...body,
      diet: tubeFed ? '経口なし' : level === 'full' ? 'ミキサー食・とろみ中間' : level === 'partial' ? '全粥・軟菜' : '常食',
      swallowing: tubeFed || /誤嚥/.test(text) ? found('present', '嚥下評価済み') : found('absent'),
      paralysis: stroke ? found('present', '右片麻痺') : found('absent'),
      higherBrain: stroke ? found('unknown') : found('absent'),
      heightCm: patient.sex === 'male' ? 165 : 152,
      weightKg: patient.sex === 'male' ? 58 : 46.5,
    },
    behaviour: {
      ...behaviour,
      delirium: isDemented ? found('present', '夜間') : found('absent'),
      wandering: isDemented ? found('unknown') : found('absent'),
      aggression: found('absent'),
      falls: level === 'full' ? found('absent') : found('present', 'センサーマット使用'),
      restraint: found('absent'),
      smoking: found('unknown'),
      psychiatric: psychiatric ? found('present', '気分の変動') : found('absent'),
      admissionForm: psychiatric ? 'voluntary' : null,
    },
    social: {
      ...social,
      careLevel: level === 'full' ? 'care_4' : level === 'partial' ? 'care_2' : 'applying',
      living: alone ? 'alone' : 'with_family',
      keyPerson: relative === undefined ? '' : `${relative}（県内）`,
      consenter: relative ?? '',
      guardianship: /後見/.test(patient.background) ? found('present') : found('absent'),
      publicAssistance: /生活保護/.test(patient.background) ? found('present') : found('absent'),
      hardship: /経済|生活保護/.test(patient.background) ? found('present') : found('unknown'),
      interpreter: found('absent'),
      privateRoom: /個室/.test(text) ? found('present') : found('absent'),
      visits: relative === undefined ? found('unknown') : found('present', '週末'),
      outlook: /自宅/.test(patient.direction) ? 'home' : /施設|特養/.test(patient.direction) ? 'facility' : 'undecided',
    },
    directive: {
      ...directive,
      dnar: /DNAR|看取り/.test(patient.direction) || patient.purpose === 'palliative' ? found('present', '書面あり') : found('unknown'),
      acp: patient.purpose === 'palliative' ? found('present', '本人・家族と確認済み') : found('unknown'),
      takeBack: patient.purpose === 'recovery_rehab' ? found('present', '急変時は当院で受け入れる') : found('unknown'),
    },
  }
}
