import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import { CARE_NEED_GROUPS, type Acceptance, type CareNeed } from '@tasuki/domain/facility/care-need'
import type { Availability, HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { FACILITY_TERM_WORDS } from '@tasuki/domain/facility/facility-words'
import { withRecordTexts } from '@tasuki/domain/facility/unsuitable-facility.rules'
import { markOnPaper } from '../names/mark-on-paper'
import { dayOnPaper, instantOnPaper } from '../platform/files/paper-time'
import type { Sheet } from '../platform/files/print-sheet'
import { factsOnPaper } from './facility-facts'

const WORDS = FACILITY_TERM_WORDS.ja
const MARKS = { accepted: '○', conditional: '△', refused: '×' } as const satisfies Record<Acceptance['level'], string>

const opensText = ({ opensOn, opensBeds }: Availability): string => (opensOn === null ? '' : `${dayOnPaper(opensOn)}${opensBeds > 0 ? `に${WORDS.bedCount(opensBeds)}` : ''}`)

const vacancyOnPaper = (row: Availability, mark: DeletionMark | undefined) => ({
  kind: WORDS[`bed_${row.bedKind}`],
  figures: [row.beds, row.vacant, row.acceptable, row.held].map(String),
  details: [
    WORDS[`sex_${row.sex}`],
    row.privateRoom ? '個室あり' : '',
    opensText(row) === '' ? '' : `予定 ${opensText(row)}`,
    row.waitingWeeks === null ? '' : `待機 ${WORDS.weeks(row.waitingWeeks)}`,
    mark === undefined ? (row.note ?? '') : markOnPaper(mark),
  ]
    .filter((part) => part !== '')
    .join('　'),
  updated: [instantOnPaper(new Date(row.updatedAt)), row.updatedBy ?? ''].filter((part) => part !== '').join('　'),
})

/** モニター・リハビリ breaks where one breathes. */
const narrow = (title: string): string => (title.length > 7 ? title.replace('・', '・\n') : title)

const statedText = (need: CareNeed, stated: Acceptance, mark: DeletionMark | undefined): string =>
  [stated.limit === null ? '' : WORDS.atMost(stated.limit, need.quantityUnit ?? ''), mark === undefined ? stated.condition : markOnPaper(mark)].filter((part) => part !== '').join('、')

/** ○△× of every item that is stated, group by group; of the others the names: 未記載 is to be asked, never a "no". */
const acceptanceOnPaper = ({ acceptance, deletedTexts }: HospitalDetail, catalogue: readonly CareNeed[]) => {
  const wanted = catalogue.filter((need) => !need.retired || acceptance[need.code] !== undefined)
  return {
    groups: CARE_NEED_GROUPS.flatMap((group) => {
      const items = wanted.flatMap((need) => {
        const stated = acceptance[need.code]
        return need.group !== group || stated === undefined ? [] : [{ mark: MARKS[stated.level], label: need.label, text: statedText(need, stated, deletedTexts[`acceptance.${need.code}`]) }]
      })
      return items.length === 0 ? [] : [{ title: narrow(WORDS[`group_${group}`]), items }]
    }),
    unstated: wanted.flatMap((need) => (acceptance[need.code] === undefined ? [need.label] : [])).join('、'),
  }
}

const marksOnPaper = ({ deletedTexts }: HospitalDetail): Record<string, string> => Object.fromEntries(Object.entries(deletedTexts).map(([field, mark]) => [field, markOnPaper(mark)]))

const placeText = ({ postalCode, address, municipalityName, secondaryArea }: HospitalDetail): string =>
  [postalCode === '' ? '' : `〒${postalCode}`, address === '' ? municipalityName : address, secondaryArea === null ? '' : `（${secondaryArea}）`].filter((part) => part !== '').join(' ')

/** 施設情報 of one hospital, as others read it: to be kept in a folder, or faxed to whoever asks. */
export const facilitySheet = (of: { hospital: HospitalDetail; catalogue: readonly CareNeed[]; printed: string }): Sheet => {
  const { hospital } = of
  const { record } = hospital
  return {
    template: 'facility',
    data: {
      title: '施設情報',
      name: hospital.name,
      mark: hospital.use === 'active' ? '' : WORDS[`use_${hospital.use}`],
      lines: [placeText(hospital), hospital.phone === '' ? '' : `代表電話 ${hospital.phone}`, hospital.licensedBeds === null ? '' : `許可病床 ${WORDS.bedCount(hospital.licensedBeds)}`].filter((part) => part !== ''),
      updated: hospital.recordUpdatedAt === null ? '' : `施設情報・受入条件の更新　${[instantOnPaper(new Date(hospital.recordUpdatedAt)), hospital.recordUpdatedBy ?? ''].filter((part) => part !== '').join('　')}`,
      notUser: hospital.use === 'active' ? '' : 'このシステムを利用していないため、空床と受入条件の登録はありません。電話でお問い合わせください。',
      vacancy: {
        title: '空床',
        columns: [WORDS.bedKind, WORDS.beds, WORDS.vacant, WORDS.acceptable, WORDS.held, '性別・個室・予定・待機', '更新'],
        rows: hospital.availability.map((row) => vacancyOnPaper(row, hospital.deletedTexts[`${row.bedKind}.note`])),
        empty: '空床は登録されていません。',
      },
      conditions: { title: '受入条件', legend: '○ 受入可　△ 条件付き　× 不可', unstatedLabel: '未記載（要相談）：', empty: '受入条件は登録されていません。打診のときに相談してください。', ...acceptanceOnPaper(hospital, of.catalogue) },
      facts: record === null ? [] : factsOnPaper(withRecordTexts(record, marksOnPaper(hospital))),
      missingLabel: '未記載：',
      printed: of.printed,
    },
  }
}
