import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FieldPath, UseFormReturn } from 'react-hook-form'
import { meQuery } from '../../account/account.queries'
import type { CaseFormValues } from './case-form'
import { createDraftSaver, type DraftState } from './draft-saver'
import { caseQuery } from '../transfer.queries'
import type { SaveCase } from './use-save-case'

type Autosaved = {
  form: UseFormReturn<CaseFormValues>
  saving: SaveCase
  /** A record that candidates read already is saved by hand alone. */
  enabled: boolean
  /** What stands in the form at first isn't on the server yet. */
  startsUnsaved: boolean
  onSaved: (detail: CaseDetail) => void
  onTaken: (fields: string[]) => void
}

/** The draft saved by itself, for as long as the form is open. */
export const useAutosave = ({ form, saving, enabled, startsUnsaved, onSaved, onTaken }: Autosaved) => {
  const client = useQueryClient()
  const [state, tell] = useState<DraftState>({ kind: 'untouched' })
  const { saved, buildOn, saveQuietly } = saving
  const [saver] = useState(() =>
    createDraftSaver({
      values: () => form.getValues(),
      setField: (path, value) => form.setValue(path as FieldPath<CaseFormValues>, value as never),
      saved,
      buildOn,
      save: saveQuietly,
      readLatest: (caseId) => client.fetchQuery({ ...caseQuery(caseId), staleTime: 0 }),
      tell,
    }),
  )
  useEffect(() => saver.listen({ onSaved, onTaken }), [saver, onSaved, onTaken])

  useEffect(() => {
    if (!enabled) return undefined
    const stop = form.subscribe({ formState: { values: true }, callback: saver.touched })
    const leaving = () => {
      if (document.visibilityState === 'hidden') saver.now()
    }
    document.addEventListener('visibilitychange', leaving)
    window.addEventListener('online', saver.now)
    return () => {
      saver.now()
      saver.stop()
      stop()
      document.removeEventListener('visibilitychange', leaving)
      window.removeEventListener('online', saver.now)
    }
  }, [enabled, form, saver])

  const first = useRef(startsUnsaved)
  useEffect(() => {
    if (first.current && enabled) saver.resume(saved())
    first.current = false
  }, [enabled, saver, saved])

  // Signed in again in place: what waited goes out at once.
  const signedInAt = useQuery(meQuery).dataUpdatedAt
  const seen = useRef(signedInAt)
  const expired = state.kind === 'expired'
  useEffect(() => {
    if (seen.current === signedInAt) return
    seen.current = signedInAt
    if (expired) saver.now()
  }, [signedInAt, expired, saver])

  return { state, settled: saver.settled, resume: saver.resume }
}
