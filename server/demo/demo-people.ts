import type { PersonRole } from '@tasuki/domain/account/account.contract'
import type { FictionalHospital } from './fictional-hospitals'

type PeopledHospital = NonNullable<FictionalHospital['people']>

export type DemoPerson = {
  hospital: PeopledHospital | null
  loginId: string
  displayName: string
  displayKana: string
  role: PersonRole
  department: string
  note: string
}

/** `.example` leads nowhere (RFC 2606). */
export const demoAddressOf = (loginId: string): string => `${loginId}@demo.example`

/** Public on purpose: the program fills only an empty database of its own with it, and says so on the sign-in page. */
export const DEMO_PASSWORD = 'tasuki-demo-ban'

/** Nobody of this name works at a hospital of this name: neither exists. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { hospital: 'a1', loginId: 'shiomi-1', displayName: '佐伯 みどり', displayKana: 'サエキ ミドリ', role: 'representative', department: '地域医療連携室', note: '急性期・送る側。自院の患者が多い' },
  { hospital: 'a1', loginId: 'shiomi-2', displayName: '井出 慎吾', displayKana: 'イデ シンゴ', role: 'member', department: '医療福祉相談室', note: '急性期・送る側（医療ソーシャルワーカー）' },
  { hospital: 'a1', loginId: 'shiomi-3', displayName: '真壁 聡子', displayKana: 'マカベ サトコ', role: 'member', department: '地域医療連携室', note: '急性期・送る側（看護師）' },
  { hospital: 'a2', loginId: 'shioji-1', displayName: '小田切 遥', displayKana: 'オダギリ ハルカ', role: 'representative', department: '患者支援センター', note: '急性期・送る側。希望地域への公開が多い' },
  { hospital: 'a2', loginId: 'shioji-2', displayName: '浜口 理恵', displayKana: 'ハマグチ リエ', role: 'member', department: '患者支援センター', note: '急性期・送る側' },
  { hospital: 'b', loginId: 'kajinone-1', displayName: '栗原 美津子', displayKana: 'クリハラ ミツコ', role: 'representative', department: '入退院支援室', note: '回復期リハビリ・受ける側。本日の打診あり' },
  { hospital: 'b', loginId: 'kajinone-2', displayName: '大槻 拓也', displayKana: 'オオツキ タクヤ', role: 'member', department: '入退院支援室', note: '回復期リハビリ・受ける側' },
  { hospital: 'c', loginId: 'misakino-1', displayName: '三谷 久美', displayKana: 'ミタニ クミ', role: 'representative', department: '医療相談室', note: '療養・受ける側。地域の患者に逆オファーできる' },
  { hospital: 'c', loginId: 'misakino-2', displayName: '早川 修', displayKana: 'ハヤカワ オサム', role: 'member', department: '看護部', note: '療養・受ける側（看護師長）' },
  { hospital: 'community', loginId: 'sachinotsu-1', displayName: '安西 由佳', displayKana: 'アンザイ ユカ', role: 'representative', department: '地域連携室', note: '地域包括ケア・受ける側。確認待ちの受入れあり' },
  { hospital: 'community', loginId: 'sachinotsu-2', displayName: '西脇 誠', displayKana: 'ニシワキ マコト', role: 'member', department: '地域連携室', note: '地域包括ケア・受ける側' },
  { hospital: 'community', loginId: 'sachinotsu-3', displayName: '平塚 あゆみ', displayKana: 'ヒラツカ アユミ', role: 'member', department: '看護部', note: '地域包括ケア・受ける側（看護師長）' },
  { hospital: 'psychiatric', loginId: 'kurinokaze-1', displayName: '関口 朋子', displayKana: 'セキグチ トモコ', role: 'representative', department: '医療福祉相談室', note: '精神科・受ける側' },
  { hospital: 'psychiatric', loginId: 'kurinokaze-2', displayName: '名取 健', displayKana: 'ナトリ ケン', role: 'member', department: '医療福祉相談室', note: '精神科・受ける側' },
  { hospital: null, loginId: 'ken-1', displayName: '片桐 直人', displayKana: 'カタギリ ナオト', role: 'officer', department: '医療課', note: '全病院の患者の閲覧、氏名の確認' },
  { hospital: null, loginId: 'ken-2', displayName: '望月 沙織', displayKana: 'モチヅキ サオリ', role: 'officer', department: '医療課', note: '全病院の患者の閲覧、氏名の確認' },
  { hospital: null, loginId: 'ken-3', displayName: '柏木 悠', displayKana: 'カシワギ ユウ', role: 'coordinator', department: '調整窓口', note: '全病院の患者の閲覧' },
  { hospital: null, loginId: 'ken-4', displayName: '堤 早苗', displayKana: 'ツツミ サナエ', role: 'auditor', department: '監査室', note: '操作の記録・病院の利用状況・様式と請求書の確認' },
]

/** Who answers at the hospitals nobody signs in to: their passwords are drawn at random and kept nowhere. */
export const CONTACT_NAMES = [
  '相川 直美', '有馬 恵子', '石橋 剛', '磯部 香織', '一色 淳', '今泉 洋子', '岩瀬 徹', '植草 真弓', '内海 亮', '江口 和美',
  '遠山 進', '大久保 静', '岡部 信也', '荻野 千春', '奥寺 文子', '鏑木 隆', '川路 亜紀', '菊地 俊', '岸本 里奈', '草野 実',
  '桑田 悦子', '小泉 充', '駒井 佳代', '近江 啓太', '坂巻 弘美', '桜庭 勉', '笹川 美穂', '塩見 豊', '篠原 晶子', '島津 学',
  '杉浦 紀子', '鈴鹿 武', '瀬川 真紀', '高梨 裕', '滝沢 明美', '竹内 昇', '田所 幸恵', '千田 健二', '辻本 早苗', '土屋 航',
  '寺内 順子', '富樫 浩', '長峰 友美', '新堀 修平', '野沢 律子', '萩原 大輔', '羽鳥 弓子', '引地 勝', '福永 奈緒', '古谷 正人',
  '星野 景子', '本庄 悟', '牧野 典子', '町田 圭', '宮脇 志保', '武藤 光', '村瀬 邦子', '森下 哲', '矢部 京子', '吉永 仁',
] as const
