import { dropDocumentsOf } from '../document/post-documents'
import { audit } from '../platform/audit/write-audit'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { deleteDraft, listOldDrafts, markDraftNotice } from './case.store'
import { announceCase, logTransfer } from './change-case'

const DAY_MS = 86_400_000
/** Told a week before: on ホーム and in the case's history. */
const NOTICE_AFTER_DAYS = 23
const DELETE_AFTER_DAYS = 30
const NOTICE_AHEAD_DAYS = 6

/** Drafts unsent for 30 days: first a notice, then deleted (rule 64); never without the notice before. */
export const expireDrafts = async (tx: Transaction): Promise<{ noticed: number; deleted: number }> => {
  const before = (days: number) => new Date(tx.now.getTime() - days * DAY_MS)
  const due = await listOldDrafts(tx, { createdBefore: before(DELETE_AFTER_DAYS), noticedBefore: before(NOTICE_AHEAD_DAYS) })
  for (const draft of due) {
    await announceCase(tx, draft)
    await dropDocumentsOf(tx, { kind: 'case', id: draft.id })
    await deleteDraft(tx, draft.id)
    await audit(tx, { act: 'case.draft_expired', subjectKind: 'case', subjectId: draft.id, data: { caseCode: draft.code } })
  }
  const fresh = await listOldDrafts(tx, { createdBefore: before(NOTICE_AFTER_DAYS), noticedBefore: undefined })
  for (const draft of fresh) {
    // Not a new version: a form that is open on this draft must still save.
    await markDraftNotice(tx, draft.id)
    await logTransfer(tx, draft, { kind: 'draft_notice' })
    await announceCase(tx, draft)
  }
  return { noticed: fresh.length, deleted: due.length }
}

export const expireDraftsJob = (database: Database): Job => ({
  name: 'expire_drafts',
  dailyAt: '4:00',
  run: async () => {
    await withActor(database, { kind: 'system', name: 'expire_drafts' }, expireDrafts)
  },
})
