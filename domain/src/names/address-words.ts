/** Words and endings after which 様, さん, 氏 … address nobody by name: relatives, roles, staff, organisations. */

const alternatives = (words: string): string => words.trim().split(/\s+/).join('|')

const RELATIVES = alternatives(`
  家族 親族 親戚 遺族 両親 親御 夫婦 夫妻 兄弟 姉妹 息子 娘 奥 旦那 主人 女房 祖父 祖母 義父 義母 義兄 義姉 義弟 義妹 叔父 叔母 伯父 伯母 義理の母 義理の父
  長男 次男 二男 三男 四男 五男 長女 次女 二女 三女 四女 五女 長男妻 次男妻 長男嫁 次男嫁 娘婿 婿 嫁 従兄弟 従姉妹 甥 姪 孫娘 曾孫
  配偶者 本人 友人 知人 隣人 近所 同居人 後見人 保佐人 補助人 保証人 引受人 代理人 管理人 家主 大家 世帯主 主婦 母 親子
`)

const STAFF = alternatives(`
  医師 看護師 准看護師 看護婦 薬剤師 保健師 助産師 放射線技師 検査技師 技師 療法士 聴覚士 栄養士 福祉士 介護士 工学技士 技士 衛生士 救命士 心理士 弁護士 書士 調理師
  主治医 担当医 紹介医 執刀医 当直医 校医 先生 助手 運転手 秘書 受付 窓口 事務 介護職 総務 連携 救急 消防 警察 民生 担当
  病院長 院長 師長 婦長 部長 課長 室長 係長 所長 施設長 社長 会長 班長 主任 科長 医長 局長 事務長 隊長 店長 園長 町長 区長 市長 次長 理事長 知事 教授
`)

const ORGANISATIONS = alternatives(`
  施設 機関 法人 会社 業者 先方 相手 他院 貴院 病院 医院 病棟 外来 連携室 相談室 医療室 事務室 支援室 手術室 検査室 診療所 事業所 保健所 役所 役場 支所 営業所 薬局
  内科 外科 神経科 小児科 皮膚科 泌尿器科 耳鼻科 眼科 精神科 歯科 麻酔科 婦人科 看護部 事務部 医療部 包括 訪看 訪問看護 協会 医師会 委員会 自治会 社協 大学 学校
`)

/** Any run of kanji with this ending is a role or a body; few family names end so. */
const ENDINGS = '者|員|族|客|課|係|署|隊|店|各位|諸兄'

const COURTESY = alternatives(`皆 苦労 世話 馳走 粗末 愁傷 気の毒 神 仏 王 観音 客 連れ 手伝い 向かい 付き添い 付添い 疲れ 互い 頑張り屋`)

const KANA_WORDS = alternatives(`
  たく みな おく おこ おかあ おとう おじい おばあ おねえ おにい かあ とう じい ばあ ねえ にい おじ おば むすこ むすめ だんな よめ まご おやご ごしゅじん しゅじん ごかぞく かぞく ごほんにん ほんにん
  かんじゃ おきゃく おつかれ つかれ ごくろう ごちそう おかげ おせわ おたがい おきのどく おまちどう おまわり おてつだい おむかい おつれ よそ あり いか あから すぐ なに だれ どなた しゅっ けい そう およそに
`)

const KATAKANA_WORDS = alternatives(`
  ケアマネ ケアマネジャー ケアマネージャー マネジャー マネージャー ヘルパー リハ リハビリ ワーカー ナース ドクター スタッフ デイ デイケア デイサービス サービス ショート ショートステイ ステーション クリニック
  センター ホーム タクシー メーカー オーナー キーパーソン コーディネーター セラピスト オペレーター ボランティア サポーター パートナー ペイシェント クラーク ドライバー ケース チーム グループ カスタマー
  タール コーヒー インフルエンザ パーキンソン リウマチ ガラス ゼリー ミルク ショック ヘルニア アレルギー ヒステリー カンジダ カタル ポリープ ケロイド アテトーゼ ジストニア
`)

/** Ends the text before the address, whatever stands in front of it (当院の担当者様, 鈴木看護師さん). */
export const ENDS_WITH_GENERIC = new RegExp(
  `(?:${RELATIVES}|${STAFF}|${ORGANISATIONS}|${ENDINGS}|${COURTESY}|[ァ-ヶー]*(?:${KATAKANA_WORDS})|赤|坊|[0-9０-９一二三四五六七八九十何数][人名])$`,
  'u',
)

/** Generic only as the whole word: 夫さん is a husband, 和夫さん a man. A polite 御 or a plain 当, 各 … may stand before it. */
export const IS_GENERIC_WORD = new RegExp(
  `^[御各当貴他元前現新某]?(?:${alternatives('夫 妻 父 親 子 孫 兄 姉 弟 妹 姑 舅 嬢 屋 名 人 方 者 隣 上 逆 陰 蔭 毒 某 誰 何 爺 婆 県 市 区 町 村 国 院 〇+ 彼 当方 両名 同 多 異 別 一 各 有 左 仕 模 文 紋 貴 何 両 三 斯 図 両様 八百屋 本屋 床屋 薬屋 弁当屋 酒屋 魚屋 肉屋 花屋 電気屋 不動産屋 葬儀屋 便利屋 道具屋')})$`,
  'u',
)

export const ENDS_WITH_KANA_GENERIC = new RegExp(`(?:${KANA_WORDS})$`, 'u')

/** A kanji compound that ends in the address itself: 前回同様, 摂氏, 沈殿, 諸君. Only endings that no name has (康一様 is a name, 一様 none). */
export const COMPOUNDS: Readonly<Record<string, RegExp>> = {
  様: /(?:同|仕|模|異|紋|種多|態)$/u,
  氏: /(?:摂|華|同|両|諸|各|某|彼)$/u,
  殿: /(?:御|宮|拝|沈|仏)$|^[神本社湯大]$/u,
  君: /(?:諸|暴)$|^[主名夫細]$/u,
}

/** What a symptom is compared with: 脳炎様, 残渣様, 膿様. */
export const SYMPTOM_STEM = /(?:炎|症|腫|瘍|渣|膿|血|汁|液|便|痰|痛|塞|咳|喘息|攣|疹|癬|状|菌|感冒|失神|発作|認知症|軟骨|鱗|苔|砂|泥|粘土)$/u

/** What is like something: 様症状, 様発作, 様便. */
export const SYMPTOM_NOUN =
  /^(?:症|便|性|嘔吐|痰|陰影|発作|所見|物質|吐|分泌|突起|皮疹|排液|排便|出血|腫瘤|結節|疾患|病変|反応|痛|疼痛|変化|構造|外観|顔貌|歩行|振戦|胸痛|頭痛|頻脈|音|呼吸|運動|けいれん|痙攣|意識|体|組織|浮腫|紅斑|隆起|下血|血便|水疱|びらん|潰瘍|エピソード|肺炎|状|骨折|麻痺|失神|嗄声)/u

const ROLES_BY_NAME = alternatives(`
  主治医 担当医 紹介医 医師 看護師 薬剤師 保健師 療法士 聴覚士 栄養士 福祉士 技師 相談員 支援員 専門員 担当者 担当 連携室 相談室 医事課 主任 師長 室長 課長 院長 部長 事務長
  スタッフ 職員 ケアマネ ケアマネジャー ケアマネージャー ソーシャルワーカー ワーカー ヘルパー コーディネーター MSW PSW CM SW PT OT ST
`)

/** Staff may be named (rule 50): the role stands right before the name. */
export const ENDS_WITH_ROLE = new RegExp(`(?:${ROLES_BY_NAME})[:：の]?[ \\u3000]?$`, 'u')
export const IS_ROLE_AND_NAME = new RegExp(`(?:${ROLES_BY_NAME})\\p{sc=Han}{1,4}$`, 'u')

/** A line that opens a message by addressing a colleague: 「湘南病院 地域連携室 田中様」 and a new line or a greeting. */
export const SALUTATION = /(?:^|\n)[^\n。、]{0,30}(?:病院|医院|クリニック|センター|ステーション|事業所|診療所|連携室|相談室|包括|役所|保健所|大学)[^\n。、]{1,16}$/u
export const GREETING_AFTER = /^[、。,!！]?[ \u3000]*(?:\n|いつも|お世話|お疲れ|ご連絡|ありがとう|平素|初めまして)/u

const NO_NAME_WORDS = alternatives(`
  不明 匿名 非公開 非開示 未記入 未確認 未記載 未定 記載 記入 入力 省略 別紙 別途 後日 後ほど 当日 同上 削除 伏せ 伏字 黒塗 マスキング マスク 入れない 書かない 無し 不要 不可 住所 年齢 性別 電話 連絡先 生年月日 確認 口頭 電話で 紙面 郵送 様 殿 患者 本人 家族 仮名 イニシャル 漢字 ふりがな フリガナ 氏名
  フルネーム 旧姓 通称 ローマ字 英語 英字 敬称 自署 代筆 署名 捺印 押印 必須 必要 任意 個人情報 非表示 表示 参照 カルテ 紹介状 診療情報 添付 書類 平仮名 ひらがな カタカナ 変更 訂正 修正 掲載 公開 共有 送付 送信 提供 登録 検索 欄外
  上記 下記 右記 左記 前述 既出 以下 以上 各自 個別 メール 面談 来院 お知らせ 聴取 聞き 確定 適宜 病名 診断 主病名 主訴 現病 既往 入院 転院 退院 科名 病棟 部屋 国籍 血液型 身長 体重 職業 続柄 保険 番号 会社名 施設名 病院名 薬剤名 製品名 商品名 用量 用法 服用
  記号 空欄 空白 担当 医療機関 ケア 要介護 介護 生活保護 キーパーソン 印鑑 お名前 名前 なまえ 名称 ID
`)

/** Values of a form cell that name nobody. */
export const NO_NAME_VALUE = new RegExp(
  `^(?:${NO_NAME_WORDS}|(?:${alternatives('無 なし ナシ フメイ カナ 欄 の は を が に も と や で')})$)`,
  'u',
)

/** Before 氏名 and 名前: of staff, of an organisation or of a thing, none of which the ban concerns. */
export const LABEL_OF_OTHERS = new RegExp(
  `(?:${ROLES_BY_NAME}|記入者|作成者|連絡者|紹介者|送信者|申請者|発信者|責任者|代表者|返信者|報告者|署名|ご?担当|先生|病院|施設|病棟|薬|薬剤|薬品|医薬品|製品|機器|商品|会社|業者|事業所|製剤|検査|疾患|病気|菌|装具|器具|制度|サービス|ステーション|薬局|クリニック|医療機関)(?:様)?の?[ \\u3000]?$`,
  'u',
)

/** A value that ends so is an organisation's or a thing's. */
export const ORGANISATION_VALUE = /(?:病院|医院|クリニック|施設|ホーム|センター|ステーション|薬局|法人|会社|事業所|療養所|錠|カプセル|病|症)$/u

/** Some of the commonest family names: after 患者は anything may follow, so a name is believed only where it begins with one. */
const FAMILY_NAMES = alternatives(`
  佐藤 鈴木 高橋 髙橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷川 石井 近藤 坂本 遠藤 青木 藤井 西村 福田 太田
  三浦 岡本 藤原 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 菅原 小島 大塚 千葉 久保 松井 野口 岩崎 木下 松尾 佐野 菊地 菊池 野村 新井
`)
const PLACE = '在住|出身|方面|市|区|町|村|駅|地区|地域|病院|医院|施設|ホーム'
export const STARTS_WITH_FAMILY_NAME = new RegExp(`^(?:${FAMILY_NAMES})(?!.*(?:${PLACE}))`, 'u')

/** English words that stand after Name: and Patient: and are nobody's. */
export const IS_NO_LATIN_NAME =
  /^(?:Female|Male|Unknown|None|Anonymous|Confidential|Withheld|Omitted|Redacted|Woman|Man|Lady|Stable|No|Not|Is|Has|The|See|Elderly|Adult|Name|ID|Age|Sex|DOB|History|Care|Information|Please|To|In|On|For|With|Patient|Family|NA|TBD|Mr|Mrs|Ms)(?![A-Za-z])/u
export const LATIN_LABEL_OF_OTHERS =
  /(?:[Dd]rug|[Mm]edicine|[Mm]edication|[Hh]ospital|[Ff]acility|[Dd]octor|[Pp]hysician|[Ss]taff|[Nn]urse|[Pp]roduct|[Bb]rand|[Tt]rade|[Gg]eneric|[Dd]evice|[Ff]ile|[Uu]ser|[Dd]isease|[Dd]isorder|[Cc]ompany|[Ww]ard|[Cc]ontact)(?:['’]s)?[ ]$/u
