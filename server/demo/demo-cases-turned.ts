import { accepting, acceptingAfterWeeks, acceptingIf, considering, declining } from './demo-answers'
import type { DemoCase } from './demo-case'
import { answers, asksAlso, attaches, changes, chooses, confirms, fresh, hands, offers, reads, releases, says, sends, shows, takesBack, tells, withdraws } from './demo-steps'
import { inDays, minutesAgo as m, workdaysAgo as d } from './demo-time'

/** Open and held cases in which something turned after the first answers. */
export const TURNED_CASES: readonly DemoCase[] = [
  // The record changed after an answer: 変更前の回答.
  {
    from: 'a1', visibility: 'S1', registered: d(6, '09:15'),
    patient: {
      sex: 'male', age: 72, disease: '頸椎症性脊髄症（術後）', purpose: 'recovery_rehab', to: ['川崎北部', '川崎南部'], from: d(1, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT', 'urinary_catheter'],
      history: '糖尿病', course: '後方除圧固定術の後、四肢のしびれは改善している。立位は介助。', medication: 'メコバラミン、シタグリプチン50mg',
      background: '妻と次男の三人暮らし。', direction: '回復期の後、自宅退院。',
    },
    steps: [
      sends(d(5, '10:00'), ['b', 'f24'], 'ご検討をお願いいたします。'),
      answers(d(4, '11:30'), 'b', accepting(inDays(5), { ward: '回復期リハビリテーション病棟A' })),
      answers(d(3, '14:50'), 'f24', acceptingAfterWeeks(2)),
      fresh(changes(m(180), (record) => ({
        needs: { ...record.needs, mrsa: { presence: 'present', quantity: null, detail: '創部の培養、排膿なし' }, urinary_catheter: { presence: 'absent', quantity: null, detail: '' } },
        course: `${record.course}創部の培養からMRSAを検出し、抗菌薬を開始した。膀胱留置カテーテルは抜去できた。`,
      }))),
      fresh(tells(m(175), 'b', '創部の培養結果が出ましたので記録を変更しました。お手数ですが改めてご回答をお願いいたします。')),
    ],
  },
  // Withdrawn from one, others go on.
  {
    from: 'a2', visibility: 'S1', registered: d(9, '14:30'),
    patient: {
      sex: 'female', age: 75, disease: '膵癌（終末期）', purpose: 'palliative', to: ['横浜', '横須賀・三浦'], from: d(6, '09:00'), category: '3', bedKinds: ['palliative'], needs: ['opioid', 'port_picc', 'continuous_infusion', 'drain'],
      history: '膵癌、閉塞性黄疸（ドレナージ後）', course: '化学療法は終了。疼痛はオキシコドン徐放剤とレスキューで落ち着いている。予後は月単位と説明した。', medication: 'オキシコドン40mg、デキサメタゾン2mg',
      background: '夫と二人暮らし。長女が横浜市栄区に住む。', direction: '緩和ケア病棟を希望。本人と家族に説明済み。',
    },
    steps: [
      sends(d(8, '09:40'), ['f15', 'f39', 'f34'], '本人は告知を受けており、延命の処置は望んでいません。'),
      answers(d(8, '15:00'), 'f39', acceptingAfterWeeks(2, { ward: '緩和ケア病棟', roomFee: '個室 1日11,000円' })),
      answers(d(7, '11:10'), 'f15', considering(d(3, '12:00'), 'family_interview', '面談のうえ判定します。')),
      tells(d(7, '13:30'), 'f15', '木曜の午後に長女が伺えます。'),
      withdraws(d(6, '10:20'), 'f34', '緩和ケア専門の病棟に絞ることとなったため。'),
      fresh(answers(d(1, '14:05'), 'f15', accepting(inDays(3), { ward: '緩和ケア病棟', roomFee: '差額なしの個室', note: '面談ありがとうございました。' }))),
    ],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(3, '13:00'),
    patient: {
      sex: 'male', age: 90, disease: '尿路感染症、廃用症候群', purpose: 'community_care', to: ['川崎南部', '横浜'], from: inDays(1), category: '1', bedKinds: ['communityCare'], needs: ['urinary_catheter', 'esbl', 'rehabilitation=PT'],
      history: '前立腺癌（内分泌療法中）、認知症', course: '抗菌薬は終了し、解熱して7日。食事は8割。', medication: 'ビカルタミド80mg、メマンチン20mg',
      background: '長女夫婦と同居。デイサービスを週3回利用。', direction: '体力を戻して自宅に帰りたい。',
    },
    steps: [
      sends(d(2, '09:50'), ['community', 'f10'], 'ESBLは保菌のみです。認知症はありますが穏やかに過ごされています。'),
      answers(d(2, '16:00'), 'f10', declining('infection', { note: '個室が埋まっています。' })),
      reads(d(1, '09:05'), 'community'),
      fresh(says(m(240), 'community', '夜間の様子（徘徊、抜去の有無）を教えてください。')),
    ],
  },
  // Sent back by a receiving hospital, and a respite stay.
  {
    from: 'b', visibility: 'S1', registered: d(4, '14:40'),
    patient: {
      sex: 'female', age: 78, disease: '脳出血後遺症、症候性てんかん', purpose: 'long_term', to: ['川崎北部', '相模原', '横須賀・三浦'], from: inDays(10), category: '2', bedKinds: ['medicalLongTerm'], needs: ['gastrostomy', 'suction:4'],
      history: '脳出血', course: '回復期リハビリの期限が近いが、自宅での介護は難しい。', medication: 'ラコサミド200mg', background: '夫は高齢で介護ができない。長男は海外在住。', direction: '療養先の確保が必要。',
    },
    steps: [
      sends(d(3, '10:20'), ['f21', 'c'], '当院の入院期限は来月末です。'),
      answers(d(2, '13:10'), 'f21', acceptingAfterWeeks(4, { ward: '療養病棟' })),
      fresh(answers(m(260), 'c', considering(inDays(1), 'committee'))),
    ],
  },
  {
    from: 'a2', visibility: 'S2', registered: d(1, '11:30'),
    patient: {
      sex: 'male', age: 43, disease: '脊髄損傷（C5不全麻痺）、褥瘡術後', purpose: 'respite', to: ['川崎南部', '横浜'], from: inDays(6), category: '2', bedKinds: ['disability', 'communityCare'], needs: ['urinary_catheter', 'pressure_ulcer:6=坐骨部', 'wound_care', 'rehabilitation=PT/OT'],
      history: '頸髄損傷（12年前）', course: '皮弁術の後、創は閉じた。体圧分散マットを使用している。', background: '母（74歳）が主な介護者。在宅サービスを調整中。', direction: '自宅の準備が整うまで3週間の入院を希望。',
    },
    steps: [fresh(sends(m(300), ['community'], '電動車椅子を持参します。創部は週2回の観察で足ります。'))],
  },
  // The chosen hospital took back; the sender released a hold: everything as before.
  {
    from: 'a1', visibility: 'S1', registered: d(9, '09:30'),
    patient: {
      sex: 'female', age: 87, disease: '大腿骨転子部骨折術後、慢性腎不全（維持透析）', purpose: 'long_term', to: ['横浜', '川崎南部', '横須賀・三浦'], from: d(6, '09:00'), category: '2', bedKinds: ['medicalLongTerm', 'general'], needs: ['dialysis=月水金、院内', 'rehabilitation=PT', 'glucose_checks:3'],
      history: '糖尿病性腎症、透析8年', course: '術後の経過は良好。シャントの流れも良い。', medication: 'エポエチン（透析時）、リナグリプチン5mg',
      background: '独居。姪が身元保証人。', direction: '透析ができる療養先を探している。',
    },
    steps: [
      sends(d(8, '10:10'), ['f11', 'f13', 'f16'], '透析は月水金の午前です。送迎での通院透析も検討できます。'),
      answers(d(8, '14:00'), 'f16', declining('medical_treatment', { note: '透析設備がありません。' })),
      answers(d(7, '10:30'), 'f13', considering(d(4, '12:00'), 'doctor')),
      answers(d(7, '15:20'), 'f11', accepting(d(1, '10:00'), { ward: '療養病棟3階' })),
      chooses(d(6, '09:40'), 'f11', d(1, '10:00')),
      takesBack(d(5, '11:00'), 'f11', { reason: 'medical_treatment', note: '連携先の透析クリニックの枠が埋まったため、お受けできなくなりました。' }),
      tells(d(5, '13:20'), 'f13', '再度ご検討をお願いできますでしょうか。'),
      asksAlso(d(4, '10:00'), ['c'], '透析の通院先とあわせてご相談させてください。'),
      fresh(says(d(1, '16:10'), 'c', '近隣の透析クリニックに空きを確認しています。明日ご連絡します。')),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(7, '10:20'),
    patient: {
      sex: 'male', age: 63, disease: '頭部外傷（びまん性軸索損傷）', purpose: 'recovery_rehab', to: ['川崎北部', '横浜'], from: d(4, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT/ST', 'tracheostomy'],
      history: '特記なし', course: '受傷41日目。気管カニューレは発声用に替え、夜間の吸引はない。指示に従える。', background: '妻、長男と同居。労災の申請中。', direction: '高次脳機能障害のリハビリを希望。',
    },
    steps: [
      sends(d(6, '09:30'), ['b', 'f06'], '労災の手続きは当院で進めています。'),
      answers(d(6, '13:40'), 'f06', accepting(inDays(2), { ward: '回復期病棟', note: 'カニューレ抜去後が望ましい。' })),
      answers(d(5, '10:00'), 'b', accepting(inDays(6), { ward: '回復期リハビリテーション病棟B' })),
      chooses(d(4, '11:00'), 'f06', inDays(2)),
      releases(d(3, '15:00'), '職場に近い病院を家族が希望したため、調整をやり直します。'),
      fresh(tells(d(1, '09:20'), 'b', 'ご家族は貴院を第一に希望しておられます。日程が固まり次第ご連絡します。')),
    ],
  },

  // 受入先決定: to be confirmed today, overdue, confirmed, and a date that has passed.
  {
    from: 'a1', visibility: 'S1', registered: d(5, '10:40'),
    patient: {
      sex: 'female', age: 81, disease: '胸椎圧迫骨折（T12）', purpose: 'community_care', to: ['川崎南部', '横浜'], from: d(1, '09:00'), category: '1', bedKinds: ['communityCare'], needs: ['rehabilitation=PT', 'oxygen:1'],
      history: '間質性肺炎、骨粗鬆症', course: 'コルセットが届き、棟内を歩行器で移動できる。', medication: 'ニンテダニブ、プレドニゾロン10mg', background: '夫と二人暮らし。', direction: '4週間程度の入院の後、自宅へ。',
    },
    steps: [
      attaches(d(4, '09:20'), { kind: 'adl_sheet' }),
      sends(d(4, '09:30'), ['community', 'f09', 'f55'], 'ステロイドは減量中です。'),
      answers(d(4, '14:00'), 'f55', declining('full')),
      answers(d(3, '10:15'), 'community', accepting(inDays(2), { ward: '地域包括ケア病棟', roomFee: '差額なし' })),
      answers(d(3, '15:00'), 'f09', acceptingIf('酸素は1Lまで。', inDays(4))),
      fresh(chooses(d(1, '11:10'), 'community', inDays(2))),
      fresh(hands(d(1, '11:12'), 'community', { body: '当日の心電図もお送りします。', papers: [{ kind: 'electrocardiogram' }] })),
      fresh(tells(d(1, '11:13'), 'community', '貴院にお願いしたく、日程のご確認をお願いいたします。民間救急で10時に伺う予定です。')),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(8, '09:20'),
    patient: {
      sex: 'male', age: 69, disease: '視床出血（左）', purpose: 'recovery_rehab', to: ['川崎北部'], from: d(4, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT/ST'],
      history: '高血圧、痛風', course: '右片麻痺、感覚障害。車椅子への移乗は軽介助。', medication: 'カンデサルタン8mg、フェブキソスタット10mg', background: '妻と二人暮らし。自営業。', direction: '復業を目標とする。',
    },
    steps: [
      sends(d(7, '10:00'), ['b', 'f19'], 'よろしくお願いいたします。'),
      answers(d(6, '13:00'), 'f19', acceptingAfterWeeks(2)),
      answers(d(5, '11:30'), 'b', accepting(inDays(1), { ward: '回復期リハビリテーション病棟A' })),
      chooses(d(3, '10:00'), 'b', inDays(1)),
      fresh(tells(m(310), 'b', '確認期限を過ぎておりますが、明日の転院で変わりないでしょうか。')),
    ],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(9, '13:30'),
    patient: {
      sex: 'female', age: 76, disease: 'うつ病、低ナトリウム血症（改善）', purpose: 'psychiatric', to: ['横須賀・三浦', '横浜'], from: d(5, '09:00'), category: '1', bedKinds: ['psychiatric'], needs: [],
      history: '反復性うつ病', course: '電解質は正常化。希死念慮は否定するが、食欲が低下している。', medication: 'ミルタザピン15mg', background: '独居。妹が近隣に住む。', direction: '精神科での休養と薬剤の調整。',
    },
    steps: [
      sends(d(8, '11:00'), ['psychiatric', 'f14'], '身体面の治療は終了しています。'),
      answers(d(7, '10:00'), 'f14', declining('full', { possibleIf: '2週間後' })),
      answers(d(7, '14:30'), 'psychiatric', accepting(inDays(1), { ward: '急性期治療病棟' })),
      chooses(d(5, '09:50'), 'psychiatric', inDays(1)),
      confirms(d(4, '13:10'), 'psychiatric'),
      fresh(says(m(330), 'psychiatric', '明日は10時30分に正面玄関へお越しください。医療福祉相談室がご案内します。')),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(10, '10:00'),
    patient: {
      sex: 'female', age: 93, disease: '脳梗塞、嚥下障害', purpose: 'long_term', to: ['川崎南部', '横浜'], from: d(7, '09:00'), category: '3', bedKinds: ['medicalLongTerm'], needs: ['central_line', 'suction:8', 'urinary_catheter', 'pressure_ulcer:16=仙骨部、両踵'],
      history: '認知症、慢性心不全', course: '経口摂取ができず、中心静脈栄養で維持している。', background: '長男が身元保証人。看取りまでの入院を希望。', direction: '療養病棟。延命処置は望まない。',
    },
    steps: [
      sends(d(9, '09:30'), ['f26', 'f13', 'c'], '家族には看取りの方針を説明済みです。'),
      answers(d(9, '15:10'), 'c', declining('medical_treatment', { note: '中心静脈栄養の方の枠が埋まっています。' })),
      answers(d(8, '10:00'), 'f26', accepting(d(2, '10:00'), { ward: '医療療養病棟' })),
      answers(d(8, '11:00'), 'f13', acceptingIf('医療区分3が続く見込みであること。', inDays(3))),
      chooses(d(7, '10:30'), 'f26', d(2, '10:00')),
      confirms(d(6, '09:20'), 'f26'),
      tells(d(6, '10:00'), 'f26', '当日の持ち物と同意書を承知しました。'),
    ],
  },
  {
    from: 'a1', visibility: 'S2', registered: d(6, '13:40'),
    patient: {
      sex: 'male', age: 85, disease: '慢性閉塞性肺疾患、廃用症候群', purpose: 'long_term', to: ['横須賀・三浦', '横浜'], from: d(2, '09:00'), category: '2', bedKinds: ['medicalLongTerm'], needs: ['oxygen:3', 'suction:3'],
      history: '陳旧性肺結核', course: '酸素3Lで安定。排痰は促しで可能。喀痰の抗酸菌塗抹は3回陰性。', background: '独居。生活保護を申請中。', direction: '療養病棟への入院。', guarantor: 'absent',
    },
    steps: [
      sends(d(5, '14:20'), ['f38'], '喀痰検査の結果を添えます。'),
      answers(d(5, '16:30'), 'f38', declining('guarantor_finance', { note: '身元保証人のある方に限っています。' })),
      offers(d(4, '10:10'), 'c', { answer: accepting(inDays(1), { ward: '医療療養病棟', note: '結核の既往があっても対応できます。' }), message: '当院は結核病床があり、既往のある方も受け入れています。ケースワーカーの方との連絡も承ります。' }),
      tells(d(3, '09:30'), 'c', 'ありがとうございます。本人も希望しています。'),
      chooses(d(2, '15:30'), 'c', inDays(1)),
      fresh(confirms(d(1, '13:20'), 'c')),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(4, '09:40'),
    patient: {
      sex: 'female', age: 73, disease: '右橈骨遠位端骨折、骨盤骨折（保存）', purpose: 'community_care', to: ['川崎南部', '横浜'], from: inDays(1), category: '1', bedKinds: ['communityCare', 'general'], needs: ['rehabilitation=PT/OT'],
      history: '関節リウマチ', course: '荷重は痛みの範囲で許可。右手はギプス固定。', medication: 'メトトレキサート6mg/週', background: '独居。マンション5階、エレベーターあり。', direction: 'ギプスが外れるまでの4週間。',
    },
    steps: [
      sends(d(3, '10:30'), ['community', 'f27'], '免疫抑制の治療中ですが、感染の兆候はありません。'),
      answers(d(3, '15:40'), 'f27', acceptingIf('メトトレキサートは持参していただくこと。', inDays(2), { roomFee: '1日3,300円' })),
      answers(d(2, '10:00'), 'community', considering(d(1, '12:00'), 'bed', '退院の調整中です。')),
      fresh(answers(m(190), 'community', accepting(inDays(3), { ward: '地域包括ケア病棟', roomFee: '差額なし' }))),
      fresh(says(m(185), 'community', 'お待たせしました。3日後からお受けできます。')),
    ],
  },
  {
    from: 'a1', visibility: 'S1', registered: d(10, '10:30'),
    patient: {
      sex: 'male', age: 57, disease: 'ギラン・バレー症候群', purpose: 'recovery_rehab', to: ['川崎北部', '横浜', '県央'], from: d(6, '09:00'), category: '1', bedKinds: ['recoveryRehab'], needs: ['rehabilitation=PT/OT', 'costly_drug:800'],
      history: '特記なし', course: '免疫グロブリン療法の後、下肢の筋力は3から4に回復した。', background: '妻、子ども二人と同居。会社員、復職の予定。', direction: '集中的なリハビリを希望。',
    },
    steps: [
      sends(d(9, '10:00'), ['b', 'f08', 'f53'], '独歩の獲得を目標としています。'),
      answers(d(9, '14:20'), 'f53', accepting(d(2, '10:00'), { ward: '回復期病棟' })),
      answers(d(8, '09:30'), 'f08', acceptingAfterWeeks(2)),
      answers(d(8, '11:00'), 'b', considering(d(6, '12:00'), 'doctor')),
      answers(d(7, '10:00'), 'b', accepting(d(1, '10:00'), { ward: '回復期リハビリテーション病棟A' })),
      chooses(d(6, '11:00'), 'b', d(1, '10:00')),
      confirms(d(5, '09:50'), 'b'),
      fresh(says(d(1, '15:30'), 'b', '本日無事に到着されました。')),
    ],
  },
  {
    from: 'a2', visibility: 'S1', registered: d(5, '16:00'),
    patient: {
      sex: 'female', age: 80, disease: '結腸癌術後、縫合不全（保存的に軽快）', purpose: 'acute_continuation', to: ['川崎南部', '横浜'], from: d(1, '09:00'), category: '2', bedKinds: ['general'], needs: ['stoma', 'drain', 'wound_care', 'continuous_infusion'],
      history: '高血圧', course: '発熱なく、ドレーンの排液は1日20mL。5分粥を開始した。', background: '夫と二人暮らし。', direction: 'ドレーン抜去までの治療の継続。', setting: 'inpatient',
    },
    steps: [
      sends(d(4, '11:00'), ['f09', 'f16'], '外科の外来は当院で継続します。'),
      answers(d(4, '15:00'), 'f16', declining('no_department')),
      shows(d(2, '09:30'), 'S2'),
      fresh(answers(d(1, '10:40'), 'f09', acceptingIf('ドレーン抜去後であれば可能です。', inDays(7)))),
    ],
  },
]
