import { accepting, acceptingAfterWeeks, acceptingIf, considering, declining } from './demo-answers'
import type { DemoCase } from './demo-case'
import { answers, chooses, completes, confirms, ends, offers, reads, reopens, says, sends, tells } from './demo-steps'
import { workdaysAgo as d } from './demo-time'

/** Cases that are over, in every way a case can be. */
export const SETTLED_CASES: readonly DemoCase[] = [
  {
    from: 'a1', visibility: 'S1', registered: d(19, '10:00'),
    patient: {
      sex: 'female', age: 83, disease: '左大腿骨頸部骨折（術後）', purpose: 'recovery_rehab', to: ['川崎北部', '横浜'], from: d(15, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT'],
      history: '高血圧、白内障', course: '術後の経過は良好。歩行器で30m。', background: '長男夫婦と同居。', direction: '自宅退院を目標とする。',
    },
    steps: [
      sends(d(18, '09:40'), ['b', 'f05'], 'よろしくお願いいたします。'),
      answers(d(17, '10:30'), 'b', accepting(d(12, '10:00'), { ward: '回復期リハビリテーション病棟A' })),
      answers(d(17, '15:00'), 'f05', acceptingAfterWeeks(2)),
      chooses(d(16, '11:00'), 'b', d(12, '10:00')),
      confirms(d(16, '14:20'), 'b'),
      tells(d(13, '10:00'), 'b', '明日10時に介護タクシーで伺います。'),
      completes(d(12, '15:00'), d(12, '10:00'), { key: 'b' }),
      says(d(12, '16:10'), 'b', '無事に到着されました。ありがとうございました。'),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(17, '13:00'),
    patient: {
      sex: 'male', age: 79, disease: '誤嚥性肺炎', purpose: 'community_care', to: ['川崎南部'], from: d(13, '09:00'), category: '1', bedKinds: ['communityCare'], needs: ['suction:2', 'rehabilitation=PT/ST'],
      history: '脳梗塞（後遺症なし）', course: '抗菌薬は終了。とろみを付けて3食を経口で摂る。', background: '妻と二人暮らし。', direction: '嚥下訓練の後、自宅へ。',
    },
    steps: [
      sends(d(16, '10:00'), ['community', 'f10'], '嚥下内視鏡の結果を添えます。'),
      answers(d(16, '13:30'), 'community', accepting(d(12, '10:00'), { ward: '地域包括ケア病棟' })),
      answers(d(15, '09:20'), 'f10', declining('full')),
      chooses(d(15, '10:40'), 'community', d(12, '10:00')),
      confirms(d(15, '13:00'), 'community'),
      completes(d(11, '09:30'), d(12, '10:00'), { key: 'community' }),
    ],
  },
  {
    from: 'a1', visibility: 'S2', registered: d(16, '11:00'),
    patient: {
      sex: 'male', age: 86, disease: '脳梗塞後遺症', purpose: 'long_term', to: ['横須賀・三浦', '湘南東部'], from: d(13, '09:00'), category: '2', bedKinds: ['medicalLongTerm'], needs: ['gastrostomy', 'suction:5'],
      history: '高血圧、前立腺肥大症', course: '胃瘻からの注入は安定している。', background: '長女が三浦市に住む。', direction: '長期療養。',
    },
    steps: [
      sends(d(15, '10:00'), ['f45'], 'ご検討をお願いします。'),
      answers(d(15, '14:00'), 'f45', considering(d(12, '12:00'), 'bed')),
      offers(d(14, '09:40'), 'c', { answer: accepting(d(10, '10:00'), { ward: '医療療養病棟', roomFee: '差額なし' }), message: '当院で受入れ可能です。長女の方のお住まいからも近いと存じます。' }),
      tells(d(14, '11:10'), 'c', '家族も喜んでいます。ぜひお願いいたします。'),
      chooses(d(13, '09:30'), 'c', d(10, '10:00')),
      confirms(d(13, '10:20'), 'c'),
      completes(d(10, '14:00'), d(10, '10:00'), { key: 'c' }),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(14, '09:30'),
    patient: {
      sex: 'female', age: 68, disease: '双極性障害、股関節骨折術後', purpose: 'psychiatric', to: ['横須賀・三浦', '川崎南部'], from: d(11, '09:00'), category: '1', bedKinds: ['psychiatric'], needs: ['rehabilitation=PT'],
      history: '双極性障害', course: '抜糸済み、歩行器で歩ける。気分は安定している。', medication: '炭酸リチウム400mg', background: '夫と二人暮らし。', direction: '精神科での調整の後、自宅へ。',
    },
    steps: [
      sends(d(13, '10:00'), ['psychiatric', 'f33'], 'リチウム濃度は0.6です。'),
      answers(d(13, '15:00'), 'f33', declining('no_department', { note: '術後のリハビリができません。' })),
      answers(d(12, '10:30'), 'psychiatric', acceptingIf('整形外科の診察は貴院で継続してください。', d(9, '10:00'))),
      chooses(d(11, '13:00'), 'psychiatric', d(9, '10:00')),
      confirms(d(11, '15:40'), 'psychiatric'),
      completes(d(9, '13:30'), d(9, '10:00'), { key: 'psychiatric' }),
    ],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(13, '10:20'),
    patient: {
      sex: 'male', age: 71, disease: '肺癌、脳転移（放射線治療後）', purpose: 'palliative', to: ['横浜'], from: d(10, '09:00'), category: '3', bedKinds: ['palliative'], needs: ['opioid', 'oxygen:3'],
      history: 'COPD', course: '治療は終了し、症状の緩和を行っている。', background: '妻と二人暮らし。', direction: '緩和ケア病棟を希望。',
    },
    steps: [
      sends(d(12, '09:50'), ['f15', 'f03'], 'ご本人は病状を理解しています。'),
      answers(d(12, '14:10'), 'f03', acceptingAfterWeeks(1, { ward: '緩和ケア病棟' })),
      reads(d(11, '09:10'), 'f15'),
      // Arranged by telephone: straight from 募集中 to a user hospital.
      completes(d(9, '16:00'), d(9, '11:00'), { key: 'f15' }),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(12, '14:00'),
    patient: {
      sex: 'female', age: 88, disease: '慢性心不全', purpose: 'community_care', to: ['川崎南部', '横浜'], from: d(9, '09:00'), category: '1', bedKinds: [], needs: ['oxygen:1'],
      history: '心房細動', course: '利尿薬の調整を終えた。', background: '長女が静岡県に住む。', direction: '長女の自宅の近くへの転院を検討。',
    },
    steps: [
      sends(d(11, '10:30'), ['f09'], 'ご検討をお願いします。'),
      answers(d(11, '15:20'), 'f09', considering(d(9, '12:00'), 'bed')),
      completes(d(8, '11:30'), d(8, '09:30'), { text: '静岡県内の病院（長女宅の近く）' }),
    ],
  },
  // 募集終了, each reason.
  {
    from: 'a1', visibility: 'S1', registered: d(15, '09:20'),
    patient: {
      sex: 'male', age: 94, disease: '老衰、尿路感染症', purpose: 'long_term', to: ['横浜'], from: d(12, '09:00'), category: '2', bedKinds: ['medicalLongTerm'], needs: ['urinary_catheter'],
      history: '認知症', course: '食事量が少しずつ減っている。', background: '長男が身元保証人。', direction: '看取りまでの療養。',
    },
    steps: [
      sends(d(14, '10:00'), ['f11', 'f12'], 'よろしくお願いいたします。'),
      answers(d(13, '11:00'), 'f11', considering(d(10, '12:00'), 'bed')),
      ends(d(11, '09:00'), 'death'),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(13, '15:00'),
    patient: {
      sex: 'female', age: 77, disease: '腰部脊柱管狭窄症（術後）', purpose: 'recovery_rehab', to: ['川崎北部'], from: d(9, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT'],
      history: '高血圧', course: '回復が早く、杖で歩けるようになった。', background: '夫と二人暮らし。', direction: '回復期または自宅。',
    },
    steps: [
      sends(d(12, '09:30'), ['b', 'f19'], 'ご検討をお願いします。'),
      answers(d(11, '10:00'), 'b', accepting(d(6, '10:00'), { ward: '回復期リハビリテーション病棟A' })),
      ends(d(8, '13:00'), 'home', '歩行が安定したため、外来リハビリに切り替えた。'),
    ],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(12, '10:00'),
    patient: {
      sex: 'female', age: 89, disease: '橈骨遠位端骨折、認知症', purpose: 'community_care', to: ['川崎南部', '横浜'], from: d(10, '09:00'), category: '1', bedKinds: ['communityCare'], needs: ['rehabilitation=OT'],
      history: 'アルツハイマー型認知症', course: 'ギプス固定中。食事は介助。', background: '独居であったが継続は難しい。', direction: '施設も含めて検討。',
    },
    steps: [
      sends(d(11, '11:00'), ['community'], 'ご検討をお願いします。'),
      answers(d(10, '14:00'), 'community', declining('cognition_behaviour', { note: '離棟のおそれがある方の受入れが難しい状況です。' })),
      ends(d(7, '10:30'), 'facility', 'グループホームに空きが出たため。'),
    ],
  },
  {
    from: 'a2', visibility: 'S2', registered: d(10, '11:00'),
    patient: {
      sex: 'male', age: 81, disease: '間質性肺炎の急性増悪', purpose: 'long_term', to: ['川崎南部', '横浜'], from: d(7, '09:00'), category: '3', bedKinds: ['medicalLongTerm'], needs: ['oxygen:5', 'high_flow'],
      history: '特発性肺線維症', course: 'ステロイドで一時改善した。', background: '妻と二人暮らし。', direction: '療養先を探していた。',
    },
    steps: [sends(d(9, '10:00'), ['f26'], 'ご検討をお願いします。'), answers(d(8, '10:00'), 'f26', declining('medical_treatment')), ends(d(6, '09:10'), 'worsened', '呼吸状態が悪化し、当院で治療を続ける。')],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(11, '13:20'),
    patient: {
      sex: 'female', age: 65, disease: '多発性硬化症の再発', purpose: 'recovery_rehab', to: ['横浜', '県央'], from: d(8, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT', 'costly_drug:9000'],
      history: '多発性硬化症', course: 'ステロイドパルスの後、下肢の力が戻りつつある。', background: '夫、次女と同居。', direction: 'リハビリの継続。',
    },
    steps: [
      sends(d(10, '10:00'), ['f53', 'f54'], '薬剤費についてはご相談させてください。'),
      answers(d(9, '13:00'), 'f53', declining('guarantor_finance', { note: '高額な薬剤のため難しい状況です。' })),
      ends(d(5, '15:30'), 'wish', '本人が通院でのリハビリを希望した。'),
    ],
  },
  // Ended by mistake and reopened: 募集中 again, nobody is asked again by itself.
  {
    from: 'a2', visibility: 'S2', registered: d(9, '10:30'),
    patient: {
      sex: 'male', age: 75, disease: '脊椎化膿性椎間板炎', purpose: 'community_care', to: ['川崎南部', '横浜'], from: d(4, '09:00'), category: '1', bedKinds: ['communityCare', 'general'], needs: ['continuous_infusion', 'port_picc', 'rehabilitation=PT'],
      history: '糖尿病', course: '抗菌薬は残り2週間。疼痛は軽減し、コルセットで歩行できる。', medication: 'セファゾリン6g/日（PICCから）', background: '妻と二人暮らし。', direction: '点滴の継続とリハビリ。',
    },
    steps: [
      sends(d(8, '09:30'), ['f10'], 'PICCは先週留置しました。'),
      answers(d(8, '14:00'), 'f10', declining('full')),
      ends(d(5, '10:00'), 'other', '別の患者の記録と取り違えて終了した。'),
      reopens(d(5, '10:20')),
    ],
  },
]
