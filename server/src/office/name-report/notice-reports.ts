import { noticePath } from '@tasuki/domain/notice/notice-path'
import { findReportedPlaces } from '../../names/settle-name-report'
import type { NoticeSubjects } from '../../notice/notice-subject'

/** 「氏名が見えます」 as notices point at it: the prefecture at its decision, a hospital at where the text stands (rule 85). */
export const reportNotices: NoticeSubjects = {
  kind: 'report',
  seen: async (tx, ids) => {
    const pathOf = (place: { caseId: string | null; roomId: string | null }): string => {
      if (tx.actor.kind === 'officer') return noticePath.nameReports()
      if (place.roomId !== null) return noticePath.room(place.roomId)
      return place.caseId === null ? noticePath.notices() : noticePath.ownCase(place.caseId)
    }
    return new Map((await findReportedPlaces(tx, ids)).map((place) => [place.id, { path: pathOf(place), caseCode: place.label || null, hospitalName: null }]))
  },
}
