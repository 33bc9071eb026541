import type { CareNeed } from '@tasuki/domain/facility/care-need'
import { CASE_WORDS } from '@tasuki/domain/transfer/case-words'
import type { CaseListItem } from '@tasuki/domain/transfer/case-list.contract'
import { RECORD_WORDS } from '@tasuki/domain/transfer/record-words'
import type { CsvColumn } from '../platform/files/csv-export'
import { minuteInTable } from '../platform/files/paper-time'

const WORDS = RECORD_WORDS.ja
const minuteOf = (instant: string | null): string => (instant === null ? '' : minuteInTable(new Date(instant)))

/**
 * 患者一覧 as a table, documented in docs/tables.md. Nothing stands here that the list on the screen doesn't show to the same
 * reader: its rows are made of the same items. Headings don't change once published; new columns come last.
 */
export const caseColumns = (catalogue: readonly CareNeed[]): CsvColumn<CaseListItem>[] => {
  const labels = new Map(catalogue.map((need) => [need.code, need.label]))
  return [
    { heading: '患者番号', cell: (row) => row.code },
    { heading: '状態', cell: (row) => CASE_WORDS.ja[`status_${row.status}`] },
    { heading: '転院元', cell: (row) => row.senderHospital.name },
    { heading: '年齢', cell: (row) => row.age },
    { heading: '年齢の注記', cell: (row) => (row.ageOrOlder ? '以上' : '') },
    { heading: '性別', cell: (row) => (row.sex === null ? '' : WORDS[`sex_${row.sex}`]) },
    { heading: '主病名', cell: (row) => row.mainDisease },
    { heading: '転院目的', cell: (row) => (row.purpose === null ? '' : WORDS[`purpose_${row.purpose}`]) },
    { heading: '希望地域', cell: (row) => row.destinationLabel },
    { heading: '転院可能日', cell: (row) => row.transferableFrom },
    { heading: '有の医療処置・感染症', cell: (row) => row.presentNeeds.map((code) => labels.get(code) ?? code).join('、') },
    { heading: '公開範囲', cell: (row) => CASE_WORDS.ja[`visibility_${row.visibility}`] },
    { heading: '担当', cell: (row) => row.personInCharge?.displayName ?? '' },
    { heading: '打診数', cell: (row) => row.counts.asked },
    { heading: '相手未読', cell: (row) => row.counts.unread },
    { heading: '検討中', cell: (row) => row.counts.considering },
    { heading: '受入可・条件付き', cell: (row) => row.counts.acceptable },
    { heading: '受入不可', cell: (row) => row.counts.declined },
    { heading: '期限超過', cell: (row) => (row.overdue ? '○' : '') },
    { heading: '登録日時', cell: (row) => minuteOf(row.createdAt) },
    { heading: '送信日時', cell: (row) => minuteOf(row.sentAt) },
    { heading: '更新日時', cell: (row) => minuteOf(row.updatedAt) },
    { heading: '終了日時', cell: (row) => minuteOf(row.closedAt) },
  ]
}
