import { accepting, acceptingAfterWeeks, acceptingIf, considering, declining } from './demo-answers'
import type { DemoCase } from './demo-case'
import { answers, asks, attaches, fresh, hands, offers, reads, removesPaper, says, seesName, sends, tells, tellsAndChanges } from './demo-steps'
import { inDays, minutesAgo as m, workdaysAgo as d } from './demo-time'

/** Drafts and open cases up to their first answers: what the people of a demonstration have to do today. */
export const WAITING_CASES: readonly DemoCase[] = [
  // Drafts: one just begun, one complete, one about to expire, one of a receiving hospital.
  {
    from: 'a1', visibility: 'S1', registered: m(95), steps: [],
    patient: {
      sex: 'female', age: 79, disease: '右大腿骨転子部骨折', purpose: 'recovery_rehab', to: ['横浜'], from: inDays(6), needs: ['rehabilitation=PT/OT'],
      history: '骨粗鬆症、高血圧', course: '自宅で転倒し受傷。手術後3日目、離床を始めたところ。', background: '', direction: '', memo: '5東-12',
    },
    lacks: { medicalCategory: null, urgent: null, transferableFrom: null, guarantor: 'unknown' },
  },
  {
    from: 'a1', visibility: 'S2', registered: d(1, '16:20'), steps: [attaches(d(1, '16:40'), { kind: 'referral_letter' }, { kind: 'adl_sheet', check: 'sentBack' })],
    patient: {
      sex: 'male', age: 68, disease: 'アテローム血栓性脳梗塞（左中大脳動脈領域）', purpose: 'recovery_rehab', to: ['横浜', '川崎北部'], from: inDays(4), category: '1', bedKinds: ['recoveryRehab'],
      needs: ['rehabilitation=PT/OT/ST', 'glucose_checks:2'],
      history: '2型糖尿病、脂質異常症', course: '発症8日目。右片麻痺（上肢 Brunnstrom III、下肢 IV）と軽度の失語。嚥下は全粥・軟菜で問題なし。', medication: 'クロピドグレル75mg、アトルバスタチン10mg、メトホルミン500mg',
      background: '妻と二人暮らし、持ち家（2階建て）。復職の希望あり。', direction: '回復期リハビリの後、自宅退院を目指す。', memo: '7西-03',
    },
  },
  {
    from: 'a2', visibility: 'S1', registered: d(18, '11:05'), steps: [],
    patient: {
      sex: 'female', age: 91, disease: '慢性心不全の急性増悪', purpose: 'long_term', to: ['川崎南部'], from: d(8, '09:00'), needs: ['oxygen:1', 'urinary_catheter', '?mrsa'],
      history: '大動脈弁狭窄症、慢性腎臓病', course: '利尿薬の調整で軽快。手術適応なし。', background: '施設に戻るか療養先を探すか、家族で相談中。', direction: '家族の意向を待っている。',
    },
    lacks: { medicalCategory: null },
  },
  {
    from: 'community', visibility: 'S1', registered: d(2, '15:40'), steps: [],
    patient: {
      sex: 'male', age: 83, disease: '誤嚥性肺炎（反復）', purpose: 'long_term', to: ['川崎南部', '横浜'], from: inDays(7), category: '2', bedKinds: ['medicalLongTerm'], needs: ['gastrostomy', 'suction:8', 'pressure_ulcer:9=仙骨部'],
      history: '脳梗塞後遺症、認知症', course: '地域包括ケア病棟で治療を終えたが、痰が多く在宅は難しい。', background: '妻は要介護2。長男は県外在住。', direction: '療養病棟での長期療養を希望。',
    },
  },

  // 募集中: nobody has read it yet.
  {
    from: 'a1', visibility: 'S1', registered: d(1, '10:10'),
    patient: {
      sex: 'male', age: 74, disease: '被殻出血（右）', purpose: 'recovery_rehab', to: ['川崎北部', '横浜'], from: inDays(3), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT/ST', 'nasogastric'],
      history: '高血圧（未治療）', course: '発症14日目。左片麻痺、左半側空間無視。経鼻胃管から経口へ移行中で、昼食のみ経口。', medication: 'アムロジピン5mg、オルメサルタン20mg',
      background: '妻と長女の三人暮らし。団地の3階、エレベーターなし。', direction: '6か月以内の自宅退院を目標とする。家族は川崎市高津区周辺を希望。',
    },
    steps: [attaches(d(1, '10:30'), { kind: 'referral_letter' }, { kind: 'adl_sheet', title: '今週分' }), fresh(sends(m(150), ['b', 'f05', 'f08'], '回復期リハビリの適応についてご検討をお願いいたします。リハビリは1日6単位で実施できています。嚥下造影の結果は本日中に追記します。'))],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(1, '14:00'),
    patient: {
      sex: 'female', age: 86, disease: '腰椎圧迫骨折（L1、L3）', purpose: 'community_care', to: ['川崎南部'], from: inDays(2), category: '1', bedKinds: ['communityCare'], needs: ['rehabilitation=PT', 'insulin'],
      history: '2型糖尿病、変形性膝関節症', course: '硬性コルセットで離床。疼痛はアセトアミノフェンで落ち着いている。歩行器で20m。', medication: 'アセトアミノフェン1,500mg、インスリン グラルギン8単位（朝）',
      background: '独居。要介護1、訪問介護を週2回利用していた。', direction: '地域包括ケア病棟でリハビリと在宅サービスの調整をお願いしたい。',
    },
    steps: [fresh(sends(m(45), ['community', 'f09'], 'インスリンは自己注射の手技を確認済みです。早めの転院を希望しております。よろしくお願いいたします。'))],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(2, '09:30'),
    patient: {
      sex: 'male', age: 61, disease: 'アルコール使用障害、肝硬変（Child-Pugh B）', purpose: 'psychiatric', to: ['横須賀・三浦', '横浜'], from: inDays(5), category: '1', bedKinds: ['psychiatric'], needs: ['?hcv', 'rehabilitation=OT'],
      history: '食道静脈瘤（治療済み）', course: '離脱せん妄は落ち着いた。身体面は内服のみで安定している。', medication: 'スピロノラクトン25mg、ラクツロース、チアミン',
      background: '独居。弟が市内に住み、面談に応じられる。', direction: '依存症の治療プログラムを希望。本人の同意あり。', guarantor: 'unknown',
    },
    steps: [fresh(sends(d(1, '16:30'), ['psychiatric', 'f14'], '任意入院の意思を確認しています。内科的な管理で必要なことがあればお知らせください。'))],
  },
  // Considering, one of them past its announced time.
  {
    from: 'a1', visibility: 'S1', registered: d(5, '11:20'),
    patient: {
      sex: 'female', age: 82, disease: '右大腿骨頸部骨折（人工骨頭置換術後）', purpose: 'recovery_rehab', to: ['川崎北部', '川崎南部'], from: d(1, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT', 'pressure_ulcer:4=踵部'],
      history: '高血圧、軽度認知障害', course: '術後12日目。全荷重可。平行棒内歩行ができる。せん妄は術後3日で消失。', medication: 'エドキサバン30mg、酸化マグネシウム',
      background: '長男夫婦と同居。日中は独りになる。', direction: '回復期の後、自宅退院の予定。',
    },
    steps: [
      sends(d(4, '13:40'), ['b', 'f24', 'f19'], 'ご検討のほどよろしくお願いいたします。'),
      answers(d(4, '15:10'), 'f19', declining('full', { note: '現在15名のお待ちがあります。', possibleIf: '来月中旬以降' })),
      answers(d(3, '10:30'), 'b', considering(d(1, '15:00'), 'committee', '火曜の判定会議にかけます。')),
      says(d(3, '10:32'), 'b', '家屋の状況が分かる写真があれば、会議の前にいただけますか。'),
      tells(d(3, '11:45'), 'b', '本日ご家族にお願いしました。明日お送りします。'),
      hands(d(2, '10:05'), 'b', { body: '玄関の写真が届きました。3段の階段と、片側に手すりがあります。', papers: [{ kind: 'other', title: '玄関' }] }),
      answers(d(2, '14:20'), 'f24', considering(inDays(1), 'bed', '退院予定の方が1名あり、日程を確認しています。')),
      fresh(tells(m(70), 'b', '昨日15時のご回答予定でしたが、その後いかがでしょうか。')),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(6, '10:00'),
    patient: {
      sex: 'male', age: 77, disease: 'COPD急性増悪、肺炎後', purpose: 'community_care', to: ['川崎南部', '横浜'], from: d(2, '09:00'), category: '2', bedKinds: ['communityCare', 'general'], needs: ['oxygen:2', 'suction:2', 'rehabilitation=PT'],
      history: 'COPD（在宅酸素1L）、心房細動', course: '抗菌薬は終了。労作時に酸素2L。食事は普通食。', medication: 'チオトロピウム吸入、アピキサバン5mg',
      background: '妻と二人暮らし。妻は腰痛があり介護力は低い。', direction: '体力の回復後に自宅退院。在宅酸素の再設定をお願いしたい。',
    },
    steps: [
      attaches(d(6, '10:20'), { kind: 'nursing_summary' }),
      sends(d(5, '11:15'), ['community', 'f09', 'f20'], '在宅酸素は業者と調整済みです。'),
      answers(d(5, '15:30'), 'f20', declining('staffing', { note: '呼吸リハビリの担当が休んでおります。' })),
      answers(d(4, '09:40'), 'community', considering(d(2, '17:00'), 'doctor', '呼吸器の医師に確認しています。')),
      says(d(4, '09:42'), 'community', '直近の血液ガスの値を教えてください。'),
      tells(d(4, '10:25'), 'community', '室内気で PaO2 58、酸素2Lで 74、PaCO2 は 46 です。'),
      hands(d(4, '10:40'), 'community', { body: '', papers: [{ kind: 'blood_test', title: '昨日' }, { kind: 'electrocardiogram' }] }),
      reads(d(3, '16:00'), 'f09'),
    ],
  },
  // 受入可 and 条件付き: it is the sender's turn.
  {
    from: 'a1', visibility: 'S1', registered: d(7, '09:50'),
    patient: {
      sex: 'male', age: 88, disease: '脳梗塞後遺症、廃用症候群', purpose: 'long_term', to: ['横須賀・三浦', '横浜'], from: d(3, '09:00'), category: '2', bedKinds: ['medicalLongTerm'], needs: ['gastrostomy', 'suction:6', 'urinary_catheter', 'pressure_ulcer:12=仙骨部'],
      history: '陳旧性脳梗塞、前立腺肥大症', course: '胃瘻を造設し、注入は安定している。発熱なく経過。発語は少ないが、うなずきで意思を示す。', medication: 'ランソプラゾール15mg、タムスロシン0.2mg（胃瘻から）',
      background: '妻は施設入所中。長女が横須賀市に住み、面会のしやすい所を希望。', direction: '療養病棟での長期療養。急変時は積極的な延命を望まない。',
    },
    steps: [
      attaches(d(7, '10:15'), { kind: 'referral_letter' }, { kind: 'nursing_summary', check: 'answeredFor' }),
      sends(d(6, '10:30'), ['c', 'f38', 'f12'], '胃瘻は造設後3週間で、周囲に発赤はありません。ご検討をお願いします。'),
      answers(d(6, '16:10'), 'f12', declining('medical_treatment', { note: '吸引の回数が当院の夜勤体制では難しい状況です。', possibleIf: '1日5回以下' })),
      answers(d(4, '11:20'), 'f38', acceptingIf('褥瘡の処置は1日1回とさせてください。', inDays(6), { ward: '療養病棟2階', roomFee: '差額なし' })),
      says(d(3, '13:00'), 'c', '長女の方は平日の面談が可能でしょうか。'),
      tellsAndChanges(d(3, '13:38'), 'c', ['（他院宛ての内容を誤って送信しました）']),
      tellsAndChanges(d(3, '13:40'), 'c', ['水曜と木曜の午後であれば可能とのことです。', '水曜と金曜の午後であれば可能とのことです。']),
      fresh(answers(d(1, '15:50'), 'c', accepting(inDays(4), { ward: '医療療養病棟', roomFee: '差額なし', note: '金曜14時の面談をお願いします。' }))),
      fresh(says(d(1, '15:55'), 'c', '受入れ可能です。当日は11時までにお越しいただけると助かります。')),
    ],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(6, '15:10'),
    patient: {
      sex: 'female', age: 70, disease: 'くも膜下出血（クリッピング術後）、水頭症（シャント術後）', purpose: 'recovery_rehab', to: ['川崎北部', '横浜'], from: inDays(1), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT/ST', 'gastrostomy'],
      history: '脳動脈瘤', course: '発症38日目。意識は清明となり、見守りで車椅子を操作できる。3食のうち2食を経口で摂る。', medication: 'レベチラセタム1,000mg',
      background: '夫と二人暮らし。夫は退職しており毎日面会に来る。', direction: '起算日から2か月以内の転院を希望。',
    },
    steps: [
      attaches(d(5, '09:05'), { kind: 'referral_letter' }, { kind: 'adl_sheet' }),
      attaches(d(5, '09:08'), { kind: 'other', title: '別の患者の書類' }),
      removesPaper(d(5, '09:10')),
      sends(d(5, '09:20'), ['b', 'f05', 'f19'], '高次脳機能障害の評価（注意、遂行機能）を添えます。リハビリの意欲は高いです。'),
      answers(d(5, '13:30'), 'f05', acceptingAfterWeeks(3, { ward: '回復期病棟', note: '順番のご案内となります。' })),
      answers(d(4, '10:10'), 'b', acceptingIf('胃瘻は予備とし、経口を主とすること。', inDays(8), { ward: '回復期リハビリテーション病棟B', roomFee: '1日5,500円（個室のみ空き）' })),
      answers(d(2, '11:00'), 'f19', declining('duration', { note: '発症からの日数により対象外となります。' })),
      attaches(d(3, '10:20'), { kind: 'blood_test' }),
      tells(d(2, '13:15'), 'b', '差額室料について家族に確認いたします。多床室の空きの見込みはありますか。'),
      hands(d(1, '16:30'), 'b', { body: '最新の看護サマリーをお送りします。ご確認ください。', papers: [{ kind: 'nursing_summary' }] }),
      fresh(asks(m(200), 'b', { whom: '佐伯 みどり', body: '来週後半に多床室が1床空く見込みです。個室で始めて移ることもできますが、いかがでしょうか。' })),
    ],
  },
  // Everybody has said no.
  {
    from: 'a2', visibility: 'S1', registered: d(8, '13:20'),
    patient: {
      sex: 'male', age: 66, disease: '筋萎縮性側索硬化症（気管切開・人工呼吸）', purpose: 'disability', to: ['川崎南部', '川崎北部', '横浜'], from: d(5, '09:00'), category: '3', bedKinds: ['disability'], needs: ['ventilator', 'tracheostomy', 'suction:16', 'gastrostomy'],
      history: '発症5年', course: '肺炎で入院し、気管切開と人工呼吸を導入した。状態は安定している。文字盤で会話できる。', medication: 'ランソプラゾール、酸化マグネシウム',
      background: '妻が在宅介護を続けてきたが、疲労が強い。', direction: '障害者病棟で在宅への準備、または長期の療養。',
    },
    steps: [
      sends(d(7, '10:00'), ['community', 'f09', 'f21'], '人工呼吸器は貸し出しができます。ご検討をお願いします。'),
      answers(d(7, '14:10'), 'community', declining('medical_treatment', { note: '人工呼吸器の管理ができる病床が満床です。', possibleIf: '機器の持ち込みがあり、夜間の設定変更がないこと' })),
      answers(d(6, '09:30'), 'f09', declining('full')),
      answers(d(4, '16:40'), 'f21', declining('staffing', { note: '夜間の臨床工学技士が不在です。' })),
    ],
  },
  // S2 without candidates, and one with reverse offers.
  {
    from: 'a2', visibility: 'S2', registered: d(2, '10:40'),
    patient: {
      sex: 'female', age: 84, disease: '心原性脳塞栓症', purpose: 'recovery_rehab', to: ['川崎北部', '川崎南部', '横浜'], from: inDays(2), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT/ST', 'oxygen:1'],
      history: '心房細動、慢性心不全', course: '血栓回収療法の後、右上肢に軽い麻痺が残る。歩行は介助で可能。', medication: 'アピキサバン5mg、ビソプロロール2.5mg',
      background: '長女と二人暮らし。', direction: '自宅退院を目標とする。地域を問わず早い転院を優先したい。',
    },
    steps: [fresh(sends(d(1, '09:15'), [], ''))],
  },
  {
    from: 'a1', visibility: 'S2', registered: d(4, '10:50'),
    patient: {
      sex: 'male', age: 80, disease: '進行期パーキンソン病、誤嚥性肺炎後', purpose: 'long_term', to: ['横須賀・三浦', '横浜', '湘南東部'], from: d(1, '09:00'), category: '2', bedKinds: ['medicalLongTerm', 'disability'], needs: ['gastrostomy', 'suction:5', 'rehabilitation=維持期'],
      history: 'パーキンソン病（Yahr 4）', course: '肺炎は治癒。胃瘻から1,200kcal。日内変動があり、午前中は声が出る。', medication: 'レボドパ・カルビドパ配合錠（胃瘻から1日5回）、ロチゴチン貼付',
      background: '妻と二人暮らし。妻は透析に通院している。', direction: '療養先を広く探している。難病の医療費助成あり。',
    },
    steps: [
      sends(d(3, '14:00'), ['f12'], 'レボドパの時刻を守れることを希望しています。'),
      answers(d(3, '16:20'), 'f12', considering(inDays(2), 'bed')),
      tells(d(2, '09:15'), 'f12', 'ご家族の連絡先は、決まり次第お電話でお伝えします。'),
      seesName(d(2, '09:40'), 'f12'),
      fresh(offers(d(1, '10:35'), 'c', { answer: acceptingIf('服薬は1日4回にまとめられること。', inDays(5), { ward: '医療療養病棟', roomFee: '差額なし' }), message: '地域の患者として拝見しました。当院で受入れを検討できます。神経内科の外来が週1回あります。' })),
      fresh(offers(m(120), 'f45', { answer: accepting(inDays(9), { ward: '障害者病棟', note: '難病の方を多く受け入れています。' }), message: '障害者病棟で受入れ可能です。リハビリは週5回行えます。' })),
    ],
  },
  {
    from: 'a2', visibility: 'S2', registered: d(3, '09:10'),
    patient: {
      sex: 'female', age: 59, disease: '統合失調症、イレウス術後', purpose: 'psychiatric', to: ['横須賀・三浦', '川崎南部', '川崎北部', '県央'], from: inDays(1), category: '1', bedKinds: ['psychiatric'], needs: ['stoma', 'rehabilitation=OT'],
      history: '統合失調症（発症30年）', course: '手術後20日目、経口摂取は5分粥。ストーマのパウチ交換は看護師が行う。幻聴はあるが穏やか。', medication: 'パリペリドン、リスペリドン内用液',
      background: '両親は他界。後見人（司法書士）がいる。', direction: '精神科病棟での療養とストーマの管理。', guarantor: 'absent',
    },
    steps: [fresh(sends(d(2, '11:30'), ['f22'], 'ストーマの処置方法は書面でお渡しします。'))],
  },
]
