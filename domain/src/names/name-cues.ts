import { createWordTable, finishHash, HASH_SEED, hashOfWord, hashStep } from './word-table'

/**
 * Words that say what stands beside them: a form of address after a name, a role before a colleague's, a facility's
 * ending after what only looks like a name. They are features to the model, no rules.
 */
const CUE_WORDS = {
  honorific: '様 さま さん サン 氏 殿 ちゃん くん 君 さまの 本人 ご本人 御本人 さんち 嬢 翁 坊や',
  roleAfter:
    '先生 医師 Dr DR ドクター 看護師 Ns NS 師長 主任 副主任 相談員 薬剤師 PT OT ST MSW PSW SW ケアマネ ケアマネジャー 院長 副院長 部長 課長 係長 室長 科長 医長 所長 施設長 事務長 弁護士 保健師 助産師 ワーカー 技師 栄養士 療法士 療養士 事務 運転手 ドライバー 隊長 救命士 秘書 教授 講師 管理者 サ責 ヘルパー 司法書士 民生委員 学芸員 通訳 CM 放射線技師 検査技師 コーディネーター',
  roleBefore:
    '主治医 担当医 担当 医師 看護師 担当看護師 受持 受け持ち プライマリ Ns NS MSW PSW SW PT OT ST 理学療法士 作業療法士 言語聴覚士 師長 薬剤師 ケアマネ ケアマネジャー ケアマネージャー CM 相談員 連携室 連携 地域連携室 医療相談室 相談室 記載者 記載 記入者 作成者 作成 入力 院長 執刀医 紹介医 管理栄養士 担当者 当直医 外来 日勤 夜勤 リーダー 報告者 発信者 署名 文責 サイン 対応者 受付 電話口 通訳 ヘルパー 訪看 事務 医事課 隊長 退院支援 入退院支援 ソーシャルワーカー 歯科衛生士 保健師 生活保護担当 CW ケースワーカー 福祉課 包括 差出人 From from 登録者 更新者 実施者 確認者 承認者 記録者 入力者 起票者 申請者 依頼医 担当Dr 担当医師 担当Ns 担当PT 担当OT 担当ST 主担当 副担当 受持医 受持Ns 指導者 指導医 研修医 doctor Doctor nurse Nurse staff Staff author created_by updated_by 職員名 職員 スタッフ 書記 座長 議長 出席者 参加者 早出 遅出 入り 明け 窓口 サービス責任者 サ責 医師名 技師 助手 補佐',
  facility:
    '病院 総合病院 記念病院 医院 クリニック 内科 外科 整形外科 脳外科 脳神経外科 眼科 歯科 診療所 リハビリテーション病院 リハビリ病院 リハ病院 中央病院 市民病院 市立病院 共済病院 大学病院 薬局 訪問看護ステーション 訪看 ケアプランセンター デイサービス デイ 老人ホーム ホーム 会 園 荘 苑 の里 の家 の郷 の丘 の杜 館 皮膚科 胃腸科 耳鼻科 産婦人科 小児科 こども 泌尿器科 センター 大学 施設 製薬 薬品 工業 産業 建設 製作所 電機 電器 銀行 高校 中学 小学校 幼稚園 保育園 株式会社 医療センター 寺 神社 教会 スーパー 商店 タクシー 交通 消防署 消防 警察署 病棟 号棟 郵便局 事務所 老健 特養 グループホーム 有料 ステーション 日赤 赤十字',
  place: '市 区 町 村 県 都 府 駅 郡 島 市民 市立 市内 県立 区立 町立 丁目 番地 在住 出身 方面 海岸 地区 圏域 地域 医療圏 川 山 温泉 線 橋 公園 インター 街道 通り 団地 マンション 湾 半島 生まれ 育ち',
  disease: '病 症候群 症 法 式 反射 徴候 スケール 分類 骨折 試験 スコア 基準 麻痺 体位 指数 貧血 腫瘍 リンパ腫 脳症 カテーテル 手術 現象 テスト 靱帯 靭帯 管 腺 動脈 静脈 神経 型 線維 細胞 菌 療法 瘤 炎 腫 癌 術 剤 錠 注 mg ml 単位 カプセル 軟膏 散 包 液 テープ 点滴 内服 食 評価 検査',
  label:
    '氏名 患者名 患者氏名 名前 お名前 フリガナ ふりがな カナ カナ氏名 カナ名 患者 Pt PT Name name NAME Patient patient 利用者 利用者名 世帯主 患者様 紹介患者 標記 上記患者 Title PatientName タイトル 保護者 姓 名 対象者 被保険者 入所者 入居者 児 患児 被後見人 申込者 契約者 件名 ケース 氏名欄 本名 通称 旧姓 通称名 呼び名 愛称 漢字 かな 宛名 続柄 対象 ID',
  kin: '長男 長女 次男 次女 二男 二女 三男 三女 四男 四女 妻 夫 娘 息子 嫁 婿 孫 姉 妹 兄 弟 甥 姪 父 母 祖母 祖父 叔父 叔母 伯父 伯母 従兄 従妹 いとこ 内縁 パートナー キーパーソン KP 身元引受人 身元引受 保証人 身元保証人 後見人 緊急連絡先 家族 同居者 主介護者 介護者 友人 知人 隣人 大家 連絡先 同居 双子 義父 義母 義姉 義兄 義弟 義妹 奥様 奥さん 旦那 ご主人 子 里親 養母 養父 元妻 元夫',
  patient: '転院 退院 入院 入所 搬送 受入 受け入れ 受入れ 打診 紹介 の件 件 の家族 家族 のご家族 ご家族 歳 才 代 男性 女性 男 女 男児 女児 号室 病室 ベッド 生 生まれ 発熱 転倒 死亡 永眠 逝去 面会 来院 受診 オペ 透析 リハ 経過 訪問 面談 来週 本日 明日 嘔吐 食事 食欲 絶食 尿 便 排便 入浴 清拭 酸素 点滴 内服 意識 血圧 体温 熱 痛み 麻痺 呼吸 浮腫 褥瘡 独居 生保 要介護 既往 診断 術後 外泊 車椅子 トイレ 看取り DNAR DNR 誤嚥 骨折 肺炎 拒否 不穏 徘徊 せん妄 転棟 移乗 歩行 嚥下 義歯 おむつ 吐い 食べ 飲ん 眠れ 泣い',
  greeting: 'です と申します 申します でございます より です。 まで 拝 記 が対応 が担当 が伺います 宛 あて 行 へ 御中 お世話 お疲れ よろしく 宜しく 不在 代理 折り返し',
  work:
    '担当 対応 訪問 連絡 確認 依頼 申し送り 記録 出勤 休み 当直 指示 診察 執刀 説明 調整 同席 引き継ぎ 引継ぎ 勤務 日勤 夜勤 準夜 深夜 早番 遅番 明け 公休 有給 年休 異動 着任 退職 転勤 上司 後任 前任 新人 プリセプター 委員 係 議事 出席 欠席 司会 書記 CC cc 署名 オンコール 待機 拝承 了解 承知 共有 送付 返信 受領 入力 文責 作成 コール 回診 リーダー チーム 番 シフト 代行 同行 研修 実習 異動 採血者 実施者 検査者 受付 発送 電話 相談 有休 育休 産休 休み 休暇 早退 遅刻 出張 会議中 会議 電話中 折返し 折り返し 内線 直通 名刺 同乗 見学 催促 名簿 シフト 勤務表 職員 スタッフ 後輩 先輩 幹事 送別 歓迎 議事録 回覧 ラウンド 委員会 班 電話番 当番 応援 交代 代わり 代わって 頼んで 頼み 渡しといて 渡して 言っといて 聞いて 席 戻り 受 書類 返事 窓口 お休み 来棟 来院 打診 公用車 鍵 物品',
} as const

export type Cue = keyof typeof CUE_WORDS
export const CUES = Object.keys(CUE_WORDS) as Cue[]

const words = CUES.flatMap((cue, bit) => CUE_WORDS[cue].split(' ').map((word) => ({ word, bit })))
/** One bit a cue, in the order of {@link CUES}. */
const cueTable = createWordTable(words.length)
for (const { word, bit } of words) {
  const hash = hashOfWord(word, 0, word.length)
  cueTable.set(hash, cueTable.get(hash) | (1 << bit))
}

const LONGEST_CUE = Math.max(...words.map(({ word }) => word.length))

export type CueMap = {
  /** Cues that end right before a place, as bits. */
  readonly before: Uint16Array
  /** Cues that begin at a place, as bits. */
  readonly from: Uint16Array
}

export const findCues = (text: string): CueMap => {
  const before = new Uint16Array(text.length + 1)
  const from = new Uint16Array(text.length + 1)
  for (let i = 0; i < text.length; i++) {
    const most = Math.min(LONGEST_CUE, text.length - i)
    let hash = HASH_SEED
    for (let length = 1; length <= most; length++) {
      hash = hashStep(hash, text.charCodeAt(i + length - 1))
      const cue = cueTable.get(finishHash(hash))
      if (cue === 0) continue
      from[i] = (from[i] ?? 0) | cue
      before[i + length] = (before[i + length] ?? 0) | cue
    }
  }
  return { before, from }
}
