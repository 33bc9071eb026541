import type { CareNeed } from '@tasuki/domain/facility/care-need'
import { FACILITY_TERM_WORDS } from '@tasuki/domain/facility/facility-words'
import type { DirectoryConditions } from './list-hospitals'
import { servedPrefecture } from './served-prefecture'

const WORDS = FACILITY_TERM_WORDS.ja
const SORT_WORDS = { distance: '近い順', name: '名前順', vacancy: '受入可能が多い順', updated: '空床の更新が新しい順' } as const
const DAY_HOURS = 24

const hoursText = (hours: number): string => (hours % DAY_HOURS === 0 && hours > DAY_HOURS ? `${hours / DAY_HOURS}日以内` : `${hours}時間以内`)

/** What a list on paper was narrowed down to, as the page says it: whoever finds the sheet knows what isn't on it. */
export const conditionsOnPaper = (conditions: DirectoryConditions, of: { catalogue: readonly CareNeed[]; sort: keyof typeof SORT_WORDS }): string => {
  const { q, use, area, municipality, bedKind, vacantOnly, needs, freshHours, withinKm } = conditions
  const place = servedPrefecture().municipalities.find((one) => one.code === municipality)
  const labels = (needs ?? '').split(',').flatMap((code) => (code === '' ? [] : [of.catalogue.find((need) => need.code === code)?.label ?? code]))
  const said = [
    q === undefined || q.trim() === '' ? '' : `名称「${q.trim()}」`,
    use === undefined ? '' : WORDS[`use_${use}`],
    area ?? '',
    municipality === undefined ? '' : (place?.name ?? municipality),
    bedKind === undefined ? '' : WORDS[`bed_${bedKind}`],
    vacantOnly === undefined ? '' : '空床あり',
    labels.length === 0 ? '' : `受け入れる：${labels.join('・')}`,
    freshHours === undefined ? '' : `空床の更新が${hoursText(freshHours)}`,
    withinKm === undefined ? '' : `${withinKm} km以内`,
  ].filter((part) => part !== '')
  return `${said.length === 0 ? 'すべての病院' : said.join('　')}　${SORT_WORDS[of.sort]}`
}
