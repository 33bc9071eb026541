import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { differingFields, fieldAt, mergeRecords } from '@tasuki/domain/transfer/record-fields'
import { ApiRefusal, ApiUnreachable } from '../../platform/api-problem'
import { recordOfForm, type CaseFormValues } from './case-form'

const AFTER_TYPING_MS = 1500
const RETRY_MS = 8000
/** One field alone isn't worth a draft in everybody's list yet; this browser has it. */
const FIELDS_OF_A_DRAFT = 2

/** How the draft stands; `held`: it can't be saved as it is, and the form says why. */
export type DraftState =
  | { kind: 'untouched' | 'typing' | 'saving' | 'waiting' | 'offline' | 'expired' | 'held' | 'gone' }
  | { kind: 'saved'; at: Date }
  | { kind: 'clash'; fields: string[]; latest: CaseDetail }
  | { kind: 'sent'; caseId: string }

type DraftSaverParts = {
  values: () => CaseFormValues
  setField: (path: string, value: unknown) => void
  /** The case as last saved from here; undefined for a new patient. */
  saved: () => CaseDetail | undefined
  buildOn: (latest: CaseDetail | undefined) => void
  save: (values: CaseFormValues) => Promise<{ done: CaseDetail | undefined; error: unknown }>
  readLatest: (caseId: string) => Promise<CaseDetail>
  tell: (state: DraftState) => void
}

type DraftListener = {
  onSaved: (detail: CaseDetail) => void
  /** A colleague's changes were laid into the form. */
  onTaken: (fields: string[]) => void
}

/**
 * Saves a draft while it is being typed: a moment after the last keystroke, again when the line or the session is back.
 * What a colleague has saved in between is laid into the form where only they touched a field; else the person decides.
 */
export const createDraftSaver = (parts: DraftSaverParts) => {
  let listener: DraftListener | undefined
  let changes = 0
  let dirty = false
  let state: DraftState = { kind: 'untouched' }
  let timer: ReturnType<typeof setTimeout> | undefined
  const become = (next: DraftState) => {
    if (next.kind === 'typing' && state.kind === 'typing') return
    state = next
    parts.tell(next)
  }
  const soon = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), ms)
  }
  /** A clash, a case that was sent or is gone: typing on must not overrun it. */
  const isDecided = () => state.kind !== 'clash' && state.kind !== 'sent' && state.kind !== 'gone'

  const reconcile = async (base: CaseDetail): Promise<boolean> => {
    const latest = await parts.readLatest(base.id)
    if (latest.status !== 'draft') {
      become({ kind: 'sent', caseId: latest.id })
      return false
    }
    const { taken, clashes } = mergeRecords(base.record, recordOfForm(parts.values()), latest.record)
    for (const path of taken) parts.setField(path, fieldAt(latest.record, path))
    if (taken.length > 0) listener?.onTaken(taken)
    if (clashes.length > 0) {
      become({ kind: 'clash', fields: clashes, latest })
      return false
    }
    parts.buildOn(latest)
    return true
  }

  const waitForLine = () => {
    become({ kind: 'offline' })
    soon(RETRY_MS)
  }

  const afterNo = async (error: unknown): Promise<void> => {
    if (error instanceof ApiUnreachable || !(error instanceof ApiRefusal)) return waitForLine()
    if (error.code === 'not_signed_in' || error.code === 'session_locked' || error.code === 'seat_ended') return become({ kind: 'expired' })
    const base = parts.saved()
    if (error.code !== 'version_conflict' || base === undefined) return become({ kind: error.code === 'not_found' || error.code === 'case_closed' ? 'gone' : 'held' })
    try {
      if (!(await reconcile(base))) return
      become({ kind: 'typing' })
      soon(0)
    } catch (failure) {
      await afterNo(failure)
    }
  }

  const run = async (): Promise<void> => {
    clearTimeout(timer)
    if (!dirty || !isDecided() || state.kind === 'saving') return
    const values = parts.values()
    const standing = parts.saved()
    if (standing !== undefined && CASE_STATUS[standing.status].open) return
    if (values.urgent === true) return become({ kind: 'held' })
    if (standing === undefined && differingFields(EMPTY_CASE_RECORD, recordOfForm(values)).length < FIELDS_OF_A_DRAFT) return become({ kind: 'waiting' })
    const seen = changes
    become({ kind: 'saving' })
    const { done, error } = await parts.save(values)
    if (done === undefined) return afterNo(error)
    listener?.onSaved(done)
    dirty = seen !== changes
    become(dirty ? { kind: 'typing' } : { kind: 'saved', at: new Date() })
    if (dirty) soon(AFTER_TYPING_MS)
  }

  return {
    listen: (to: DraftListener) => {
      listener = to
    },
    touched: () => {
      changes += 1
      dirty = true
      if (!isDecided() || state.kind === 'saving') return
      become({ kind: 'typing' })
      soon(AFTER_TYPING_MS)
    },
    now: () => void run(),
    /** Saved by a press on the button. */
    settled: () => {
      clearTimeout(timer)
      dirty = false
      become({ kind: 'saved', at: new Date() })
    },
    /** The person has decided, or what stands in the form at first isn't saved: the next save builds on `latest`. */
    resume: (latest: CaseDetail | undefined) => {
      parts.buildOn(latest)
      dirty = true
      become({ kind: 'typing' })
      soon(0)
    },
    stop: () => clearTimeout(timer),
  }
}
