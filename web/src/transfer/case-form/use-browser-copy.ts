import { isSameRecord, mergeRecords } from '@tasuki/domain/transfer/record-fields'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { forgetBrowserDraft, keepBrowserDraft, type BrowserDraft, type DraftPlace } from './browser-draft'
import { recordOfForm, type CaseFormValues, type HospitalPick } from './case-form'

const KEEP_AFTER_MS = 300

/** What the form starts from: what is saved, with what this browser has beyond it laid over. */
export const startingValues = (stored: CaseFormValues, opened: CaseDetail | undefined, kept: BrowserDraft | undefined): { values: CaseFormValues; restored: 'no' | 'as typed' | 'merged' } => {
  if (!kept?.values) return { values: stored, restored: 'no' }
  const mine = recordOfForm(kept.values)
  if (opened === undefined || kept.base === null || kept.version === opened.version) {
    const same = opened !== undefined && isSameRecord(mine, opened.record) && kept.values.visibility === opened.visibility
    return { values: kept.values, restored: same ? 'no' : 'as typed' }
  }
  const { merged, taken } = mergeRecords(kept.base, mine, opened.record)
  const same = isSameRecord(merged, opened.record)
  return { values: { ...merged, visibility: kept.values.visibility }, restored: same ? 'no' : taken.length > 0 ? 'merged' : 'as typed' }
}

type CopyParts = { values: () => CaseFormValues; saved: () => CaseDetail | undefined }

const createBrowserCopy = ({ values, saved }: CopyParts, place: DraftPlace) => {
  let at = place
  let picks: HospitalPick[] = []
  let unsaved = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const placeNow = (): DraftPlace => ({ ...at, caseId: saved()?.id ?? at.caseId })
  const write = () => {
    clearTimeout(timer)
    const standing = saved()
    const typed = values()
    if (!unsaved && picks.length === 0) forgetBrowserDraft(placeNow())
    else keepBrowserDraft(placeNow(), { values: unsaved ? { ...recordOfForm(typed), visibility: typed.visibility } : null, base: standing?.record ?? null, picks, version: standing?.version ?? null, at: Date.now() })
  }
  return {
    write,
    at: (next: DraftPlace, chosen: HospitalPick[]) => {
      at = next
      const changed = picks !== chosen && (picks.length > 0 || chosen.length > 0)
      picks = chosen
      if (changed) write()
    },
    touched: () => {
      unsaved = true
      clearTimeout(timer)
      timer = setTimeout(write, KEEP_AFTER_MS)
    },
    /** The server has everything that stands in the form, or all but what was typed since. */
    acknowledge: (detail: CaseDetail) => {
      unsaved = !isSameRecord(recordOfForm(values()), detail.record) || values().visibility !== detail.visibility
      // A new patient has a place of its own now.
      if (at.caseId === undefined) forgetBrowserDraft(at)
      write()
    },
    forget: () => {
      clearTimeout(timer)
      unsaved = false
      picks = []
      forgetBrowserDraft(at)
      forgetBrowserDraft(placeNow())
    },
  }
}

type Copied = { place: DraftPlace; form: UseFormReturn<CaseFormValues>; picks: HospitalPick[]; saved: () => CaseDetail | undefined; startsUnsaved: boolean }

/** Keeps what is typed in this browser, at once, until the server has it. */
export const useBrowserCopy = ({ place, form, picks, saved, startsUnsaved }: Copied) => {
  const [copy] = useState(() => createBrowserCopy({ values: () => form.getValues(), saved }, place))
  useEffect(() => copy.at(place, picks), [copy, place, picks])
  useEffect(() => {
    if (startsUnsaved) copy.touched()
    const stop = form.subscribe({ formState: { values: true }, callback: copy.touched })
    // A tab that is put away may never come back.
    window.addEventListener('pagehide', copy.write)
    return () => {
      copy.write()
      stop()
      window.removeEventListener('pagehide', copy.write)
    }
  }, [form, copy, startsUnsaved])
  return copy
}
