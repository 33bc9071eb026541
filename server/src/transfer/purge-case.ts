import { idsOf, type PurgePiece } from '../platform/purge/purge-pieces'
import { deleteCases, selectInquiryPlaces } from './case-life.store'

/** Cases go with their inquiries, history and versions; their rooms are known by the inquiries. */
export const casePurge: PurgePiece = {
  collect: async (tx, subjects) =>
    (await selectInquiryPlaces(tx, idsOf(subjects, 'case'))).flatMap(({ inquiryId, roomId }) => [
      { kind: 'inquiry', id: inquiryId },
      { kind: 'room', id: roomId },
    ]),
  erase: (tx, subjects) => deleteCases(tx, idsOf(subjects, 'case')),
}
