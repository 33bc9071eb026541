import { findNewestDocuments } from '../document/purge-documents'
import type { Transaction } from '../platform/db/transaction'
import { findNewestInRooms, lockRoomsForPurge } from '../talk/room-age'
import { type CaseAgeRow, countOpenBetween, lockCaseAge, selectInquiryPlaces, selectOldCases } from './case-life.store'

/** A case, whose it is, whom it was offered to, and when anything was last entered about it: record, act, talk, document (要綱25条). */
export type CaseAge = { caseId: string; code: string; senderHospitalId: string; askedHospitalIds: readonly string[]; newestEntryAt: Date }

const withAges = async (tx: Transaction, cases: readonly CaseAgeRow[]): Promise<CaseAge[]> => {
  const places = await selectInquiryPlaces(tx, cases.map(({ id }) => id))
  const rooms = await findNewestInRooms(tx, places.map(({ roomId }) => roomId))
  const documents = await findNewestDocuments(tx, [...cases.map(({ id }) => id), ...places.map(({ roomId }) => roomId)])
  const byCase = new Map<string, { roomId: string; hospitalId: string }[]>()
  for (const place of places) byCase.set(place.caseId, [...(byCase.get(place.caseId) ?? []), place])
  return cases.map(({ id, code, senderHospitalId, newest }) => {
    const own = byCase.get(id) ?? []
    const times = [newest, documents.get(id), ...own.flatMap(({ roomId }) => [rooms.get(roomId), documents.get(roomId)])].flatMap((at) => at ?? [])
    return { caseId: id, code, senderHospitalId, askedHospitalIds: [...new Set(own.map(({ hospitalId }) => hospitalId))], newestEntryAt: new Date(Math.max(...times.map(Number))) }
  })
}

/** Of cases that were made before an instant; of the named ones alone, where some are named. As the system. */
export const listOldCaseAges = async (tx: Transaction, createdBefore: Date, caseIds?: readonly string[]): Promise<CaseAge[]> => withAges(tx, await selectOldCases(tx, createdBefore, caseIds))

/** The same of one case while nobody adds anything to it: an entry is either in it, or finds the case gone. As the system. */
export const lockAgedCase = async (tx: Transaction, caseId: string): Promise<CaseAge | undefined> => {
  if ((await lockCaseAge(tx, caseId)) === undefined) return undefined
  await lockRoomsForPurge(tx, (await selectInquiryPlaces(tx, [caseId])).map(({ roomId }) => roomId))
  const locked = await lockCaseAge(tx, caseId)
  return locked && (await withAges(tx, [locked]))[0]
}

/** How many sent and open cases were registered in each of these times. As the system: a number tells of no case. */
export const countOpenCasesBetween = (tx: Transaction, times: readonly { from: Date | null; before: Date | null }[]): Promise<number[]> => countOpenBetween(tx, times)
