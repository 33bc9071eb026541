import type { Actor } from '@tasuki/domain/account/actor'
import { unsuitableCategory } from '@tasuki/domain/names/hidden-mark'
import { moderatedContent } from '@tasuki/domain/office/moderation/moderation.contract'
import { z } from 'zod'
import { findPeople } from '../account/people/colleagues'
import { listPrefecturePeople } from '../account/people/list-people'
import type { DocumentSubject } from '../document/document-subject'
import { reportDocumentCommand } from '../document/report-document'
import { readNameReports } from '../names/settle-name-report'
import { deleteContentAgainCommand } from '../office/moderation/moderate-content'
import { decideNameReportCommand } from '../office/name-report/decide-name-report'
import { deleteCaseAgain } from '../office/retention/delete-case-again'
import type { LedgerEntry } from '../platform/backup/deletion-ledger'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor, withReader } from '../platform/db/transaction'
import { Refused } from '../platform/refused'
import { reportMessageCommand } from '../talk/hide-message'
import { roomDocuments } from '../talk/room-documents'
import { caseDocuments } from '../transfer/case-documents'
import { reportAnswerCommand } from '../transfer/hide-answer'
import { reportClosingCommand } from '../transfer/hide-closing-note'
import { reportEventCommand } from '../transfer/hide-event-text'
import { reportRecordTextCommand } from '../transfer/hide-record-text'
import { PURGE_PIECES } from './purge-wiring'

const SYSTEM = { kind: 'system', name: 'restore' } as const
const SUBJECTS: readonly DocumentSubject[] = [caseDocuments, roomDocuments]

/** By what the trail says that something was deleted or hidden: what no back-up may bring back (要綱24, 25条; rules 60, 85). */
export const DELETING_ACTS: readonly string[] = ['case.purged', 'moderation.deleted', 'name.reported', 'name.removed', 'name.restored']

type Again = (database: Database, entry: LedgerEntry) => Promise<boolean>

/** Nothing is left to be done: it is gone, hidden already, or empty. */
const DONE: readonly string[] = ['content_gone', 'name_already_reported', 'invalid_input', 'name_report_decided']

/** Who did it, where that person is in the back-up too; else somebody of the prefecture, for whom it is there as well. */
const actorsFor = (database: Database, entry: LedgerEntry): Promise<Actor[]> =>
  withReader(database, SYSTEM, async (tx) => {
    const { actorKind, personId, hospitalId } = entry
    const officers = (await listPrefecturePeople(tx)).filter(({ role }) => role === 'officer').map(({ personId: officerId }): Actor => ({ kind: 'officer', personId: officerId }))
    if (personId === null || !(await findPeople(tx, [personId])).has(personId)) return officers
    const own: Actor | undefined = hospitalId !== null ? { kind: 'member', personId, hospitalId, role: 'member' } : actorKind === 'officer' || actorKind === 'coordinator' ? { kind: actorKind, personId } : undefined
    return [...(own === undefined ? [] : [own]), ...officers]
  })

const byAnybody = async (database: Database, actors: readonly Actor[], work: (tx: Transaction) => Promise<unknown>): Promise<boolean> => {
  for (const actor of actors) {
    try {
      await withActor(database, actor, work)
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (DONE.includes(error.refusal.code)) return false
      if (error.refusal.code !== 'not_found') throw error
    }
  }
  return false
}

const deletedCase: Again = (database, { subjectId }) => deleteCaseAgain(database, PURGE_PIECES, subjectId)

const moderationData = z.object({ contentKind: z.string(), contentId: z.uuid(), field: z.string().default(''), category: unsuitableCategory })

const deletedContent: Again = async (database, entry) => {
  const { contentKind, contentId, field, category } = moderationData.parse(entry.data)
  const content = moderatedContent.parse({ kind: contentKind, id: contentId, field })
  const officers = (await actorsFor(database, entry)).filter(({ kind }) => kind === 'officer')
  return byAnybody(database, officers, (tx) => deleteContentAgainCommand(tx, { content, category }))
}

const nameData = z.object({ field: z.string().default('') })

const reportText = (tx: Transaction, { subjectKind, subjectId, data }: LedgerEntry): Promise<void> => {
  switch (subjectKind) {
    case 'message':
      return reportMessageCommand(tx, subjectId)
    case 'record_text':
      return reportRecordTextCommand(tx, { caseId: subjectId, field: nameData.parse(data).field })
    case 'answer':
      return reportAnswerCommand(tx, subjectId)
    case 'event':
      return reportEventCommand(tx, subjectId)
    case 'closing':
      return reportClosingCommand(tx, subjectId)
    case 'document':
      return reportDocumentCommand(tx, SUBJECTS, subjectId)
    default:
      throw new Error(`nothing is known of a report about ${subjectKind}`)
  }
}

const reportedName: Again = async (database, entry) => byAnybody(database, await actorsFor(database, entry), (tx) => reportText(tx, entry))

/** About the report that waits now, be it in the back-up or made again a moment ago. */
const decidedName =
  (decision: 'removed' | 'restored'): Again =>
  async (database, entry) => {
    const { field } = nameData.parse(entry.data)
    const waiting = await withReader(database, SYSTEM, (tx) => readNameReports(tx, 'pending'))
    const found = waiting.find(({ report }) => report.subject_kind === entry.subjectKind && report.subject_id === entry.subjectId && report.field === field)
    if (found === undefined) return false
    const officers = (await actorsFor(database, entry)).filter(({ kind }) => kind === 'officer')
    return byAnybody(database, officers, (tx) => decideNameReportCommand(tx, { reportId: found.report.id, decision }))
  }

const AGAIN: Readonly<Record<string, Again>> = {
  'case.purged': deletedCase,
  'moderation.deleted': deletedContent,
  'name.reported': reportedName,
  'name.removed': decidedName('removed'),
  'name.restored': decidedName('restored'),
}

/** In the order in which they happened, by the same commands; what the restored database doesn't hold needs nothing. */
export const repeatDeletions = async (database: Database, entries: readonly LedgerEntry[]): Promise<{ repeated: number; failed: LedgerEntry[] }> => {
  let repeated = 0
  const failed: LedgerEntry[] = []
  for (const entry of entries) {
    try {
      if (await (AGAIN[entry.act]?.(database, entry) ?? false)) repeated++
    } catch {
      failed.push(entry)
    }
  }
  return { repeated, failed }
}
