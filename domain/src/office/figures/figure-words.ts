import { RECORD_WORDS } from '../../transfer/record-words'
import { DURATION_BANDS } from './figures.rules'

const TABLES: Readonly<Record<string, string>> = {
  month: '月別',
  area: '二次医療圏別（転院元病院）',
  medicalCategory: '医療区分別',
  purpose: '転院目的別',
  outcome: '転帰別',
  duration: '転院完了までの期間別',
  need: 'ケア項目別（重複あり）',
  total: '計',
}

/** As the page of a case says them. */
const OUTCOMES: Readonly<Record<string, string>> = { death: '死亡', home: '自宅退院', facility: '施設入所', worsened: '状態悪化で中止', wish: '本人・家族の希望', other: 'その他' }

const OTHERS: Readonly<Record<string, string>> = { completed: '転院完了', open: '募集中', none: '入力なし', more: `${DURATION_BANDS.at(-1)}日以上`, ...Object.fromEntries(DURATION_BANDS.map((days, at) => [`lt${days}`, at === 0 ? `${days}日未満` : `${DURATION_BANDS[at - 1]}日以上${days}日未満`])) }

/** What a row or a table of the figures is called, as the CSV has it: headings other programs rely on. */
export const figureLabel = (table: string, key: string): string => {
  if (table === 'table') return TABLES[key] ?? key
  if (table === 'month') return `${Number(key.slice(0, 4))}年${Number(key.slice(5))}月`
  if (table === 'area' && key === 'none') return '入力なし・県外'
  const words: Readonly<Record<string, unknown>> = RECORD_WORDS.ja
  const found = table === 'purpose' ? words[`purpose_${key}`] : table === 'medicalCategory' ? words[`medical_${key}`] : table === 'outcome' ? OUTCOMES[key] : undefined
  return typeof found === 'string' ? found : (OTHERS[key] ?? key)
}
