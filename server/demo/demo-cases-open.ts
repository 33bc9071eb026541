import type { DemoCase } from './demo-case'
import { fresh, sends } from './demo-steps'
import { inDays, minutesAgo as m, workdaysAgo as d } from './demo-time'

/** Patients opened to the area of the long-term hospital (C): some fit it, some miss by one or two conditions, one by more. */
export const OPEN_CASES: readonly DemoCase[] = [
  {
    from: 'a1', visibility: 'S2', registered: d(1, '14:20'),
    patient: {
      sex: 'female', age: 86, disease: '脳梗塞後遺症、誤嚥性肺炎後', purpose: 'long_term', to: ['横須賀・三浦'], from: inDays(2), category: '2', bedKinds: ['medicalLongTerm'], needs: ['gastrostomy', 'suction:4', 'urinary_catheter'],
      history: '脳梗塞（3年前）、高血圧', course: '肺炎は治癒し、胃瘻からの栄養で安定している。', medication: 'クロピドグレル75mg、カルボシステイン',
      background: '長男夫婦と同居していた。面会は週末。', direction: '療養病棟での長期療養を希望。', memo: '6東-08',
    },
    steps: [fresh(sends(m(180), [], ''))],
  },
  {
    from: 'a2', visibility: 'S2', registered: d(2, '13:10'),
    patient: {
      sex: 'male', age: 78, disease: 'COPD急性増悪後', purpose: 'long_term', to: ['横須賀・三浦', '湘南東部'], from: inDays(4), category: '2', bedKinds: [], needs: ['oxygen:2', 'rehabilitation=呼吸リハ', 'mrsa=保菌'],
      history: '陳旧性心筋梗塞', course: '感染は落ち着き、安静時 SpO2 92%（酸素2L）。', medication: 'チオトロピウム、フロセミド20mg',
      background: '独居。妹が三浦市内に住む。', direction: '在宅酸素の準備が整うまで療養を希望。',
    },
    steps: [fresh(sends(d(1, '16:00'), [], ''))],
  },
  {
    from: 'a1', visibility: 'S2', registered: d(2, '10:05'),
    patient: {
      sex: 'male', age: 74, disease: '糖尿病性腎症、下肢切断後', purpose: 'long_term', to: ['横須賀・三浦', '横浜'], from: inDays(3), category: '2', bedKinds: ['medicalLongTerm'], needs: ['dialysis=火木土', 'insulin', 'wound_care'],
      history: '2型糖尿病、閉塞性動脈硬化症', course: '切断端は上皮化が進み、処置は1日1回。透析は週3回で安定。', medication: 'インスリングラルギン、アスピリン100mg',
      background: '妻と二人暮らし。通院透析の送迎が難しい。', direction: '透析を続けられる療養先を希望。',
    },
    steps: [fresh(sends(d(1, '11:45'), [], ''))],
  },
  {
    from: 'a2', visibility: 'S2', registered: d(3, '15:30'),
    patient: {
      sex: 'female', age: 69, disease: '膵体部癌（緩和ケア）', purpose: 'palliative', to: ['横須賀・三浦'], from: inDays(1), category: '3', bedKinds: ['palliative', 'medicalLongTerm'], needs: ['opioid=持続皮下注', 'drain=腹水ドレーン', 'transfusion=必要時'],
      history: '特記なし', course: '疼痛は持続皮下注でよく抑えられている。腹水は週2回排液。', medication: 'モルヒネ持続皮下注',
      background: '夫と長女が交代で付き添う。', direction: '家から近い病院で過ごしたい。',
    },
    steps: [fresh(sends(d(2, '10:30'), [], ''))],
  },
  {
    from: 'a1', visibility: 'S2', registered: d(4, '09:40'),
    patient: {
      sex: 'male', age: 58, disease: '頸髄損傷（C5）', purpose: 'long_term', to: ['横須賀・三浦', '湘南西部'], from: inDays(7), category: '3', bedKinds: ['disability'], needs: ['ventilator=夜間', 'tracheostomy', 'suction:12', 'pressure_ulcer:12=仙骨部'],
      history: '特記なし', course: '日中は離脱し、夜間のみ人工呼吸器を使う。', medication: 'バクロフェン',
      background: '妻と高校生の長男。', direction: '長期の療養先を広く探している。',
    },
    steps: [fresh(sends(d(3, '13:20'), [], ''))],
  },
]
