import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { MAX_NAMED_PLACES, type NamedPlace } from '@tasuki/domain/document/document-check'
import { listActivePeopleOf } from '../account/people/colleagues'
import { audit } from '../platform/audit/write-audit'
import type { Database } from '../platform/db/database'
import { dangerouslyAsSystem, type Transaction, withActor } from '../platform/db/transaction'
import type { FileStorage } from '../platform/files/file-storage'
import { announce } from '../platform/live/announce'
import { queueNotice } from '../platform/notices/queue-notice'
import { type HeldDocument, hasUnchecked, holdNextUnchecked, letGoOf, pauseCheck, placesOf, updateCheckedPage, updateCheckState } from './document-check.store'
import { type DocumentSubject, subjectOf } from './document-subject'
import { type DocumentRow, lockDocumentRow } from './document.store'
import { orderCheck } from './order-check'
import type { CheckPages } from './run-check'

export type CheckHouse = { storage: FileStorage; incoming: string; subjects: readonly DocumentSubject[]; checkPages: CheckPages; /** The program is ending: what is at work is left to whoever comes next. */ stopping?: AbortSignal }

/** So many pages at a stretch; then whatever else waits has its turn. */
const STRETCH = 6
/** Longer than a page may take: a process that is no more lets go of its document then. */
const HOLD_MS = 5 * 60_000
const MAX_TRIES = 3
const PAUSE_MS = 60_000
const WHOLE_PAGE = { left: 0, top: 0, width: 1, height: 1 }
const ACTOR = { kind: 'system', name: 'check_documents' } as const

/** How many a process looks through at a time: reading takes a whole core. */
const AT_ONCE = Math.min(3, Math.max(1, Math.floor(availableParallelism() / 2)))

/** The open pages of its hospital show how far it is; nobody else's are told. */
export const announceCheck = (tx: Transaction, row: Pick<DocumentRow, 'id' | 'uploader_hospital_id'>): void =>
  announce(tx, { topic: 'document', id: row.id, hospitalIds: [row.uploader_hospital_id] })

/** From now on it is seen by whom its subject is open to. As the system. */
export const releaseDocument = async (tx: Transaction, subjects: readonly DocumentSubject[], row: DocumentRow): Promise<void> => {
  await updateCheckState(tx, row.id, 'released')
  announceCheck(tx, row)
  const subject = subjectOf(subjects, row.subject_kind)
  if (row.deleted_at === null && row.hidden_at === null && row.posted_at !== null) await subject.onChanged(tx, row.subject_id, { kind: 'added', documentId: row.id, documentKind: row.kind, released: true, by: { hospitalId: row.uploader_hospital_id, personName: row.uploader_name } })
}

const refuseDocument = async (tx: Transaction, row: DocumentRow): Promise<void> => {
  await updateCheckState(tx, row.id, 'refused')
  announceCheck(tx, row)
  queueNotice(tx, { kind: 'document_refused', personIds: [row.uploader_person_id], subject: { kind: row.subject_kind, id: row.subject_id } })
}

/** The last page is looked through: out, or back to its uploader. */
const conclude = async (tx: Transaction, subjects: readonly DocumentSubject[], documentId: string): Promise<void> => {
  const row = await lockDocumentRow(tx, documentId)
  if (row === undefined || row.check_state !== 'quarantined' || row.checked_pages < row.pages) return
  const places = placesOf(row)
  await audit(tx, { act: places.length === 0 ? 'document.released' : 'document.refused', subjectKind: 'document', subjectId: row.id, concerns: [row.uploader_hospital_id], data: { of: row.subject_kind, ofId: row.subject_id, places: Math.min(places.length, MAX_NAMED_PLACES), asks: row.check_asks } })
  if (places.length === 0) await releaseDocument(tx, subjects, row)
  else await refuseDocument(tx, row)
}

/** For what the program itself has made: as if it had been looked through, and this been found. */
export const dangerouslyConcludeCheck = (tx: Transaction, subjects: readonly DocumentSubject[], of: { documentId: string; places: readonly NamedPlace[]; reason: string }): Promise<void> =>
  dangerouslyAsSystem(tx, of.reason, async () => {
    const row = await lockDocumentRow(tx, of.documentId)
    if (row === undefined) throw new Error('the document was not entered')
    for (let page = 1; page <= row.pages; page++) await updateCheckedPage(tx, { documentId: row.id, page, places: of.places.filter((place) => place.page === page), asks: 0, heldUntil: tx.now })
    await conclude(tx, subjects, of.documentId)
  })

const writePage = async (tx: Transaction, subjects: readonly DocumentSubject[], of: { documentId: string; page: number; places: readonly NamedPlace[]; asks: number }): Promise<void> => {
  if (!(await updateCheckedPage(tx, { ...of, heldUntil: new Date(tx.now.getTime() + HOLD_MS) }))) throw new Error('the document is looked through elsewhere, or gone')
  const row = await lockDocumentRow(tx, of.documentId)
  if (row === undefined) return
  announceCheck(tx, row)
  await conclude(tx, subjects, of.documentId)
}

/** The document on this machine; what goes wrong here says nothing about the document. */
const fetchStored = async (house: CheckHouse, held: HeldDocument): Promise<string> => {
  await mkdir(house.incoming, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(house.incoming, 'check-'))
  try {
    await pipeline(await house.storage.open(held.storageKey), createWriteStream(path.join(folder, 'stored'), { mode: 0o600 }))
    return folder
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Whoever works at one of the hospitals may be named. As the system. */
const listMembers = async (tx: Transaction, subjects: readonly DocumentSubject[], held: HeldDocument): Promise<string[]> => {
  const hospitals = await subjectOf(subjects, held.subjectKind).parties(tx, held.subjectId)
  return (await listActivePeopleOf(tx, [...new Set(hospitals)])).map(({ displayName }) => displayName)
}

const lookThrough = async (database: Database, house: CheckHouse, of: { held: HeldDocument; folder: string }): Promise<void> => {
  const { held, folder } = of
  const first = held.checkedPages + 1
  const count = Math.min(STRETCH, held.pages - held.checkedPages)
  const members = await withActor(database, ACTOR, (tx) => listMembers(tx, house.subjects, held))
  await house.checkPages({ file: path.join(folder, 'stored'), contentType: held.contentType, first, count, members, stopping: house.stopping }, (read) => withActor(database, ACTOR, (tx) => writePage(tx, house.subjects, { documentId: held.id, ...read })))
  await withActor(database, ACTOR, (tx) => letGoOf(tx, held.id))
}

/** A page at which the reader broke off each time is nothing that a check has seen: its uploader decides. */
const callUnreadable = (database: Database, house: CheckHouse, held: HeldDocument): Promise<void> =>
  withActor(database, ACTOR, async (tx) => {
    const page = held.checkedPages + 1
    await writePage(tx, house.subjects, { documentId: held.id, page, places: [{ page, reason: 'unreadable', box: WHOLE_PAGE }], asks: 0 })
    await letGoOf(tx, held.id)
  })

/** One stretch of one document; a failure pauses this one and no other. */
const checkOne = async (database: Database, house: CheckHouse, held: HeldDocument): Promise<void> => {
  if (held.tries > MAX_TRIES) return callUnreadable(database, house, held)
  let folder: string | undefined
  try {
    folder = await fetchStored(house, held)
    await lookThrough(database, house, { held, folder })
  } catch (error) {
    const ended = house.stopping?.aborted === true
    const counts = folder !== undefined && !ended
    await withActor(database, ACTOR, (tx) => pauseCheck(tx, held.id, { until: new Date(tx.now.getTime() + (ended ? -1 : PAUSE_MS * held.tries)), counts }))
    if (!ended) throw error
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Looks through whatever waits, in a few places at a time, whoever has ordered it: a second order while one is at work is
 * the same. A document is held by one process; what a process left unfinished is taken up where it stopped.
 */
export const createDocumentCheck = (database: Database, house: CheckHouse) => {
  let running = 0
  const checkAll = async (): Promise<void> => {
    let failure: unknown
    while (house.stopping?.aborted !== true) {
      const held = await withActor(database, ACTOR, (tx) => holdNextUnchecked(tx, new Date(tx.now.getTime() + HOLD_MS)))
      if (held === undefined) break
      await checkOne(database, house, held).catch((error: unknown) => {
        failure ??= error
      })
    }
    if (failure !== undefined) throw failure instanceof Error ? failure : new Error('a document could not be looked through')
  }
  return async (): Promise<void> => {
    if (running >= AT_ONCE) return
    running += 1
    try {
      await checkAll()
    } finally {
      running -= 1
    }
    // One that came in between the last look and the end of this.
    await withActor(database, ACTOR, async (tx) => {
      if (await hasUnchecked(tx)) await orderCheck(tx)
    })
  }
}
