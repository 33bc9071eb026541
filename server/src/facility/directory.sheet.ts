import type { HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import { FACILITY_TERM_WORDS } from '@tasuki/domain/facility/facility-words'
import { shortInstantOnPaper } from '../platform/files/paper-time'
import type { Sheet } from '../platform/files/print-sheet'

const WORDS = FACILITY_TERM_WORDS.ja
/** A vacancy older than this is in no ranking (look.md); on paper it says so itself. */
const STALE_MS = 72 * 3_600_000

export type ListedContact = { department: string; phone: string; extension: string }
export type DirectorySheetContents = {
  hospitals: readonly HospitalSummary[]
  contacts: ReadonlyMap<string, ListedContact>
  total: number
  conditions: string
  /** The hospital the distances are reckoned from; undefined for whoever has none. */
  from: { id: string; name: string } | undefined
  now: Date
  printed: string
}

const distanceOf = (row: HospitalSummary, from: DirectorySheetContents['from']): string => (row.id === from?.id ? '自院' : row.distanceKm === null ? '' : `${row.distanceKm.toFixed(1)} km`)

const hospitalOnPaper = (row: HospitalSummary, of: DirectorySheetContents) => {
  const contact = of.contacts.get(row.id)
  return {
    name: row.name,
    mark: row.use === 'active' ? '' : WORDS[`use_${row.use}`],
    place: [row.municipalityName, contact?.department ?? ''].filter((part) => part !== '').join('　'),
    phone: contact === undefined || contact.phone === '' ? row.phone : contact.phone,
    extension: contact === undefined || contact.phone === '' || contact.extension === '' ? '' : `内線 ${contact.extension}`,
    distance: distanceOf(row, of.from),
    beds: row.beds.map((bed) => ({
      kind: WORDS[`bed_${bed.bedKind}`],
      vacant: String(bed.vacant),
      acceptable: String(bed.acceptable),
      updated: shortInstantOnPaper(new Date(bed.updatedAt)),
      stale: of.now.getTime() - new Date(bed.updatedAt).getTime() > STALE_MS,
    })),
    none: row.use === 'active' ? '空床の登録なし' : '',
  }
}

/** 病院一覧: what the filter shows, for the telephone and the fax. */
export const directorySheet = (of: DirectorySheetContents): Sheet => ({
  template: 'directory',
  data: {
    title: '病院一覧',
    count: of.hospitals.length < of.total ? `${of.total}件のうち、はじめの${of.hospitals.length}件` : `${of.total}件`,
    conditions: of.conditions,
    remarks: [...(of.from === undefined ? [] : [`距離は${of.from.name}からの直線距離です。`]), '更新に※が付いた空床は、3日以上更新されていません。'].join('　'),
    withDistance: of.from !== undefined,
    columns: { hospital: '病院・部門', distance: '距離', phone: '電話', kind: WORDS.bedKind, vacant: WORDS.vacant, acceptable: WORDS.acceptable, updated: '更新' },
    hospitals: of.hospitals.map((row) => hospitalOnPaper(row, of)),
    empty: '条件に合う病院はありません。',
    printed: of.printed,
  },
})
